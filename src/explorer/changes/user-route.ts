/** A user route of the gateway subnet that leads through a firewall, or none. */
import { reference, type WorldResource } from '#src/azure/network/world.ts';
import { keyOf } from '#src/base/resource-id.ts';
import type { PlainCloud } from '#src/azure/pieces/plain.ts';
import { childrenOf, find, ofType, parentOf } from '../cloud.ts';
import { gatewayOf, gateways, gatewaySubnet } from '../parts/gateway.ts';
import { kinds } from '../parts/kinds.ts';
import { removed } from '../parts/part.ts';
import { applianceAddress, userRoute as userRoutePart, withRoute } from '../parts/user-route.ts';
import type { Scenario } from '../scenario.ts';
import { holdsAddress, prefixesOfSubnet } from '../spaces.ts';
import type { Make } from './change.ts';

/** The route on a gateway subnet that leads to an appliance, if there is one. */
function gatewayRoutes(cloud: PlainCloud, subnet: WorldResource | undefined): readonly WorldResource[] {
  const table = reference.parse(subnet?.properties['routeTable']).id;
  return table === '' ? [] : childrenOf(cloud, table, 'routeTables/routes');
}

/** The range that the packet is for, as a route of the gateway subnet would name it; else the first subnet of the hub. */
function destinationOf({ cloud, flow }: Scenario, hub: WorldResource): string {
  const subnets = ofType(cloud, 'virtualNetworks/subnets').filter(
    ({ name }) => !/^(?:Gateway|AzureFirewall)/i.test(name),
  );
  const target = subnets.flatMap(prefixesOfSubnet).find((prefix) => holdsAddress([prefix], flow.to));
  const first = subnets.find((one) => keyOf(parentOf(one.id)) === keyOf(hub.id));
  return target ?? (first && prefixesOfSubnet(first)[0]) ?? '0.0.0.0/0';
}

export const userRoute: Make = (scenario, { pick }) => {
  const { cloud } = scenario;
  const own = pick(gateways(cloud, 'ExpressRoute'));
  const network = own && find(cloud, gatewayOf(own).network);
  const subnet = network && gatewaySubnet(cloud, network.id);
  if (!network || !subnet) return undefined;
  const routes = gatewayRoutes(cloud, subnet);
  return {
    label: 'Route on GatewaySubnet',
    value: String(routes.length > 0),
    choices: [
      { value: 'false', label: 'None' },
      { value: 'true', label: 'Through a firewall' },
    ],
    set(value) {
      if (value === String(routes.length > 0))
        return { scenario, said: 'The routes of the gateway subnet stay as they are.' };
      if (value === 'false') {
        const after = routes.reduce((now, { id }) => removed(userRoutePart, kinds, now, id).cloud, cloud);
        return { scenario: { ...scenario, cloud: after }, said: 'The gateway subnet has no user route any more.' };
      }
      const next = applianceAddress(cloud, network.id);
      const to = destinationOf(scenario, network);
      const { cloud: after } = withRoute(cloud, subnet.id, { name: 'to-firewall', prefix: to, next });
      return {
        scenario: { ...scenario, cloud: after },
        said: `A user route of the gateway subnet sends ${to} to the firewall ${next}.`,
      };
    },
  };
};
