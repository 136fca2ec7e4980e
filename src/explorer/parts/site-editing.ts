/** What can be set on a site. It is added with its circuit. */
import { keyOf } from '#src/base/resource-id.ts';
import { listOf, overlapOf, whyNoPrefixes } from '../spaces.ts';
import { textField } from './fields.ts';
import { definePart } from './part.ts';
import { site, siteId, sitesOf, withSite } from './site.ts';

export const sitePart = definePart({
  ...site,
  // A site comes with its circuit.
  adding: [],
  fields(cloud, id) {
    const own = sitesOf(cloud).find(({ circuits }) => circuits[0] && keyOf(siteId(circuits[0])) === keyOf(id));
    if (!own) return [];
    const place = { cloud, id, name: own.name };
    const others = sitesOf(cloud).filter(({ name }) => name !== own.name);
    return [
      textField(
        place,
        { property: 'name', label: 'Name' },
        own.name,
        (text) => {
          if (text === '' || text.length > 60) return 'A site needs a name of 1 to 60 characters.';
          return others.some(({ name }) => name === text)
            ? `There is a site "${text}" already. Choose another name, or lead the circuit to that site.`
            : undefined;
        },
        (text) => withSite(cloud, own.circuits, text, own.prefixes),
      ),
      textField(
        place,
        {
          property: 'addressPrefixes',
          label: 'Address prefixes',
          note: 'What its routers announce to Azure over BGP. Part several with commas.',
        },
        own.prefixes.join(', '),
        whyNoPrefixes,
        (text) => withSite(cloud, own.circuits, own.name, listOf(text)),
        (text) => overlapOf(cloud, own.circuits[0]?.id ?? '', listOf(text)),
      ),
    ];
  },
});
