/** `az network route-filter`: route filters, and the one rule that is sent with one. */
import { defineLines, listAt, which, wordAt, wordsAt } from '../line.ts';

export default defineLines({
  type: 'Microsoft.Network/routeFilters',
  put: ({ id, body, isNew }) => [
    ...(isNew
      ? [{ command: 'network route-filter create', options: { ...which(id), '-l': wordAt(body, 'location') } }]
      : []),
    ...listAt(body, 'properties.rules').map((rule) => ({
      command: 'network route-filter rule create',
      options: {
        '-g': id.group,
        '--filter-name': id.name,
        '-n': wordAt(rule, 'name'),
        '--access': wordAt(rule, 'properties.access'),
        '--communities': wordsAt(rule, 'properties.communities'),
      },
    })),
  ],
  remove: ({ id }) => [{ command: 'network route-filter delete', options: which(id) }],
});
