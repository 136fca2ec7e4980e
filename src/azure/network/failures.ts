/** Everything in a Cloud that can be imagined to fail, each with an id that `networkOf` understands and a name in words. */
import type { Traceable } from './world.ts';
import { circuitType, ways } from './circuits.ts';
import { gatewayOf, gatewayType, instances } from './gateways.ts';
import { facilityOf } from './outages.ts';
import { networkType, peeringLink } from './virtualNetworks.ts';
import { nodeOf, reference, worldOf, type World } from './world.ts';

export type FailureKind = 'link' | 'edge' | 'location' | 'instance' | 'gateway' | 'connection' | 'peering';

/** One thing that can fail. */
export interface Failure {
  /** The kind and what it is of: `link:<circuit>/primary`, `location:Amsterdam`. */
  id: string;
  kind: FailureKind;
  /** `Primary link of er-office`. */
  name: string;
  /** Of a peering: the id of the link in the network that it is. */
  link?: string;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function ofCircuits(world: World): Failure[] {
  const circuits = world.ofType(circuitType);
  const perWay = circuits.flatMap((circuit) =>
    (['link', 'edge'] as const).flatMap((kind) =>
      ways.map((way): Failure => ({
        id: `${kind}:${nodeOf(circuit.id)}/${way}`,
        kind,
        name: `${capital(way)} ${kind === 'link' ? 'link' : 'Microsoft edge'} of ${circuit.name}`,
      })),
    ),
  );
  const facilities = new Set(circuits.flatMap((circuit) => ways.map((way) => facilityOf(world, circuit, way))));
  const locations = [...facilities]
    .filter((facility) => facility !== '')
    .map((facility): Failure => ({
      id: `location:${facility}`,
      kind: 'location',
      name: `Peering location ${facility}`,
    }));
  return [...perWay, ...locations];
}

function ofGateways(world: World): Failure[] {
  const gateways = world.ofType(gatewayType).map((resource) => gatewayOf(world, resource));
  return gateways.flatMap(({ id, name }): Failure[] => [
    ...instances.map((instance): Failure => ({
      id: `instance:${id}/${instance}`,
      kind: 'instance',
      name: `Instance ${instance + 1} of gateway ${name}`,
    })),
    { id: `gateway:${id}`, kind: 'gateway', name: `Gateway ${name}, both instances` },
  ]);
}

const ofConnections = (world: World): Failure[] =>
  world.ofType('Microsoft.Network/connections').map((connection) => ({
    id: `connection:${nodeOf(connection.id)}`,
    kind: 'connection',
    name: `Connection ${connection.name}`,
  }));

/** A peering of two networks is one thing, though each side has a resource for it: it fails under the id of the first. */
function ofPeerings(world: World): Failure[] {
  const seen = new Set<string>();
  return world.ofType(networkType).flatMap((network) =>
    world.children(network, 'virtualNetworkPeerings').flatMap(({ id, properties }): Failure[] => {
      const remote = world.find(reference.parse(properties['remoteVirtualNetwork']).id);
      if (!remote) return [];
      const link = peeringLink(network, remote);
      if (seen.has(link)) return [];
      seen.add(link);
      const name = `Peering of ${network.name} and ${remote.name}`;
      return [{ id: `peering:${nodeOf(id)}`, kind: 'peering', name, link }];
    }),
  );
}

/** What can fail in a Cloud, in the order of its types and ids: the same Cloud gives the same list. */
export function possibleFailures(cloud: Traceable): Failure[] {
  const world = worldOf(cloud, 'taught');
  return [...ofCircuits(world), ...ofGateways(world), ...ofConnections(world), ...ofPeerings(world)];
}
