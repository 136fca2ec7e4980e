/** What holds for the connection of a circuit to a gateway. */
import * as z from 'zod/mini';
import { valueOf } from '#src/base/facts.ts';
import { Refusal } from '#src/base/refusal.ts';
import { sameId } from '#src/base/resource-id.ts';
import { bagOf, textOf } from '../body.ts';
import { findResource, usersOf } from '../cloud.ts';
import type { Resource } from '../cloud.ts';
import { normalLocation } from '../geographies.ts';
import type { Context, Failure, Proposal, Typed } from '../resource.ts';
import { addressSpaceOf } from './address-space.ts';
import {
  geographyOf,
  linkLimit,
  linksInUse,
  localRegionsOf,
  mbpsOf,
  peeringLocationOf,
  reaches,
  tierOf,
  unplaced,
} from './circuit-properties.ts';
import type { Circuit } from './circuit-properties.ts';
import { refuseKey } from './connection-key.ts';
import { allowsFastPath, circuitLimit, sizeOfGateway } from './gateway-properties.ts';
import type { GatewayProperties } from './gateway-properties.ts';
import { networkOfGateway } from './gateway-network.ts';
import { refuseVpnConnection, vpnConnectionMembers } from './vpn-connection.ts';

const reference = z.looseObject({ id: z.string() });

export const connectionProperties = z.looseObject({
  connectionType: z.enum(['ExpressRoute', 'IPsec', 'Vnet2Vnet', 'VPNClient']),
  virtualNetworkGateway1: reference,
  /** The circuit. */
  peer: z.optional(reference),
  authorizationKey: z.optional(z.string()),
  /** FastPath. */
  expressRouteGatewayBypass: z.optional(z.boolean()),
  enablePrivateLinkFastPath: z.optional(z.boolean()),
  routingWeight: z.optional(z.int()),
  sharedKey: z.optional(z.string()),
  ...vpnConnectionMembers,
});
export type ConnectionProperties = z.infer<typeof connectionProperties>;

type Connection = Typed<ConnectionProperties>;
type Gateway = Typed<GatewayProperties>;

const refuse = (code: string, message: string, member: string, fact?: string): never => {
  throw new Refusal(400, code, message, {
    target: member === 'location' ? member : `properties.${member}`,
    ...(fact !== undefined && { fact }),
  });
};

/** The circuit behind a connection. */
const circuitIdOf = (properties: Record<string, unknown>): string => textOf(bagOf(properties['peer'])['id']);

function refuseUnchangeable(connection: Connection, before: Connection | undefined): void {
  if (!before) return;
  const { virtualNetworkGateway1, peer } = before.properties;
  const isSame =
    sameId(virtualNetworkGateway1.id, connection.properties.virtualNetworkGateway1.id) &&
    sameId(peer?.id ?? '', connection.properties.peer?.id ?? '');
  if (isSame) return;
  refuse(
    'ExpressRouteConnectionPeerCannotBeChanged',
    `Connection's peer cannot be changed. Please use ${virtualNetworkGateway1.id} and ${peer?.id ?? ''} as endpoints for connection ${before.id}.`,
    'peer',
  );
}

function refuseValues({ name, properties }: Connection, { profile }: Context): void {
  const { sharedKey, routingWeight, expressRouteGatewayBypass, enablePrivateLinkFastPath } = properties;
  const weight = valueOf('expressroute/routing-weight', profile);
  if (sharedKey !== undefined) {
    refuse(
      'CrossconnectSharedKeyNotAllowed',
      `${name} has a shared key. Only VPN connections have one; ExpressRoute connections do not. Leave it out. A key for a circuit of somebody else goes into authorizationKey.`,
      'sharedKey',
    );
  }
  if (routingWeight !== undefined && (routingWeight < weight.min || routingWeight > weight.max)) {
    refuse(
      'CrossconnectRoutingWeight',
      `The routing weight of ${name} is ${routingWeight}. It goes from ${weight.min} to ${weight.max}, and the higher one is preferred. Choose a number in that range.`,
      'routingWeight',
      'expressroute/routing-weight',
    );
  }
  if (enablePrivateLinkFastPath === true && expressRouteGatewayBypass !== true) {
    refuse(
      'CrossconnectPrivateLinkNeedsFastPath',
      `${name} asks for FastPath to Private Link without FastPath itself. Set expressRouteGatewayBypass to true as well.`,
      'enablePrivateLinkFastPath',
      'expressroute/fastpath-private-link',
    );
  }
}

function refuseGateway(connection: Connection, gateway: Gateway): void {
  if (gateway.properties.gatewayType !== 'ExpressRoute') {
    refuse(
      'CrossconnectGatewayType',
      `${gateway.name} is a gateway of type ${gateway.properties.gatewayType}. An ExpressRoute connection needs a gateway of type ExpressRoute. Choose or create one.`,
      'virtualNetworkGateway1',
      'expressroute/connection-prerequisites',
    );
  }
  if (normalLocation(gateway.location ?? '') === connection.location) return;
  refuse(
    'CrossconnectConnectionLocation',
    `${connection.name} is in ${connection.location ?? ''}, its gateway ${gateway.name} in ${gateway.location ?? ''}. A connection must be in the region of its gateway. Choose ${gateway.location ?? 'that region'}.`,
    'location',
    'expressroute/connection-location',
  );
}

function refuseFastPath({ name, properties }: Connection, gateway: Gateway, { profile }: Context): void {
  if (properties.expressRouteGatewayBypass !== true || allowsFastPath(gateway.properties, profile)) return;
  const sizes = valueOf('expressroute/fastpath-gateway-skus', profile).map((sku) =>
    sku === 'ErGwScale'
      ? `ErGwScale with at least ${valueOf('expressroute/fastpath-scale-units', profile)} scale units`
      : sku,
  );
  const isScale = gateway.properties.sku.name === 'ErGwScale' && profile === 'today';
  refuse(
    'CrossconnectFastPathGatewaySize',
    `${name} asks for FastPath, but gateway ${gateway.name} is ${sizeOfGateway(gateway.properties)}. FastPath needs ${sizes.join(' or ')}. Leave FastPath off, or give the gateway such a size.`,
    'expressRouteGatewayBypass',
    isScale ? 'expressroute/fastpath-scale-units' : 'expressroute/fastpath-gateway-skus',
  );
}

/** Rules that count: they hold when the connection is made. */
function refuseCounts(connection: Connection, gateway: Gateway, circuit: Circuit, context: Context): void {
  const { cloud, profile } = context;
  const onCircuit = usersOf(cloud, circuit);
  const onGateway = usersOf(cloud, gateway);
  const twin = onGateway.find(({ properties }) => sameId(circuitIdOf(properties), circuit.id));
  if (twin) {
    refuse(
      'CrossconnectAlreadyConnected',
      `Circuit ${circuit.name} and gateway ${gateway.name} are connected already, by ${twin.name}. Change that connection, or choose another gateway.`,
      'virtualNetworkGateway1',
      'expressroute/circuits-per-network',
    );
  }
  const links = linkLimit(circuit, profile);
  const used = linksInUse(cloud, circuit);
  if (used >= links.limit) {
    refuse(
      'CrossconnectTooManyLinks',
      `Circuit ${circuit.name} has ${used} connections${used > onCircuit.length ? ', Global Reach included' : ''}. A circuit with SKU ${tierOf(circuit)} and ${mbpsOf(circuit)} Mbps takes ${links.limit}. Delete one, or use a Premium circuit or one with more bandwidth.`,
      'peer',
      links.fact,
    );
  }
  const circuits = circuitLimit(gateway.properties, profile);
  if (onGateway.length >= circuits.limit) {
    refuse(
      'CrossconnectTooManyCircuits',
      `Gateway ${gateway.name} has ${onGateway.length} connections. With ${sizeOfGateway(gateway.properties)} its network takes ${circuits.limit} circuits. Delete one, or choose a larger gateway.`,
      'virtualNetworkGateway1',
      circuits.fact,
    );
  }
  if (profile === 'today') refuseSameLocation(gateway, circuit, context);
  refuseAddressSpaces(connection, gateway, context);
}

function refuseSameLocation(gateway: Gateway, circuit: Circuit, { cloud, profile }: Context): void {
  const limit = valueOf('expressroute/circuits-same-location', profile);
  const nameOfPlace = peeringLocationOf(circuit, cloud);
  const placeOf = (resource: Resource | undefined): string =>
    resource ? normalLocation(peeringLocationOf(resource, cloud)) : '';
  const place = normalLocation(nameOfPlace);
  const there = usersOf(cloud, gateway).filter(
    ({ properties }) => placeOf(findResource(cloud, circuitIdOf(properties))) === place,
  );
  if (there.length < limit) return;
  refuse(
    'CrossconnectTooManyCircuitsOfOneLocation',
    `Gateway ${gateway.name} has ${there.length} circuits from ${nameOfPlace === '' ? 'one peering location' : nameOfPlace}. A network takes ${limit} from the same peering location. Use a circuit from another one.`,
    'peer',
    'expressroute/circuits-same-location',
  );
}

function refuseAddressSpaces(connection: Connection, gateway: Gateway, { cloud, profile }: Context): void {
  const { atCreation, after } = valueOf('expressroute/connection-address-spaces', profile);
  const network = networkOfGateway(cloud, gateway);
  const count = network ? addressSpaceOf(network).length : 0;
  if (count <= atCreation) return;
  refuse(
    'CrossconnectTooManyAddressSpaces',
    `${network?.name ?? ''} has ${count} address spaces. To create connection ${connection.name} it may have at most ${atCreation}; afterwards up to ${after}. Remove some, connect, and add them again.`,
    'virtualNetworkGateway1',
    'expressroute/connection-address-spaces',
  );
}

function refuseReach(gateway: Gateway, circuit: Circuit, { cloud, profile }: Context): void {
  const region = gateway.location ?? '';
  if (reaches(circuit, region, cloud, profile)) return;
  const isLocal = tierOf(circuit) === 'Local';
  const reach = isLocal
    ? localRegionsOf(circuit, cloud, profile).join(' and ')
    : `regions in ${geographyOf(circuit, cloud, profile) ?? 'its geopolitical region'}`;
  refuse(
    'CrossconnectOutsideGeopoliticalRegion',
    `Gateway ${gateway.name} is in ${region}, circuit ${circuit.name} in ${peeringLocationOf(circuit, cloud)}. A ${tierOf(circuit)} circuit reaches ${reach} only.${unplaced(region, profile)} Use a gateway there, or a Premium circuit.`,
    'peer',
    isLocal ? 'expressroute/local-circuit' : 'expressroute/geopolitical-regions',
  );
}

/** The rules of a connection, in the order a person would ask them. */
export function refuseConnection(
  { resource, before }: Proposal<ConnectionProperties>,
  gateway: Gateway | undefined,
  circuit: Circuit | undefined,
  context: Context,
): void {
  const { connectionType, authorizationKey } = resource.properties;
  if (connectionType !== 'ExpressRoute') {
    refuseVpnConnection(resource, before, context);
    return;
  }
  if (!gateway || !circuit) {
    refuse(
      'CrossconnectCircuitMissing',
      `${resource.name} names no circuit. Send peer with the id of an ExpressRoute circuit.`,
      'peer.id',
      'expressroute/peer-circuit-uri',
    );
    return;
  }
  refuseUnchangeable(resource, before);
  refuseValues(resource, context);
  refuseGateway(resource, gateway);
  refuseKey(context.cloud, resource, circuit, authorizationKey);
  if (!before) refuseCounts(resource, gateway, circuit, context);
  refuseReach(gateway, circuit, context);
  refuseFastPath(resource, gateway, context);
}

/** A connection to a circuit that the provider has not provisioned is accepted, and fails in its operation. */
export function failConnection(circuit: Circuit | undefined): Failure | undefined {
  const state = circuit?.properties.serviceProviderProvisioningState;
  if (state === 'Provisioned') return undefined;
  return {
    code: 'CrossconnectCircuitNotProvisioned',
    message: `Circuit ${circuit?.name ?? ''} has provider status ${state ?? 'unknown'}. A connection needs a circuit that the provider has Provisioned. Ask the provider, then delete this connection and create it again.`,
    fact: 'expressroute/connection-prerequisites',
  };
}
