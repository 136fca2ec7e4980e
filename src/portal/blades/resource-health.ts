/** Resource health: how Azure sees a resource now and since when, what it advises, and how it was before. */
import { defineBlade } from '#src/portal/blade.ts';
import { plain, state } from '#src/portal/cells.ts';
import { listAt, members, textAt } from '#src/portal/json.ts';
import { idParts } from '#src/portal/resourceId.ts';
import { momentWords } from '#src/portal/words.ts';

const since = (status: unknown): string => momentWords(Date.parse(textAt(status, 'properties.occurredTime')));

export default defineBlade({
  id: 'resource-health',
  machine: 'resource',
  icon: 'health',
  kind: 'Resource health',
  title: ({ of = '' }) => `${idParts(of).name} | Resource health`,
  reads: ({ of = '' }) => ({
    statuses: {
      get: `${of}/providers/Microsoft.ResourceHealth/availabilityStatuses`,
      query: () => ({ 'api-version': '2022-10-01' }),
    },
  }),
  essentials: ({ statuses }) => {
    const [now] = members(statuses);
    return [
      { label: 'Status', cell: state(textAt(now, 'properties.availabilityState')) },
      { label: 'Since', cell: plain(since(now)) },
      { label: 'What Azure sees', cell: plain(textAt(now, 'properties.summary')) },
    ];
  },
  tables: ({ statuses }) => {
    const [now, ...before] = members(statuses);
    const actions = listAt(now, 'properties.recommendedActions');
    return [
      ...(actions.length === 0
        ? []
        : [
            {
              title: 'What to look at',
              columns: ['Step'],
              empty: '',
              rows: actions.map((one) => ({ key: textAt(one, 'action'), cells: [plain(textAt(one, 'action'))] })),
            },
          ]),
      {
        title: 'How it was before',
        columns: ['Since', 'Status', 'What Azure saw'],
        empty: 'It has been like this since it was made.',
        rows: before.map((one, index) => ({
          key: String(index),
          cells: [
            plain(since(one)),
            state(textAt(one, 'properties.availabilityState')),
            plain(textAt(one, 'properties.summary')),
          ],
        })),
      },
    ];
  },
});
