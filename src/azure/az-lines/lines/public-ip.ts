/** `az network public-ip`: public IP addresses. */
import { defineLines, which, wordAt, wordsAt } from '../line.ts';

export default defineLines({
  type: 'Microsoft.Network/publicIPAddresses',
  put: ({ id, body }) => [
    {
      command: 'network public-ip create',
      options: {
        ...which(id),
        '-l': wordAt(body, 'location'),
        '--sku': wordAt(body, 'sku.name'),
        '--tier': wordAt(body, 'sku.tier'),
        '--allocation-method': wordAt(body, 'properties.publicIPAllocationMethod'),
        '--version': wordAt(body, 'properties.publicIPAddressVersion'),
        '--zone': wordsAt(body, 'zones'),
        '--idle-timeout': wordAt(body, 'properties.idleTimeoutInMinutes'),
      },
    },
  ],
  remove: ({ id }) => [{ command: 'network public-ip delete', options: which(id) }],
});
