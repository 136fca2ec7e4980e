/** `az network vnet`: virtual networks, and the subnets that are sent with a new one. */
import { defineLines, listAt, which, wordAt, wordsAt } from '../line.ts';

export default defineLines({
  type: 'Microsoft.Network/virtualNetworks',
  put({ id, body, isNew }) {
    const spaces = { '--address-prefixes': wordsAt(body, 'properties.addressSpace.addressPrefixes') };
    if (!isNew) return [{ command: 'network vnet update', options: { ...which(id), ...spaces } }];
    return [
      { command: 'network vnet create', options: { ...which(id), '-l': wordAt(body, 'location'), ...spaces } },
      ...listAt(body, 'properties.subnets').map((subnet) => ({
        command: 'network vnet subnet create',
        options: {
          '-g': id.group,
          '--vnet-name': id.name,
          '-n': wordAt(subnet, 'name'),
          '--address-prefixes': wordAt(subnet, 'properties.addressPrefix'),
        },
      })),
    ];
  },
  remove: ({ id }) => [{ command: 'network vnet delete', options: which(id) }],
});
