/** `az network vpn-connection`: connections between a gateway and a circuit, for all that their name says. */
import { defineLines, nameOrId, which, wordAt } from '../line.ts';

export default defineLines({
  type: 'Microsoft.Network/connections',
  put({ id, body, isNew }) {
    const changeable = {
      '--routing-weight': wordAt(body, 'properties.routingWeight'),
      '--express-route-gateway-bypass': wordAt(body, 'properties.expressRouteGatewayBypass'),
    };
    if (!isNew) return [{ command: 'network vpn-connection update', options: { ...which(id), ...changeable } }];
    const circuit = wordAt(body, 'properties.peer.id');
    if (circuit === undefined) return undefined;
    return [
      {
        command: 'network vpn-connection create',
        options: {
          ...which(id),
          '-l': wordAt(body, 'location'),
          '--vnet-gateway1': nameOrId(wordAt(body, 'properties.virtualNetworkGateway1.id'), id),
          '--express-route-circuit2': nameOrId(circuit, id),
          '--authorization-key': wordAt(body, 'properties.authorizationKey'),
          '--routing-weight': changeable['--routing-weight'],
          // It is a switch here, and takes a word only when a connection is changed.
          '--express-route-gateway-bypass': changeable['--express-route-gateway-bypass'] === 'true' ? true : undefined,
        },
      },
    ];
  },
  remove: ({ id }) => [{ command: 'network vpn-connection delete', options: which(id) }],
});
