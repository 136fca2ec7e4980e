/** A connection as it is planned, with the gateway and the circuit at its ends, and what the simulated Azure says to it. */
import { emptyCloud, type Cloud, type Resource } from '#src/azure/cloud.ts';
import { normalLocation } from '#src/azure/geographies.ts';
import type { Context, Typed } from '#src/azure/resource.ts';
import type { Circuit } from '#src/azure/rules/circuit-properties.ts';
import { failConnection, refuseConnection, type ConnectionProperties } from '#src/azure/rules/connection.ts';
import type { GatewayProperties } from '#src/azure/rules/gateway-properties.ts';
import { Refusal } from '#src/base/refusal.ts';
import { keyOf, resourceId } from '#src/base/resource-id.ts';
import { speed } from '#src/base/choosers/choice.ts';
import { inWords } from './_words.ts';

/** Plain data. Regions and places as people write them. */
export interface Plan {
  gatewayType: 'ExpressRoute' | 'Vpn';
  sku: string;
  gatewayRegion: string;
  /** Circuits that the gateway has already, of which so many come from the place of the new one. */
  circuits: number;
  samePlace: number;
  tier: 'Local' | 'Standard' | 'Premium';
  location: string;
  mbps: number;
  /** Networks that are connected to the circuit already. */
  links: number;
  status: 'Provisioned' | 'Provisioning' | 'NotProvisioned';
  /** Address spaces of the network. */
  spaces: number;
  region: string;
  weight: number;
  fastPath: boolean;
  privateLink: boolean;
  sharedKey: boolean;
  /** Whether this gateway and this circuit are connected already. */
  isTwin: boolean;
}

const idOf = (type: string, ...names: readonly string[]): string =>
  resourceId('00000000-0000-0000-0000-000000000001', 'rg-quiz', `Microsoft.Network/${type}`, ...names);

function typed<P>(type: string, names: readonly string[], properties: P, usedBy: readonly string[] = []): Typed<P> {
  return {
    id: idOf(type, ...names),
    name: names.at(-1) ?? '',
    type: `Microsoft.Network/${type}`,
    etag: '',
    properties,
    children: {},
    usedBy: Object.fromEntries(usedBy.map((id) => [keyOf(id), id])),
    uses: [],
  };
}

const names = (start: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${start}-${index}`);

/** Everything that stands before the connection is made. */
function worldOf(plan: Plan): { cloud: Cloud; gateway: Typed<GatewayProperties>; circuit: Circuit } {
  const others = names('other', plan.circuits);
  const links = names('link', plan.links - (plan.isTwin ? 1 : 0));
  const twin = plan.isTwin ? ['twin'] : [];
  const ids = (all: readonly string[]) => all.map((name) => idOf('connections', name));
  const gatewayProperties: GatewayProperties = {
    gatewayType: plan.gatewayType,
    sku: { name: plan.sku, tier: plan.sku },
    ipConfigurations: [
      { name: 'one', properties: { subnet: { id: idOf('virtualNetworks/subnets', 'net', 'GatewaySubnet') } } },
    ],
  };
  const gateway = {
    ...typed('virtualNetworkGateways', ['gw'], gatewayProperties, ids([...others, ...twin])),
    location: normalLocation(plan.gatewayRegion),
  };
  const provided = (peeringLocation: string) => ({
    serviceProviderProperties: { serviceProviderName: 'Equinix', peeringLocation, bandwidthInMbps: plan.mbps },
  });
  const circuit: Circuit = {
    ...typed(
      'expressRouteCircuits',
      ['er'],
      { ...provided(plan.location), serviceProviderProvisioningState: plan.status },
      ids([...links, ...twin]),
    ),
    location: normalLocation(plan.gatewayRegion),
    sku: { name: `${plan.tier}_MeteredData`, tier: plan.tier, family: 'MeteredData' },
  };
  const connectionTo = (name: string, peer: string): Resource => typed('connections', [name], { peer: { id: peer } });
  const all: Resource[] = [
    gateway,
    circuit,
    typed('virtualNetworks', ['net'], { addressSpace: { addressPrefixes: names('10.0.0.0/24', plan.spaces) } }),
    typed('virtualNetworks/subnets', ['net', 'GatewaySubnet'], {}),
    ...others.flatMap((name, index) => {
      const place = index < plan.samePlace ? plan.location : `another place ${index}`;
      return [
        connectionTo(name, idOf('expressRouteCircuits', name)),
        typed('expressRouteCircuits', [name], provided(place)),
      ];
    }),
    ...links.map((name) => connectionTo(name, circuit.id)),
    ...twin.map((name) => connectionTo(name, circuit.id)),
  ];
  return {
    cloud: { ...emptyCloud(), resources: Object.fromEntries(all.map((one) => [keyOf(one.id), one])) },
    gateway,
    circuit,
  };
}

/** What Azure refuses the connection with, or lets it fail with: the code, and its words. Undefined: it is made. */
export function refusalOf(plan: Plan): { code: string; message: string } | undefined {
  const { cloud, gateway, circuit } = worldOf(plan);
  const context: Context = {
    cloud,
    profile: 'today',
    now: 0,
    apiVersion: '',
    query: new URLSearchParams(),
    guid: (purpose) => purpose,
    integer: () => 0,
  };
  const properties: ConnectionProperties = {
    connectionType: 'ExpressRoute',
    virtualNetworkGateway1: { id: gateway.id },
    peer: { id: circuit.id },
    routingWeight: plan.weight,
    expressRouteGatewayBypass: plan.fastPath,
    enablePrivateLinkFastPath: plan.privateLink,
    ...(plan.sharedKey && { sharedKey: 'abc' }),
  };
  const resource = { ...typed('connections', ['new'], properties), location: normalLocation(plan.region) };
  try {
    refuseConnection(
      { resource, before: undefined, parent: undefined, siblings: [], children: {} },
      gateway,
      circuit,
      context,
    );
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, message: error.message };
    throw error;
  }
  return failConnection(circuit);
}

const code = (text: string): string => `\`${text}\``;

/** What is there and what is wanted, in sentences. Where two counts are zero or usual, nothing is said of them. */
export function told(plan: Plan): string {
  const wishes = [
    ...(plan.weight === 0 ? [] : [`a routing weight of ${plan.weight}`]),
    ...(plan.fastPath ? ['FastPath'] : []),
    ...(plan.privateLink ? ['FastPath to Private Link'] : []),
    ...(plan.sharedKey ? ['a shared key'] : []),
  ];
  const same =
    plan.samePlace === 0
      ? ''
      : plan.samePlace === plan.circuits
        ? ', all from the same peering location as this one'
        : `, ${inWords(plan.samePlace)} of them from the same peering location as this one`;
  return [
    plan.gatewayType === 'Vpn'
      ? `A VPN gateway of size ${code(plan.sku)} stands in ${plan.gatewayRegion}.`
      : `A gateway of size ${code(plan.sku)} stands in ${plan.gatewayRegion}.`,
    ...(plan.circuits === 0 ? [] : [`It has ${inWords(plan.circuits)} circuits already${same}.`]),
    ...(plan.spaces === 1 ? [] : [`Its network has ${plan.spaces} address spaces.`]),
    `A ${plan.tier} circuit of the same subscription ends in ${plan.location}, with ${speed(plan.mbps)}.`,
    ...(plan.links === 0 ? [] : [`It serves ${inWords(plan.links)} networks.`]),
    ...(plan.isTwin ? ['That of this gateway is one of them.'] : []),
    plan.status === 'Provisioned' ? 'The provider has provisioned it.' : `Its provider status is ${code(plan.status)}.`,
    `A connection of the two is created in ${plan.region}${wishes.length === 0 ? '' : `, with ${wishes.join(' and ')}`}.`,
  ].join(' ');
}
