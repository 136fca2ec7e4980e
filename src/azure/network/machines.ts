/** The machines that are thought up: one in each subnet in which nothing else stands for them. */
import { addressAt, formatAddress, parseAddress, parsePrefix } from '#src/base/ip.ts';
import { endpointsOf } from './endpoints.ts';
import { interfacesIn } from './interfaces.ts';
import { perWorld } from './once.ts';
import { routesOf } from './routeTables.ts';
import { isForAzure, type Subnet } from './virtualNetworks.ts';
import { nodeOf, type World, type WorldResource } from './world.ts';

/** Azure keeps the first four addresses of every subnet, so the first machine gets the fifth. */
const firstMachine = 4;

const tidy = (address: string): string => {
  const parsed = parseAddress(address);
  return parsed ? formatAddress(parsed) : address;
};

/** Addresses at which something else stands: front ends, private endpoints, and the next hops of user routes. */
const taken = perWorld(
  (world): ReadonlySet<string> =>
    new Set([
      ...endpointsOf(world).map(({ address }) => tidy(address)),
      ...world
        .ofType('Microsoft.Network/routeTables')
        .flatMap((table) => routesOf(world, table).map(({ nextHop }) => tidy(nextHop))),
    ]),
);

/** The addresses of the machine in a subnet: the first free one of each prefix. None where interfaces stand or Azure's own services do. */
export function machineAddresses(world: World, network: WorldResource, subnet: Subnet): string[] {
  if (isForAzure(subnet)) return [];
  if (interfacesIn(world, network).some((one) => nodeOf(one.subnet.id) === nodeOf(subnet.id))) return [];
  return subnet.prefixes.flatMap((text) => {
    const prefix = parsePrefix(text);
    for (let place = firstMachine; prefix; place += 1) {
      const address = addressAt(prefix, place);
      if (!address) return [];
      if (!taken(world).has(formatAddress(address))) return [formatAddress(address)];
    }
    return [];
  });
}

/** What the machine of a subnet is called. */
export const machineName = ({ name }: Subnet): string => `vm-${name.replace(/^(?:snet|subnet)-/i, '')}`;
