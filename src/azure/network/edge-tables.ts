/** What Microsoft's edge answers about a peering: its ARP and route tables, in Azure's shape. */
import * as shape from '#src/base/shape.ts';
import { parseResourceId } from '#src/base/resource-id.ts';
import { findResource } from '../cloud.ts';
import type { Resource } from '../cloud.ts';
import type { ActionInput } from '../action.ts';
import { networkOf } from '../network.ts';
import type { Context } from '../resource.ts';
import { isDirect, type LinkName } from './circuits.ts';
import { neighborsOfEdge, routesOfEdge, type EdgeNeighbor, type EdgeRoute } from './edge-sessions.ts';
import { edgeHardware, linkAddresses, routerHardware } from './link-addresses.ts';
import { microsoftNeighbors, microsoftRoutes } from './microsoft-edge.ts';
import { whyEdgeDown, whyLinkCut } from './outages.ts';
import { whyNoArp } from './sessions.ts';
import { word, worldOf } from './world.ts';

/** Nobody sends packets in a simulated Azure, so nothing was counted. The spelling is that of the service. */
export const circuitStats = () => ({
  primaryBytesIn: 0,
  primaryBytesOut: 0,
  secondaryBytesIn: 0,
  secondaryBytesOut: 0,
});

const wayOf = ({ argument }: ActionInput): LinkName =>
  argument.toLowerCase() === 'secondary' ? 'secondary' : 'primary';

const peeringProperties = shape.object({ state: word });
const isPrivate = ({ name }: Resource): boolean => name.toLowerCase() === 'azureprivatepeering';

function circuitOf(peering: Resource, { cloud }: Context): Resource {
  const circuit = findResource(cloud, parseResourceId(peering.id)?.parent ?? '');
  if (circuit) return circuit;
  throw new Error(`Peering ${peering.id} stands in no circuit. A peering is made below its circuit.`);
}

const isProvisioned = (circuit: Resource): boolean =>
  circuit.properties['serviceProviderProvisioningState'] === 'Provisioned' || isDirect(circuit);

/** POST …/arpTables/{primary|secondary}. The customer's side answers once the provider has joined the two, and its router has the same tag and subnet. */
export function arpTable(peering: Resource, context: Context, input: ActionInput) {
  const circuit = circuitOf(peering, context);
  const way = wayOf(input);
  const world = worldOf(context.cloud, context.profile);
  const link = linkAddresses(peering, way, 4, context.profile);
  if (!link || peeringProperties.parse(peering.properties).state === 'Disabled') return { value: [] };
  const isJoined = isPrivate(peering)
    ? !whyNoArp(world, circuit, way)
    : isProvisioned(circuit) && !whyLinkCut(world, circuit, way) && !whyEdgeDown(world, circuit, way);
  return {
    value: [
      {
        age: 0,
        interface: 'On-Prem',
        ipAddress: link.customer,
        macAddress: isJoined ? routerHardware(circuit.id, way) : 'Incomplete',
      },
      { age: 0, interface: 'Microsoft', ipAddress: link.microsoft, macAddress: edgeHardware(circuit.id, way) },
    ],
  };
}

/** The routes and the neighbors of a peering on one link. */
function viewOf(
  peering: Resource,
  context: Context,
  input: ActionInput,
): { routes: EdgeRoute[]; neighbors: EdgeNeighbor[] } {
  const circuit = circuitOf(peering, context);
  const world = worldOf(context.cloud, context.profile);
  const way = wayOf(input);
  if (!isPrivate(peering)) {
    return {
      routes: microsoftRoutes(world, circuit, peering, way),
      neighbors: microsoftNeighbors(world, circuit, peering, way),
    };
  }
  const drawn = { world, network: networkOf(context.cloud, context.profile) };
  return { routes: routesOfEdge(drawn, circuit, way), neighbors: neighborsOfEdge(drawn, circuit, way) };
}

/** POST …/routeTables/{primary|secondary}. */
export const routeTable = (peering: Resource, context: Context, input: ActionInput) => ({
  value: viewOf(peering, context, input).routes,
});

/** POST …/routeTablesSummary/{primary|secondary}: the BGP neighbors of the edge. For how long they have been up or down is not known, and not said. */
export function routeTableSummary(peering: Resource, context: Context, input: ActionInput) {
  const { routes, neighbors } = viewOf(peering, context, input);
  return {
    value: neighbors.map(({ address, asn, isUp, state }) => ({
      neighbor: address,
      v: 4,
      as: asn,
      statePfxRcd: isUp ? String(routes.filter(({ nextHop }) => nextHop === address).length) : state,
    })),
  };
}
