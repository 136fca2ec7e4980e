/** `az network route-table route`: the routes in a route table. */
import { defineLines, wordAt } from '../line.ts';
import type { Written } from '../line.ts';

const whichRoute = ({ id }: Pick<Written, 'id'>) => ({
  '-g': id.group,
  '--route-table-name': id.names[0],
  '-n': id.name,
});

export default defineLines({
  type: 'Microsoft.Network/routeTables/routes',
  put: ({ id, body, isNew }) => [
    {
      command: `network route-table route ${isNew ? 'create' : 'update'}`,
      options: {
        ...whichRoute({ id }),
        '--address-prefix': wordAt(body, 'properties.addressPrefix'),
        '--next-hop-type': wordAt(body, 'properties.nextHopType'),
        '--next-hop-ip-address': wordAt(body, 'properties.nextHopIpAddress'),
      },
    },
  ],
  remove: ({ id }) => [{ command: 'network route-table route delete', options: whichRoute({ id }) }],
});
