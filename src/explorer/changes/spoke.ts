/** How the network besides the hub is reached: peered with the hub, by a gateway of its own, or not at all. */
import type { WorldResource } from '#src/azure/network/world.ts';
import { keyOf } from '#src/base/resource-id.ts';
import * as build from '#src/azure/pieces/build.ts';
import type { PlainCloud } from '#src/azure/pieces/plain.ts';
import { childrenOf, freeName, ofType, withAll } from '../cloud.ts';
import { connectionOf, expressRouteConnections } from '../parts/connection.ts';
import { gateway as gatewayPart, gatewayIn, gatewaySubnet } from '../parts/gateway.ts';
import { kinds } from '../parts/kinds.ts';
import { removed } from '../parts/part.ts';
import { unpeered, withPeering } from '../parts/peering.ts';
import { without } from '../references.ts';
import type { Scenario } from '../scenario.ts';
import { holdsAddress, prefixesOfNetwork } from '../spaces.ts';
import type { Make } from './change.ts';

/** The network besides the hub that the packet is for, or comes from; else the first there is. */
function spokeOf({ cloud, flow }: Scenario, hub: WorldResource | undefined): WorldResource | undefined {
  const spokes = ofType(cloud, 'virtualNetworks').filter(({ id }) => id !== hub?.id);
  const holding = (text: string) => spokes.find((one) => holdsAddress(prefixesOfNetwork(one), text));
  return holding(flow.to) ?? holding(flow.from) ?? spokes[0];
}

/** Without a gateway, and without its subnet where no other gateway stands in it. */
function withoutGateway(cloud: PlainCloud, network: WorldResource, id: string): PlainCloud {
  const after = removed(gatewayPart, kinds, cloud, id).cloud;
  const subnet = gatewaySubnet(after, network.id);
  return subnet && !gatewayIn(after, network.id, 'Vpn') ? without(after, [subnet.id]) : after;
}

/** The circuit that the gateway of a network is connected to. */
function connectionFor(cloud: PlainCloud, hub: WorldResource): string {
  const own = gatewayIn(cloud, hub.id, 'ExpressRoute');
  const found = expressRouteConnections(cloud)
    .map(connectionOf)
    .find(({ virtualNetworkGateway1 }) => keyOf(virtualNetworkGateway1.id) === keyOf(own?.id ?? ''));
  return found?.peer.id ?? ofType(cloud, 'expressRouteCircuits')[0]?.id ?? '';
}

export const spoke: Make = (scenario, { isMet }) => {
  const { cloud } = scenario;
  const hub = ofType(cloud, 'virtualNetworks').find(({ id }) => gatewayIn(cloud, id, 'ExpressRoute'));
  const own = spokeOf(scenario, hub);
  if (!own || !hub) return undefined;
  const ownGateway = gatewayIn(cloud, own.id, 'ExpressRoute');
  const isPeered = childrenOf(cloud, own.id, 'virtualNetworks/virtualNetworkPeerings').length > 0;
  const value = ownGateway ? 'own' : isPeered ? 'peered' : 'alone';
  const circuit = connectionFor(cloud, hub);
  return {
    label: `How ${own.name} is reached`,
    value,
    isNear: isMet(own),
    choices: [
      { value: 'peered', label: 'Peered with the hub' },
      { value: 'own', label: 'Own gateway and connection' },
      { value: 'alone', label: 'Not at all' },
    ],
    set(next) {
      if (next === value) return { scenario, said: `${own.name} is reached as before.` };
      const loose = unpeered(ownGateway ? withoutGateway(cloud, own, ownGateway.id) : cloud, own.id);
      const gone = [
        ...(ownGateway ? [`Its gateway ${ownGateway.name} is gone.`] : []),
        ...(isPeered ? ['Its peering is gone.'] : []),
      ].join(' ');
      if (next === 'alone')
        return { scenario: { ...scenario, cloud: loose }, said: `Nothing leads to ${own.name} now. ${gone}` };
      if (next === 'peered')
        return {
          scenario: { ...scenario, cloud: withPeering(loose, hub, own) },
          said: `${own.name} is peered with ${hub.name} and uses its gateway. ${gone}`.trim(),
        };
      const [way] = gatewayPart.adding;
      if (!way) return { scenario, said: '' };
      const gated = way.add(loose, own.id);
      const name = freeName(gated.cloud, 'connections', `conn-${own.name.replace(/^vnet-/, '')}`);
      const made = build.connection(name, '', '', {
        virtualNetworkGateway1: { id: gated.id ?? '' },
        peer: { id: circuit },
      });
      return {
        scenario: { ...scenario, cloud: withAll(gated.cloud, [made]) },
        said: `${own.name} has a gateway of its own, connected to the circuit with FastPath on. ${gone}`.trim(),
      };
    },
  };
};
