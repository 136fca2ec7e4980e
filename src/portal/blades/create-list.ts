/** Create a resource: the catalog of what can be made, with a search. */
import { defineBlade } from '#src/portal/blade.ts';
import { offers } from '#src/portal/offers.ts';
import { inSentence } from '#src/portal/words.ts';

export default defineBlade({
  id: 'create',
  machine: 'list',
  icon: 'add',
  kind: 'What can be made here',
  title: () => 'Create a resource',
  reads: () => ({}),
  filter: 'Search the catalog',
  tableTitle: 'Catalog',
  table: () => ({
    columns: ['Name', 'What it is', 'Create'],
    empty: 'There is nothing to create.',
    rows: offers.map((offer) => ({
      key: offer.name,
      words: offer.words,
      cells: [
        { text: offer.name, icon: offer.icon },
        { text: offer.text },
        'open' in offer
          ? { text: `Create ${inSentence(offer.name)}`, open: offer.open }
          : { text: offer.reason, tone: 'quiet' as const },
      ],
    })),
  }),
});
