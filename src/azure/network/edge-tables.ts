/** What Microsoft's edge answers about a circuit: its ARP and route tables, worked out from what the Cloud means to packets. */
import * as z from 'zod/mini';
import { valueOf } from '#src/base/facts.ts';
import { addressAt, formatAddress, parsePrefix } from '#src/base/ip.ts';
import { hash128 } from '#src/base/random.ts';
import { parseResourceId } from '#src/base/resource-id.ts';
import type { Network } from '#src/datapath/network.ts';
import { findResource, usersOf } from '../cloud.ts';
import type { Resource } from '../cloud.ts';
import type { ActionInput } from '../action.ts';
import type { Context } from '../resource.ts';
import { globalReachOf } from '../rules/circuit-properties.ts';
import { notSimulated } from '../rules/not-simulated.ts';
import { nodesOfCircuit } from './circuits.ts';
import { declareConnection } from './connections.ts';
import { declareCircuit } from './declareCircuit.ts';
import { gatewayAddresses } from './gateway-addresses.ts';
import { declareGlobalReach } from './globalReach.ts';
import { whyDown } from './sessions.ts';
import { nodeOf, word, worldOf } from './world.ts';

const count = z.catch(z.number(), 0);
const linkPrefixes = { primaryPeerAddressPrefix: word, secondaryPeerAddressPrefix: word };
const peeringProperties = z.object({
  ...linkPrefixes,
  state: word,
  peerASN: count,
  ipv6PeeringConfig: z.catch(z.optional(z.object(linkPrefixes)), undefined),
});

/** Nobody sends packets in a simulated Azure, so nothing was counted. The spelling is that of the service. */
export const circuitStats = () => ({
  primaryBytesIn: 0,
  primaryBytesOut: 0,
  secondaryBytesIn: 0,
  secondaryBytesOut: 0,
});

type Way = 'primary' | 'secondary';
const wayOf = ({ argument }: ActionInput): Way => (argument.toLowerCase() === 'secondary' ? 'secondary' : 'primary');

/** The two addresses of a link: your router's and the edge's. */
function linkAddresses(peering: z.infer<typeof peeringProperties>, way: Way, family: 4 | 6, { profile }: Context) {
  const holder = family === 4 ? peering : peering.ipv6PeeringConfig;
  const prefix = parsePrefix(holder?.[`${way}PeerAddressPrefix`] ?? '');
  const { customer, microsoft } = valueOf('expressroute/link-addresses', profile);
  const at = (offset: number): string => {
    const address = prefix?.family === family ? addressAt(prefix, offset) : undefined;
    return address ? formatAddress(address) : '';
  };
  return { customer: at(customer), microsoft: at(microsoft) };
}

/** A hardware address in the form the edge writes it: `ffff.eeee.dddd`. The first octet says it was given locally. */
const hardwareAddress = (of: string): string =>
  `02${hash128(of).slice(0, 10)}`.replace(/^(.{4})(.{4})(.{4})$/, '$1.$2.$3');

function seatOf(resource: Resource, context: Context) {
  const world = worldOf(context.cloud, context.profile);
  const circuit = findResource(context.cloud, parseResourceId(resource.id)?.parent ?? '');
  if (!circuit) throw new Error(`Peering ${resource.id} stands in no circuit. A peering is made below its circuit.`);
  return { world, circuit, peering: peeringProperties.parse(resource.properties) };
}

const isProvisioned = ({ properties }: Resource): boolean =>
  properties['serviceProviderProvisioningState'] === 'Provisioned';

/** POST …/arpTables/{primary|secondary}. The customer's side answers as soon as the provider has joined the two. */
export function arpTable(resource: Resource, context: Context, input: ActionInput) {
  const { circuit, peering } = seatOf(resource, context);
  const way = wayOf(input);
  if (peering.state === 'Disabled') return { value: [] };
  const { customer, microsoft } = linkAddresses(peering, way, 4, context);
  if (customer === '') return { value: [] };
  const mac = isProvisioned(circuit) ? hardwareAddress(`${nodeOf(circuit.id)} router ${way}`) : 'Incomplete';
  return {
    value: [
      { age: 0, interface: 'On-Prem', ipAddress: customer, macAddress: mac },
      {
        age: 0,
        interface: 'Microsoft',
        ipAddress: microsoft,
        macAddress: hardwareAddress(`${nodeOf(circuit.id)} edge`),
      },
    ],
  };
}

export interface EdgeRoute {
  network: string;
  nextHop: string;
  locPrf: string;
  weight: number;
  path: string;
}

/** The prefixes that lead from a node to another one, in a part of the network whose link is up. */
const prefixesTo = ({ links = [], routes = [] }: Partial<Network>, at: string, via?: string): string[] =>
  links.some(({ down }) => down)
    ? []
    : routes
        .filter((route) => route.at === at && route.via !== undefined && (via === undefined || route.via === via))
        .map(({ prefix }) => prefix);

const familyOf = (prefix: string): 4 | 6 => (prefix.includes(':') ? 6 : 4);

/** What the edge knows on one link: the customer's prefixes, those of virtual networks, and those of joined circuits. */
function routesAt(resource: Resource, context: Context, way: Way): EdgeRoute[] {
  const { cloud, profile } = context;
  const { world, circuit, peering } = seatOf(resource, context);
  const edge = nodesOfCircuit(circuit).edges[way];
  if (peering.state === 'Disabled' || !isProvisioned(circuit)) return [];
  const row = (network: string, nextHop: string, path: string): EdgeRoute => ({
    network,
    nextHop,
    locPrf: '',
    weight: 0,
    path,
  });
  const fits = (prefix: string): boolean => familyOf(prefix) === 4 || peering.ipv6PeeringConfig !== undefined;

  const announced = whyDown(world, circuit, way)
    ? []
    : prefixesTo({ routes: declareCircuit(circuit, world).routes ?? [] }, edge)
        .filter(fits)
        .map((prefix) =>
          row(prefix, linkAddresses(peering, way, familyOf(prefix), context).customer, String(peering.peerASN)),
        );
  const gatewayAsn = String(valueOf('expressroute/gateway-asn', profile));
  const networks = usersOf(cloud, circuit).flatMap((connection) => {
    const { own } = gatewayAddresses(cloud, connection);
    return prefixesTo(declareConnection(connection, world), edge)
      .filter(fits)
      .flatMap((prefix) => own.map((address) => row(prefix, address, gatewayAsn)));
  });
  const azureAsn = valueOf('expressroute/azure-asn', profile);
  const joined = globalReachOf(cloud, circuit).flatMap((reach) => {
    const subnet = parsePrefix(word.parse(reach.properties['addressPrefix']));
    const hop = subnet && addressAt(subnet, valueOf('expressroute/link-addresses', profile).microsoft);
    const far = farPeering(reach, resource, context);
    return prefixesTo(declareGlobalReach(reach, world), edge)
      .filter(fits)
      .map((prefix) => row(prefix, hop ? formatAddress(hop) : '', `${azureAsn} ${far}`));
  });
  return [...announced, ...networks, ...joined];
}

/** The AS number at the other end of a Global Reach link. */
function farPeering(reach: Resource, near: Resource, { cloud }: Context): number {
  const ends = [parseResourceId(reach.id)?.parent ?? '', ...reach.uses];
  const far = ends
    .filter((id) => nodeOf(id) !== nodeOf(near.id))
    .map((id) => findResource(cloud, id))
    .find((end) => end?.type === near.type);
  return peeringProperties.parse(far?.properties ?? {}).peerASN;
}

/** The prefixes that Microsoft announces for its services are not known here. */
export function refuseMicrosoftRoutes({ name }: Resource): void {
  if (name.toLowerCase() === 'azureprivatepeering') return;
  throw notSimulated(`The route table of ${name}`, 'Ask for that of AzurePrivatePeering.', 'peeringName');
}

/** POST …/routeTables/{primary|secondary}. */
export const routeTable = (resource: Resource, context: Context, input: ActionInput) => ({
  value: routesAt(resource, context, wayOf(input)),
});

/** POST …/routeTablesSummary/{primary|secondary}: the BGP neighbors of the edge. For how long they have been there is not known, and not said. */
export function routeTableSummary(resource: Resource, context: Context, input: ActionInput) {
  const { peering, circuit } = seatOf(resource, context);
  const way = wayOf(input);
  const routes = routesAt(resource, context, way);
  const neighbor = (address: string, as: number) => {
    const known = routes.filter(({ nextHop }) => nextHop === address).length;
    return {
      neighbor: address,
      v: 4,
      as,
      ...(known > 0 ? { statePfxRcd: String(known) } : { upDown: 'never', statePfxRcd: 'Idle' }),
    };
  };
  const families = peering.ipv6PeeringConfig ? ([4, 6] as const) : ([4] as const);
  const customers = families
    .map((family) => linkAddresses(peering, way, family, context).customer)
    .filter((address) => address !== '');
  const gateways = usersOf(context.cloud, circuit).flatMap(
    (connection) => gatewayAddresses(context.cloud, connection).own,
  );
  const gatewayAsn = valueOf('expressroute/gateway-asn', context.profile);
  return {
    value: [
      ...customers.map((address) => neighbor(address, peering.peerASN)),
      ...gateways.map((address) => neighbor(address, gatewayAsn)),
    ],
  };
}
