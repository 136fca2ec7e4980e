/** `az network express-route peering connection`: Global Reach links. This az writes IPv4 only. */
import { at, defineLines, wordAt } from '../line.ts';
import type { Written } from '../line.ts';

const whichLink = ({ id }: Pick<Written, 'id'>) => ({
  '-g': id.group,
  '--circuit-name': id.names[0],
  '--peering-name': id.names[1],
  '-n': id.name,
});

export default defineLines({
  type: 'Microsoft.Network/expressRouteCircuits/peerings/connections',
  put: ({ id, body }) =>
    at(body, 'properties.ipv6CircuitConnectionConfig') === undefined
      ? [
          {
            command: 'network express-route peering connection create',
            options: {
              ...whichLink({ id }),
              '--peer-circuit': wordAt(body, 'properties.peerExpressRouteCircuitPeering.id'),
              '--address-prefix': wordAt(body, 'properties.addressPrefix'),
              '--authorization-key': wordAt(body, 'properties.authorizationKey'),
            },
          },
        ]
      : undefined,
  remove: ({ id }) => [{ command: 'network express-route peering connection delete', options: whichLink({ id }) }],
});
