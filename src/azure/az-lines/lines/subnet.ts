/** `az network vnet subnet`: subnets, with the route table and the security group they name. */
import { defineLines, nameOrId, wordAt, wordsAt } from '../line.ts';
import type { Written } from '../line.ts';

const whichSubnet = ({ id }: Pick<Written, 'id'>) => ({ '-g': id.group, '--vnet-name': id.names[0], '-n': id.name });

export default defineLines({
  type: 'Microsoft.Network/virtualNetworks/subnets',
  put({ id, body, isNew }) {
    const table = wordAt(body, 'properties.routeTable.id');
    const group = wordAt(body, 'properties.networkSecurityGroup.id');
    // What a PUT leaves out is taken off; az has to be told.
    const none = isNew ? undefined : 'null';
    return [
      {
        command: `network vnet subnet ${isNew ? 'create' : 'update'}`,
        options: {
          ...whichSubnet({ id }),
          '--address-prefixes': wordAt(body, 'properties.addressPrefix') ?? wordsAt(body, 'properties.addressPrefixes'),
          '--route-table': nameOrId(table, id) ?? none,
          '--network-security-group': nameOrId(group, id) ?? none,
        },
      },
    ];
  },
  remove: ({ id }) => [{ command: 'network vnet subnet delete', options: whichSubnet({ id }) }],
});
