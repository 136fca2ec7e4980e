/** `az network route-table`: route tables. */
import { defineLines, which, wordAt } from '../line.ts';

export default defineLines({
  type: 'Microsoft.Network/routeTables',
  put: ({ id, body, isNew }) => [
    {
      command: `network route-table ${isNew ? 'create' : 'update'}`,
      options: {
        ...which(id),
        '-l': isNew ? wordAt(body, 'location') : undefined,
        '--disable-bgp-route-propagation': wordAt(body, 'properties.disableBgpRoutePropagation'),
      },
    },
  ],
  remove: ({ id }) => [{ command: 'network route-table delete', options: which(id) }],
});
