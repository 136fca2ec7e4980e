/** The ExpressRoute connections of a Cloud, each with the circuit, gateway and network it joins, and the reasons for what does not work. Read once per world. */
import * as shape from '#src/base/shape.ts';
import type { Reason } from '#src/datapath/network.ts';
import { circuitType, type LinkName } from './circuits.ts';
import { whyConnectionDown } from './connectionStates.ts';
import { gatewayOf, type Gateway } from './gateways.ts';
import { perWorld } from './once.ts';
import { whyNotAnnounced } from './reach.ts';
import { whyDown } from './sessions.ts';
import { lostSpokesOf, spokesOf } from './virtualNetworks.ts';
import { count, flag, reference, word, type World, type WorldResource } from './world.ts';

export const connectionType = 'Microsoft.Network/connections';

const properties = shape.object({
  connectionType: word,
  provisioningState: word,
  virtualNetworkGateway1: reference,
  peer: reference,
  routingWeight: count,
  expressRouteGatewayBypass: flag,
  enablePrivateLinkFastPath: flag,
});

/** One connection of a gateway and a circuit. */
export interface Joint {
  connection: WorldResource;
  circuit: WorldResource;
  gateway: Gateway;
  gatewayResource: WorldResource;
  hub: WorldResource;
  /** The networks that use the gateway of the hub. */
  spokes: readonly WorldResource[];
  /** Those that would use it, but for a peering that failed. */
  lost: readonly { remote: WorldResource; reason: Reason }[];
  weight: number;
  fastPath: { isOn: boolean; isReady: boolean; reachesPrivateLink: boolean };
  /** Why the connection carries nothing, whatever the circuit does. */
  down: Reason | undefined;
  /** Why nothing is exchanged over one link of the circuit, and over either. */
  silent: Readonly<Record<LinkName, Reason | undefined>>;
  gone: Reason | undefined;
}

function read(world: World, connection: WorldResource): Joint[] {
  const own = properties.parse(connection.properties);
  const gatewayResource = world.find(own.virtualNetworkGateway1.id);
  const circuit = world.find(own.peer.id);
  if (own.connectionType !== 'ExpressRoute' || !gatewayResource) return [];
  if (circuit?.type.toLowerCase() !== circuitType.toLowerCase()) return [];
  const gateway = gatewayOf(world, gatewayResource);
  const { network: hub } = gateway;
  if (!gateway.isExpressRoute || !hub) return [];
  const spokes = spokesOf(world, hub);
  const down = whyConnectionDown(world, connection) ?? whyNotAnnounced(world, { connection, circuit, hub, spokes });
  return [
    {
      connection,
      circuit,
      gateway,
      gatewayResource,
      hub,
      spokes,
      lost: lostSpokesOf(world, hub),
      weight: own.routingWeight,
      fastPath: {
        isOn: own.expressRouteGatewayBypass,
        isReady: own.provisioningState !== 'Updating',
        reachesPrivateLink: own.enablePrivateLinkFastPath,
      },
      down,
      silent: {
        primary: down ?? whyDown(world, circuit, 'primary'),
        secondary: down ?? whyDown(world, circuit, 'secondary'),
      },
      gone: down ?? whyDown(world, circuit),
    },
  ];
}

/** Every ExpressRoute connection that joins something, in the order of ids. */
export const jointsOf = perWorld((world): readonly Joint[] =>
  world.ofType(connectionType).flatMap((connection) => read(world, connection)),
);

/** The joint of one connection; undefined if it is of another kind, or one of its ends does not exist. */
export const jointOf = (world: World, connection: WorldResource): Joint | undefined =>
  jointsOf(world).find((joint) => joint.connection === connection);
