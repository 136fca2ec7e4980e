/** What holds for the peering of two virtual networks, and how the two sides depend on each other. */
import * as z from 'zod/mini';
import { overlap, parsePrefix } from '#src/base/ip.ts';
import { Refusal } from '#src/base/refusal.ts';
import { sameId } from '#src/base/resource-id.ts';
import { bagOf, textOf } from '../body.ts';
import { childrenOf, findResource, usersOf } from '../cloud.ts';
import type { Cloud, Resource } from '../cloud.ts';
import type { Context, Proposal, Typed } from '../resource.ts';
import { addressSpaceOf } from './address-space.ts';
import { notSimulated } from './not-simulated.ts';

const reference = z.looseObject({ id: z.string() });
const space = z.looseObject({ addressPrefixes: z.array(z.string()) });

export const peeringProperties = z.looseObject({
  remoteVirtualNetwork: reference,
  allowVirtualNetworkAccess: z.optional(z.boolean()),
  allowForwardedTraffic: z.optional(z.boolean()),
  allowGatewayTransit: z.optional(z.boolean()),
  useRemoteGateways: z.optional(z.boolean()),
  doNotVerifyRemoteGateways: z.optional(z.boolean()),
  peerCompleteVnets: z.optional(z.boolean()),
  peeringState: z.optional(z.enum(['Initiated', 'Connected', 'Disconnected'])),
  remoteAddressSpace: z.optional(space),
});
export type Peering = z.infer<typeof peeringProperties>;

export const peeringType = 'Microsoft.Network/virtualNetworks/virtualNetworkPeerings';

/** The peerings of a network. */
export const peeringsOf = (cloud: Cloud, network: Resource): Resource[] =>
  childrenOf(cloud, network).filter(({ type }) => type === peeringType);

/** The id of the network on the other side of a peering. */
export const remoteIdOf = ({ properties }: { properties: Record<string, unknown> }): string =>
  textOf(bagOf(properties['remoteVirtualNetwork'])['id']);

/** The network a peering belongs to. */
export const localIdOf = (id: string): string => id.split('/').slice(0, -2).join('/');

/** The peering of the remote network that leads back. */
export function partnerOf(
  cloud: Cloud,
  peering: { id: string; properties: Record<string, unknown> },
): Resource | undefined {
  const remote = findResource(cloud, remoteIdOf(peering));
  return remote && peeringsOf(cloud, remote).find((other) => sameId(remoteIdOf(other), localIdOf(peering.id)));
}

const refuse = (code: string, message: string, target: string, fact?: string): never => {
  throw new Refusal(400, code, message, { target: `properties.${target}`, ...(fact !== undefined && { fact }) });
};

/** The prefixes of two networks that share addresses, each pair as `one, other`. */
function overlaps(one: readonly string[], other: readonly string[]): string[] {
  return one.flatMap((first) =>
    other.flatMap((second) => {
      const [a, b] = [parsePrefix(first), parsePrefix(second)];
      return a && b && overlap(a, b) ? [`${first}, ${second}`] : [];
    }),
  );
}

function refuseSpaces(peering: Typed<Peering>, local: Resource, remote: Resource, { cloud }: Context): void {
  const fact = 'expressroute/peering-address-spaces';
  const shared = overlaps(addressSpaceOf(local), addressSpaceOf(remote));
  const start = `Cannot create or update peering ${peering.id}. Virtual networks ${local.id} and ${remote.id} cannot be peered because`;
  if (shared.length > 0) {
    refuse(
      'VnetAddressSpacesOverlap',
      `${start} their address spaces overlap. Overlapping address prefixes: ${shared.join(', ')}`,
      'remoteVirtualNetwork',
      fact,
    );
  }
  for (const other of peeringsOf(cloud, local)) {
    const third = sameId(other.id, peering.id) ? undefined : findResource(cloud, remoteIdOf(other));
    if (!third || sameId(third.id, remote.id)) continue;
    if (overlaps(addressSpaceOf(remote), addressSpaceOf(third)).length === 0) continue;
    refuse(
      'VnetAddressSpaceOverlapsWithAlreadyPeeredVnet',
      `${start} address space of the second virtual network overlaps with address space of virtual network ${third.id} already peered with the first virtual network.`,
      'remoteVirtualNetwork',
      fact,
    );
  }
}

/** The gateways that stand in a network. */
export function gatewaysIn(cloud: Cloud, network: Resource): Resource[] {
  const subnet = findResource(cloud, `${network.id}/subnets/GatewaySubnet`);
  return subnet ? usersOf(cloud, subnet).filter(({ type }) => type === 'Microsoft.Network/virtualNetworkGateways') : [];
}

function refuseGateways(peering: Typed<Peering>, local: Resource, remote: Resource, { cloud }: Context): void {
  const { useRemoteGateways, allowGatewayTransit, doNotVerifyRemoteGateways } = peering.properties;
  const fact = 'expressroute/peering-gateway-transit';
  if (useRemoteGateways !== true) return;
  if (allowGatewayTransit === true) {
    refuse(
      'CrossconnectGatewayTransitBothWays',
      `${peering.name} both allows gateway transit and uses remote gateways. One side has the gateway and allows transit, the other uses it. Switch one of the two off.`,
      'useRemoteGateways',
      fact,
    );
  }
  const [own] = gatewaysIn(cloud, local);
  if (own) {
    refuse(
      'CrossconnectOwnGatewayAndRemote',
      `${peering.name} asks for the remote gateways of ${remote.name}, but ${local.name} has the gateway ${own.name}. A network uses its own gateway or a remote one. Leave useRemoteGateways false.`,
      'useRemoteGateways',
      fact,
    );
  }
  const other = peeringsOf(cloud, local).find(
    ({ id, properties }) => properties['useRemoteGateways'] === true && !sameId(id, peering.id),
  );
  if (other) {
    refuse(
      'CrossconnectRemoteGatewaysTwice',
      `Peering ${peering.id} cannot have UseRemoteGateways flag set to true, because another peering ${other.id} already has UseRemoteGateways flag set to true.`,
      'useRemoteGateways',
      fact,
    );
  }
  if (doNotVerifyRemoteGateways !== true && gatewaysIn(cloud, remote).length === 0) {
    refuse(
      'RemoteVnetHasNoGateways',
      `Peering ${peering.id} cannot have UseRemoteGateway flag set to true because remote virtual network ${remote.id} referenced by the peering does not have any gateways.`,
      'useRemoteGateways',
      fact,
    );
  }
  const back = partnerOf(cloud, peering);
  if (!back || back.properties['allowGatewayTransit'] === true) return;
  refuse(
    'CrossconnectGatewayTransitNotAllowed',
    `Peering ${peering.id} cannot have UseRemoteGateways flag set to true, because corresponding remote peering ${back.id} has AllowGatewayTransit flag set to false.`,
    'useRemoteGateways',
    fact,
  );
}

/** A side whose transit the other side uses keeps allowing it. */
function refuseTakingAway(peering: Typed<Peering>, { cloud }: Context): void {
  if (peering.properties.allowGatewayTransit === true) return;
  const back = partnerOf(cloud, peering);
  if (back?.properties['useRemoteGateways'] !== true) return;
  refuse(
    'CrossconnectGatewayTransitInUse',
    `${peering.name} would no longer allow gateway transit, but ${back.id} uses remote gateways. Switch that off first.`,
    'allowGatewayTransit',
    'expressroute/peering-gateway-transit',
  );
}

/** The rules of a peering. */
export function refuseVirtualNetworkPeering(
  { resource, before, parent, siblings }: Proposal<Peering>,
  context: Context,
): void {
  const { cloud } = context;
  const remote = findResource(cloud, resource.properties.remoteVirtualNetwork.id);
  if (resource.properties.peerCompleteVnets === false) {
    throw notSimulated('Peering of single subnets', 'Peer the whole networks.', 'properties.peerCompleteVnets');
  }
  if (!parent || !remote) return;
  if (sameId(parent.id, remote.id)) {
    refuse(
      'CrossconnectPeeringWithItself',
      `${resource.name} peers ${parent.name} with itself. Name another network.`,
      'remoteVirtualNetwork',
    );
  }
  if (before && !sameId(before.properties.remoteVirtualNetwork.id, remote.id)) {
    refuse(
      'ChangingRemoteVirtualNetworkNotAllowed',
      `Peering ${resource.id} leads to ${before.properties.remoteVirtualNetwork.id}. The remote virtual network of a peering cannot be changed. Delete the peering and add it again.`,
      'remoteVirtualNetwork',
    );
  }
  const twin = siblings.find((other) => sameId(remoteIdOf(other), remote.id));
  if (twin) {
    refuse(
      'AnotherPeeringAlreadyReferencesRemoteVnet',
      `Peering ${twin.id} already references remote virtual network ${remote.id}. Cannot add another peering ${resource.id} referencing the same remote virtual network.`,
      'remoteVirtualNetwork',
      'expressroute/peering-address-spaces',
    );
  }
  const back = partnerOf(cloud, resource);
  if (back?.properties['peeringState'] === 'Disconnected' && before?.properties.peeringState !== 'Connected') {
    refuse(
      'RemotePeeringIsDisconnected',
      `Cannot create or update peering ${resource.id} because remote peering ${back.id} referencing parent virtual network ${parent.id} is in Disconnected state. Update or re-create the remote peering to get it back to Initiated state. Peering gets Disconnected when remote vnet or remote peering is deleted and re-created.`,
      'remoteVirtualNetwork',
      'expressroute/peering-states',
    );
  }
  refuseSpaces(resource, parent, remote, context);
  refuseGateways(resource, parent, remote, context);
  refuseTakingAway(resource, context);
}

const spaceOf = (network: Resource | undefined): { addressPrefixes: string[] } => ({
  addressPrefixes: network ? addressSpaceOf(network) : [],
});

/** What a peering is stored with. What it knows of the other network stays until it is synced. */
export function fillPeering(
  sent: Peering,
  { before }: { before: Typed<Peering> | undefined },
  { cloud, guid, query }: Context,
): Record<string, unknown> {
  const isSync = query.get('syncRemoteAddressSpace') === 'true';
  const known = isSync ? undefined : before?.properties.remoteAddressSpace;
  const wasDisconnected = before?.properties.peeringState === 'Disconnected';
  const state = wasDisconnected && sent.peeringState !== 'Disconnected' ? 'Initiated' : before?.properties.peeringState;
  const remote = findResource(cloud, sent.remoteVirtualNetwork.id);
  return {
    resourceGuid: before?.properties['resourceGuid'] ?? guid('resourceGuid'),
    ...sent,
    peeringState: state ?? 'Initiated',
    allowVirtualNetworkAccess: sent.allowVirtualNetworkAccess ?? true,
    allowForwardedTraffic: sent.allowForwardedTraffic ?? false,
    allowGatewayTransit: sent.allowGatewayTransit ?? false,
    useRemoteGateways: sent.useRemoteGateways ?? false,
    doNotVerifyRemoteGateways: sent.doNotVerifyRemoteGateways ?? false,
    remoteVirtualNetwork: { id: sent.remoteVirtualNetwork.id },
    remoteAddressSpace: known ?? spaceOf(remote),
  };
}

/** Two sides that wait for each other are connected, unless one was cut off. */
export const isMet = (own: unknown, other: unknown): boolean => own !== 'Disconnected' && other !== 'Disconnected';

const sameSpace = (one: unknown, other: { addressPrefixes: string[] }): boolean => {
  const { addressPrefixes } = bagOf(one);
  return (
    Array.isArray(addressPrefixes) && addressPrefixes.toSorted().join() === other.addressPrefixes.toSorted().join()
  );
};

/** What is worked out when a peering is read: the other network as it is now, and which side has an old picture of it. */
export function showPeering(peering: Resource, cloud: Cloud): Record<string, unknown> {
  const remote = findResource(cloud, remoteIdOf(peering));
  const local = findResource(cloud, localIdOf(peering.id));
  const back = partnerOf(cloud, peering);
  const knows = !remote || sameSpace(peering.properties['remoteAddressSpace'], spaceOf(remote));
  const isKnown = !back || sameSpace(back.properties['remoteAddressSpace'], spaceOf(local));
  const [localPart, remotePart] = [knows ? '' : 'Local', isKnown ? '' : 'Remote'];
  const behind = [localPart, remotePart].filter((part) => part !== '').join('And');
  return {
    peeringSyncLevel: behind === '' ? 'FullyInSync' : `${behind}NotInSync`,
    ...(remote && { remoteVirtualNetworkAddressSpace: spaceOf(remote) }),
  };
}
