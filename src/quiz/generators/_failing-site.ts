/** A site, its circuits, a hub and a spoke: what can fail there, and what the tracer finds afterwards. */
import type { WorldResource } from '#src/azure/network/world.ts';
import { remembered } from '#src/base/remembered.ts';
import { keyOf } from '#src/base/resource-id.ts';
import type { Trace } from '#src/datapath/trace.ts';
import { circuit, connection, gateway, network, peered, vpn } from '#src/azure/pieces/build.ts';
import { idOf } from '#src/azure/pieces/plain.ts';
import { failureOf, senderIn } from './_trace.ts';

type Design = 'one' | 'metro' | 'near' | 'apart' | 'vpn';

/** Something that breaks; `of` is the place of the circuit in the list. */
export interface Break {
  kind:
    | 'link'
    | 'edge'
    | 'location'
    | 'city'
    | 'instance'
    | 'gateway'
    | 'connection'
    | 'peering'
    | 'links'
    | 'each'
    | 'tunnel';
  of: number;
}

export interface Site {
  design: Design;
  /** Names of the circuits; one, unless the design has two. */
  circuits: readonly string[];
  /** Where each ends. */
  places: readonly string[];
  fastPath: boolean;
}

const source = '10.100.0.10';
export const machines = { hub: '10.20.1.4', spoke: '10.30.1.4' } as const;
export type Target = keyof typeof machines;

const connectionOf = (name: string): string => name.replace('er-', 'conn-');

/** Circuits at some places, a hub with its gateway, and a spoke that uses it. */
const resourcesOf = remembered(({ design, circuits, places, fastPath }: Site): WorldResource[] => [
  ...circuits.flatMap((name, index) => {
    const place = places[index] ?? '';
    return [
      ...circuit({ name, location: design === 'metro' ? `${place} Metro` : place, prefixes: '10.100.0.0/16' }),
      connection(connectionOf(name), 'ergw-hub', name, { expressRouteGatewayBypass: fastPath }),
    ];
  }),
  ...network({ name: 'vnet-hub', space: '10.20.0.0/16' }),
  ...gateway('vnet-hub', '10.20.0.0/16'),
  ...network({ name: 'vnet-spoke', space: '10.30.0.0/16', subnets: ['data'] }),
  ...peered('vnet-hub', 'vnet-spoke'),
  ...(design === 'vpn' ? vpn('vnet-hub', 'lgw-site', ['10.100.0.0/16']) : []),
]);

/** The ids of what a break takes away. */
function idsOf({ circuits, places }: Site, { kind, of }: Break): string[] {
  const name = circuits[of] ?? '';
  const place = places[of] ?? '';
  const ofCircuit = (what: 'link' | 'edge', one: string, way: string) =>
    failureOf(what, 'expressRouteCircuits', one, `/${way}`);
  switch (kind) {
    case 'link':
      return [ofCircuit('link', name, 'primary')];
    case 'edge':
      return [ofCircuit('edge', name, 'secondary')];
    case 'links':
      return ['primary', 'secondary'].map((way) => ofCircuit('link', name, way));
    case 'each':
      return circuits.map((one) => ofCircuit('link', one, 'primary'));
    case 'location':
      return [`location:${place}`];
    case 'city':
      return [`location:${place}`, `location:${place}2`];
    case 'instance':
      return [failureOf('instance', 'virtualNetworkGateways', 'ergw-hub', '/0')];
    case 'gateway':
      return [failureOf('gateway', 'virtualNetworkGateways', 'ergw-hub')];
    case 'connection':
      return [failureOf('connection', 'connections', connectionOf(name))];
    case 'tunnel':
      return [failureOf('connection', 'connections', 'vpn-site')];
    case 'peering':
      return [`peering:${keyOf(idOf('virtualNetworks/virtualNetworkPeerings', 'vnet-hub', 'to-spoke'))}`];
  }
}

/** Sends a packet from the site after some breaks. */
export const after = (site: Site, breaks: readonly Break[], target: Target): Trace =>
  senderIn(resourcesOf(site), { failures: breaks.flatMap((one) => idsOf(site, one)) })(source, machines[target]);

/** The circuits that carry flows of a trace, or `vpn`. */
export function carriersOf({ circuits }: Site, { hops, shared, answered }: Trace): string[] {
  if (!answered) return [];
  const nodes = [...hops.map(({ node }) => node), ...shared.flatMap((one) => one.with)];
  const found = circuits.filter((name) =>
    nodes.some((node) => node.startsWith(`${keyOf(idOf('expressRouteCircuits', name))}/`)),
  );
  return nodes.some((node) => node.includes('/vpngw-')) ? [...found, 'vpn'] : found;
}

const code = (text: string): string => `\`${text}\``;

/** A break as a sentence. */
export function sentence({ design, circuits, places }: Site, { kind, of }: Break): string {
  const name = code(circuits[of] ?? '');
  const place = places[of] ?? '';
  switch (kind) {
    case 'link':
      return `The primary link of ${name} is cut.`;
    case 'edge':
      return `The secondary edge of ${name} fails.`;
    case 'links':
      return `Both of the links of ${name} are cut.`;
    case 'each':
      return `The primary link of each circuit is cut.`;
    case 'location':
      return design === 'metro'
        ? `The facility ${place} of the Metro is lost.`
        : `The peering location ${place} is lost.`;
    case 'city':
      return `Both facilities in ${place} are lost.`;
    case 'instance':
      return 'One instance of the gateway fails.';
    case 'gateway':
      return 'The ExpressRoute gateway fails as a whole.';
    case 'connection':
      return `The connection ${code(connectionOf(circuits[of] ?? ''))} is deleted.`;
    case 'tunnel':
      return 'The connection of the VPN is deleted.';
    case 'peering':
      return 'The peering of hub and spoke is deleted.';
  }
}

/** What can break in a design. */
export function breaksOf({ design, circuits }: Site): Break[] {
  const per = circuits.flatMap((_, of) =>
    (['link', 'edge', 'links', 'location', 'connection'] as const).map((kind): Break => ({ kind, of })),
  );
  const rest: Break['kind'][] = ['instance', 'gateway', 'peering'];
  if (design === 'metro') rest.push('city');
  if (design === 'vpn') rest.push('tunnel');
  if (circuits.length > 1) rest.push('each');
  const all = [...per, ...rest.map((kind): Break => ({ kind, of: 0 }))];
  // Two circuits at one place lose it together.
  return design === 'near' ? all.filter(({ kind, of }) => kind !== 'location' || of === 0) : all;
}

/** Why packets still arrive, or no longer do, as the trace tells it. */
export function whyAfter(site: Site, breaks: readonly Break[], target: Target): string {
  const found = after(site, breaks, target);
  const told = breaks.map((one) => sentence(site, one)).join(' ');
  if (!found.answered) {
    const reason = /has (?:lost its|no) route to \S+ (.*)$/.exec(found.because)?.[1] ?? found.because;
    return `${told} Then nothing arrives: ${reason}`;
  }
  const carriers = carriersOf(site, found);
  const ways = carriers.map((one) => (one === 'vpn' ? 'the VPN' : code(one))).join(' and ');
  const edge = found.hops.find(({ kind }) => kind === 'edge')?.name;
  return `${told} Packets still go over ${ways}${edge === undefined ? '' : `, for example by the ${edge}`}, and are answered.`;
}

/** What somebody believes who takes a site for cut off, or for safe, wrongly. */
export function beliefAbout({ design, fastPath }: Site, { kind }: Break, target: Target, survives: boolean): string {
  switch (kind) {
    case 'link':
    case 'edge':
    case 'each':
      return 'one-link-is-the-circuit';
    case 'links':
    case 'connection':
      if (survives) return design === 'vpn' ? 'vpn-waits-to-be-called' : 'second-circuit-only-waits';
      return kind === 'links' ? 'sku-sets-resiliency' : 'connections-outlive-themselves';
    case 'location':
      if (!survives) return design === 'near' ? 'second-circuit-anywhere' : 'two-links-two-places';
      return design === 'metro'
        ? 'metro-ends-in-one-place'
        : design === 'vpn'
          ? 'vpn-waits-to-be-called'
          : 'second-circuit-only-waits';
    case 'city':
      return 'metro-outlives-the-city';
    case 'instance':
      return 'one-instance-is-the-gateway';
    case 'gateway':
      if (survives) return 'vpn-waits-to-be-called';
      return fastPath ? 'fastpath-outlives-gateway' : 'circuit-needs-no-gateway';
    case 'tunnel':
      return 'vpn-before-expressroute';
    case 'peering':
      return target === 'hub' ? 'gateway-carries-everything' : 'circuit-joins-networks';
  }
}
