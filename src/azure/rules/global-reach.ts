/** What holds for Global Reach: the link between the private peerings of two circuits. */
import * as z from 'zod/mini';
import { valueOf } from '#src/base/facts.ts';
import { isTidy, overlap, parsePrefix } from '#src/base/ip.ts';
import { Refusal } from '#src/base/refusal.ts';
import { keyOf, parseResourceId, sameId } from '#src/base/resource-id.ts';
import { textOf } from '../body.ts';
import { findResource, usersOf } from '../cloud.ts';
import type { Cloud, Resource } from '../cloud.ts';
import { normalLocation } from '../geographies.ts';
import type { Context, Failure, Proposal, Typed } from '../resource.ts';
import { addressSpaceOf } from './address-space.ts';
import { geographyOf, globalReachOf, linkLimit, linksInUse, peeringLocationOf, tierOf } from './circuit-properties.ts';
import { refuseKey } from './connection-key.ts';
import { gatewayOfConnection, networkOfGateway } from './gateway-network.ts';

const reference = z.looseObject({ id: z.string() });

export const globalReachProperties = z.looseObject({
  /** The private peering it is made in. */
  expressRouteCircuitPeering: z.optional(reference),
  /** The private peering of the other circuit. */
  peerExpressRouteCircuitPeering: reference,
  addressPrefix: z.optional(z.string()),
  /** Opens a circuit of another subscription. */
  authorizationKey: z.optional(z.string()),
  ipv6CircuitConnectionConfig: z.optional(z.looseObject({ addressPrefix: z.string() })),
});
export type GlobalReachProperties = z.infer<typeof globalReachProperties>;
type Reach = Typed<GlobalReachProperties>;

const refuse = (code: string, message: string, member: string, fact?: string): never => {
  throw new Refusal(400, code, message, { target: `properties.${member}`, ...(fact !== undefined && { fact }) });
};

const circuitOf = (cloud: Cloud, peeringId: string): Resource | undefined =>
  findResource(cloud, parseResourceId(peeringId)?.parent ?? '');

const isPrivate = (peeringId: string): boolean => keyOf(peeringId).endsWith('/peerings/azureprivatepeering');

function refusePeerings({ id, name, properties }: Reach): void {
  const own = parseResourceId(id)?.parent ?? '';
  const { expressRouteCircuitPeering: said, peerExpressRouteCircuitPeering: peer } = properties;
  if (!isPrivate(own) || !isPrivate(peer.id)) {
    refuse(
      'CrossconnectGlobalReachPeering',
      `${name} joins ${own} with ${peer.id}. Global Reach joins two private peerings, each named AzurePrivatePeering. Choose those.`,
      'peerExpressRouteCircuitPeering',
      'expressroute/global-reach-prerequisites',
    );
  }
  if (said && !sameId(said.id, own)) {
    refuse(
      'CrossconnectGlobalReachPeering',
      `${name} is made in ${own}, but names ${said.id} as its own peering. Leave expressRouteCircuitPeering out, or name the peering it is made in.`,
      'expressRouteCircuitPeering',
    );
  }
  if (!sameId(parseResourceId(own)?.parent ?? '', parseResourceId(peer.id)?.parent ?? '')) return;
  refuse(
    'CrossconnectGlobalReachWithItself',
    `${name} would join a circuit with itself. Global Reach joins two circuits at different peering locations. Name another one.`,
    'peerExpressRouteCircuitPeering',
    'expressroute/global-reach-prerequisites',
  );
}

function refusePrefix(name: string, text: string, family: 4 | 6, member: string, { profile }: Context): void {
  const { ipv4, ipv6 } = valueOf('expressroute/global-reach-prefix', profile);
  const length = family === 4 ? ipv4 : ipv6;
  const prefix = text.includes('/') ? parsePrefix(text) : undefined;
  if (prefix?.family === family && prefix.length === length && isTidy(text)) return;
  refuse(
    'CrossconnectGlobalReachPrefix',
    `${member} of ${name} is ${text}. A Global Reach link takes a /${length} for IPv${family}, such as ${family === 4 ? '192.168.8.0/29' : '2001:db8:8::/125'}. Send such a prefix.`,
    member,
    'expressroute/global-reach-prefix',
  );
}

/** The prefixes of a link, with the member that holds each. */
const prefixesOf = ({ addressPrefix, ipv6CircuitConnectionConfig: six }: GlobalReachProperties) => [
  ...(addressPrefix === undefined ? [] : [{ text: addressPrefix, family: 4 as const, member: 'addressPrefix' }]),
  ...(six
    ? [{ text: six.addressPrefix, family: 6 as const, member: 'ipv6CircuitConnectionConfig.addressPrefix' }]
    : []),
];

/** What must not overlap the subnet of a link: virtual networks on either circuit, and other links of them. */
function takenOn(cloud: Cloud, circuit: Resource, except: string): { text: string; by: string }[] {
  const networks = usersOf(cloud, circuit).flatMap((connection) => {
    const gateway = gatewayOfConnection(cloud, connection);
    const network = gateway && networkOfGateway(cloud, gateway);
    return network ? addressSpaceOf(network).map((text) => ({ text, by: network.name })) : [];
  });
  const reaches = globalReachOf(cloud, circuit)
    .filter(({ id }) => !sameId(id, except))
    .flatMap(({ name, properties }) =>
      prefixesOf(globalReachProperties.parse(properties)).map(({ text }) => ({ text, by: name })),
    );
  return [...networks, ...reaches];
}

function refusePrefixes({ id, name, properties }: Reach, circuits: readonly Resource[], context: Context): void {
  const prefixes = prefixesOf(properties);
  if (prefixes.length === 0) {
    refuse(
      'CrossconnectGlobalReachPrefix',
      `${name} has no addressPrefix. A Global Reach link takes a /${valueOf('expressroute/global-reach-prefix', context.profile).ipv4}, such as 192.168.8.0/29. Send one.`,
      'addressPrefix',
      'expressroute/global-reach-prefix',
    );
  }
  for (const { text, family, member } of prefixes) {
    refusePrefix(name, text, family, member, context);
    const prefix = parsePrefix(text);
    const taken = circuits
      .flatMap((circuit) => takenOn(context.cloud, circuit, id))
      .find((other) => {
        const range = parsePrefix(other.text);
        return prefix && range && overlap(prefix, range);
      });
    if (!taken) continue;
    refuse(
      'CrossconnectGlobalReachPrefixTaken',
      `${text} of ${name} overlaps ${taken.text} of ${taken.by}. The subnet of a Global Reach link must be used nowhere else. Choose another.`,
      member,
      'expressroute/global-reach-prefix',
    );
  }
}

function refuseTiers({ name }: Reach, circuits: readonly Resource[], { cloud, profile }: Context): void {
  const member = 'peerExpressRouteCircuitPeering';
  const fact = 'expressroute/global-reach-tiers';
  const local = circuits.find((circuit) => tierOf(circuit) === 'Local');
  if (local) {
    refuse(
      'CrossconnectLocalHasNoGlobalReach',
      `${name} would use circuit ${local.name}, which is Local. Local circuits have no Global Reach. Use a Standard or Premium circuit.`,
      member,
      fact,
    );
  }
  const geographies = new Set(circuits.map((circuit) => geographyOf(circuit, cloud, profile)));
  const small = circuits.find((circuit) => tierOf(circuit) !== 'Premium');
  if (geographies.size < 2 || !small) return;
  refuse(
    'CrossconnectGlobalReachNeedsPremium',
    `${name} would join circuits in ${[...geographies].join(' and ')}, and ${small.name} is ${tierOf(small)}. Across geopolitical regions both circuits must be Premium. Change its tier first.`,
    member,
    fact,
  );
}

function refuseCounts(reach: Reach, circuits: readonly Resource[], { cloud, profile }: Context): void {
  const [own, other] = circuits;
  const twin =
    own &&
    other &&
    globalReachOf(cloud, own).find((link) => globalReachOf(cloud, other).some(({ id }) => id === link.id));
  if (twin) {
    refuse(
      'CrossconnectAlreadyJoined',
      `Circuits ${own.name} and ${other.name} are joined already, by ${twin.id}. Change or delete that link.`,
      'peerExpressRouteCircuitPeering',
      'expressroute/global-reach-pairwise',
    );
  }
  for (const circuit of circuits) {
    const { limit } = linkLimit(circuit, profile);
    const used = linksInUse(cloud, circuit);
    if (used < limit) continue;
    refuse(
      'CrossconnectTooManyLinks',
      `Circuit ${circuit.name} has ${used} links, connections included, and takes ${limit}. ${reach.name} would be one more. Delete one, or use a Premium circuit.`,
      'peerExpressRouteCircuitPeering',
      'expressroute/global-reach-counts',
    );
  }
}

function refuseChange(reach: Reach, before: Reach | undefined): void {
  if (!before) return;
  if (sameId(before.properties.peerExpressRouteCircuitPeering.id, reach.properties.peerExpressRouteCircuitPeering.id))
    return;
  refuse(
    'CrossconnectGlobalReachPeerChange',
    `${reach.name} leads to ${before.properties.peerExpressRouteCircuitPeering.id}. The other circuit of a link cannot change. Delete the link and create a new one.`,
    'peerExpressRouteCircuitPeering',
  );
}

/** The rules of a Global Reach link that are answered at once. */
export function refuseGlobalReach({ resource, before }: Proposal<GlobalReachProperties>, context: Context): void {
  refusePeerings(resource);
  refuseChange(resource, before);
  const own = circuitOf(context.cloud, parseResourceId(resource.id)?.parent ?? '');
  const other = circuitOf(context.cloud, resource.properties.peerExpressRouteCircuitPeering.id);
  if (!own || !other) return;
  refusePrefixes(resource, [own, other], context);
  refuseKey(context.cloud, resource, other, resource.properties.authorizationKey);
  refuseTiers(resource, [own, other], context);
  if (!before) refuseCounts(resource, [own, other], context);
}

const stateOf = (circuit: Resource): string =>
  textOf(circuit.properties['serviceProviderProvisioningState']) || 'NotProvisioned';

/** What is found out while the link is made: Azure was seen to accept it, and to fail it a little later. */
export function failGlobalReach({ id, properties }: Reach, { cloud }: Context): Failure | undefined {
  const own = circuitOf(cloud, parseResourceId(id)?.parent ?? '');
  const other = circuitOf(cloud, properties.peerExpressRouteCircuitPeering.id);
  if (!own || !other) return undefined;
  const fact = 'expressroute/global-reach-prerequisites';
  if (stateOf(own) !== 'Provisioned') {
    return {
      code: 'InitiatingCircuitNotProvisioned',
      message: `Put Global Reach Connection Initiating Circuit Subscription = ${parseResourceId(own.id)?.subscription ?? ''}, ServiceKey = ${textOf(own.properties['serviceKey'])} is Not Provisioned. Current Status ${stateOf(own)}`,
      fact,
    };
  }
  if (stateOf(other) !== 'Provisioned') {
    return {
      code: 'CrossconnectPeerCircuitNotProvisioned',
      message: `Circuit ${other.name} has provider status ${stateOf(other)}. Global Reach needs two circuits that are Provisioned. Ask the provider, then delete this link and create it again.`,
      fact,
    };
  }
  const place = peeringLocationOf(own, cloud);
  if (normalLocation(place) !== normalLocation(peeringLocationOf(other, cloud))) return undefined;
  return {
    code: 'CrossconnectSamePeeringLocation',
    message: `Circuits ${own.name} and ${other.name} are both in ${place}. Global Reach joins circuits at different peering locations. Delete this link, and use a circuit elsewhere.`,
    fact,
  };
}

/** Whether two sites can talk over a link now. */
export function statusOf(cloud: Cloud, reach: Resource): 'Connected' | 'Disconnected' {
  const ends = [
    parseResourceId(reach.id)?.parent ?? '',
    globalReachProperties.parse(reach.properties).peerExpressRouteCircuitPeering.id,
  ];
  const isUp = ends.every((peeringId) => {
    const circuit = circuitOf(cloud, peeringId);
    const peering = findResource(cloud, peeringId);
    return circuit && stateOf(circuit) === 'Provisioned' && peering?.properties['state'] !== 'Disabled';
  });
  return isUp && reach.properties['provisioningState'] === 'Succeeded' ? 'Connected' : 'Disconnected';
}
