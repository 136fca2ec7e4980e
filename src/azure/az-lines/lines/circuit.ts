/** `az network express-route`: circuits of a provider and on Direct ports. */
import { defineLines, nameOrId, which, wordAt } from '../line.ts';

export default defineLines({
  type: 'Microsoft.Network/expressRouteCircuits',
  put({ id, body, isNew }) {
    const line = 'properties.serviceProviderProperties';
    const gigabits = wordAt(body, 'properties.bandwidthInGbps');
    const sku = { '--sku-tier': wordAt(body, 'sku.tier'), '--sku-family': wordAt(body, 'sku.family') };
    const bandwidth = {
      '--bandwidth': gigabits === undefined ? wordAt(body, `${line}.bandwidthInMbps`) : [gigabits, 'Gbps'],
    };
    if (!isNew) return [{ command: 'network express-route update', options: { ...which(id), ...bandwidth, ...sku } }];
    return [
      {
        command: 'network express-route create',
        options: {
          ...which(id),
          '-l': wordAt(body, 'location'),
          '--provider': wordAt(body, `${line}.serviceProviderName`),
          '--peering-location': wordAt(body, `${line}.peeringLocation`),
          '--express-route-port': nameOrId(wordAt(body, 'properties.expressRoutePort.id'), id),
          ...bandwidth,
          ...sku,
        },
      },
    ];
  },
  remove: ({ id }) => [{ command: 'network express-route delete', options: which(id) }],
});
