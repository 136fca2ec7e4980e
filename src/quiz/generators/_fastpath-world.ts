/** A hub with what FastPath treats in different ways, and who goes around its gateway, by the tracer. */
import { networkOf } from '#src/azure/network.ts';
import { worldOf, type WorldResource } from '#src/azure/network/world.ts';
import type { Belief } from '#src/azure/beliefs/belief.ts';
import { remembered } from '#src/base/remembered.ts';
import type { Network } from '#src/datapath/network.ts';
import { trace } from '#src/datapath/trace.ts';
import {
  balancer,
  circuit,
  connection,
  endpoint,
  firewall,
  gateway,
  network,
  peered,
  routed,
} from '#src/azure/pieces/build.ts';
import { cloudOf, resource } from '#src/azure/pieces/plain.ts';

/** The state of everything that matters to FastPath. */
export interface FastPathWorld {
  profile: 'taught' | 'today';
  kind: 'provider' | 'direct';
  tier: 'Standard' | 'Premium';
  mbps: number;
  sku: string;
  /** Of ErGwScale; 0 for the others. */
  units: number;
  fastPath: boolean;
  /** Whether the connection asks for FastPath to private endpoints, and Microsoft has enrolled it. */
  privateLink: boolean;
  /** A user route on GatewaySubnet that sends the guarded subnet through a firewall in the hub. */
  route: boolean;
  /** Whether the near spoke has a gateway and a FastPath connection of its own. */
  connected: boolean;
  /** The SKU of the load balancer in the hub. */
  balancer: 'Basic' | 'Standard';
  /** Addresses of the hub that are in use, the lowest ones. */
  inUse: number;
  /** Second octets of the networks, and names of the spokes. */
  hub: number;
  near: { octet: number; name: string };
  far: { octet: number; name: string; region: string };
}

/** What a packet from the site may be for. */
export const targets = [
  'machine',
  'guarded',
  'near',
  'far',
  'balancer',
  'near-balancer',
  'endpoint',
  'near-endpoint',
  'six',
  'late',
] as const;
export type Target = (typeof targets)[number];

/** The address of a target. */
export const addressOf = (target: Target, { hub, near, far }: FastPathWorld): string =>
  ({
    machine: `10.${hub}.1.4`,
    guarded: `10.${hub}.2.4`,
    near: `10.${near.octet}.1.4`,
    far: `10.${far.octet}.1.4`,
    balancer: `10.${hub}.1.100`,
    'near-balancer': `10.${near.octet}.1.100`,
    endpoint: `10.${hub}.1.200`,
    'near-endpoint': `10.${near.octet}.1.200`,
    six: `fd00:${hub}:0:1::4`,
    late: `10.${hub}.240.4`,
  })[target];

const subnet = (name: string, prefix: string) =>
  resource('virtualNetworks/subnets', ['vnet-hub', name], { addressPrefix: prefix });

/** Only what a target needs is built, so that the answer hangs on nothing else. */
function resourcesOf(world: FastPathWorld): WorldResource[] {
  const { kind, hub, near, far, sku, units, mbps, inUse } = world;
  const space = `10.${hub}.0.0/16`;
  const nearName = `vnet-${near.name}`;
  const bypass = { expressRouteGatewayBypass: world.fastPath, enablePrivateLinkFastPath: world.privateLink };
  const scaled = (all: WorldResource[]) =>
    all.map((one) =>
      one.type.endsWith('virtualNetworkGateways') && units > 0
        ? { ...one, properties: { ...one.properties, autoScaleConfiguration: { bounds: { min: units, max: units } } } }
        : one,
    );
  return [
    ...circuit({ kind, mbps }).map((one) =>
      one.type.endsWith('expressRouteCircuits') ? { ...one, sku: { tier: world.tier } } : one,
    ),
    ...network({ name: 'vnet-hub', space, spaceV6: `fd00:${hub}::/48`, subnets: ['app', 'guarded'] }).map((one) =>
      one.name === 'vnet-hub' && inUse > 0 ? { ...one, tags: { addressesInUse: String(inUse) } } : one,
    ),
    ...(inUse > 0
      ? [
          subnet('snet-many', `10.${hub}.64.0/18`),
          subnet('snet-more', `10.${hub}.128.0/18`),
          subnet('snet-late', `10.${hub}.240.0/24`),
        ]
      : []),
    ...scaled(gateway('vnet-hub', space, sku)),
    connection('conn-hub', 'ergw-hub', 'er-contoso', bypass),
    balancer('lb-hub', world.balancer, ['vnet-hub', 'snet-app'], `10.${hub}.1.100`),
    endpoint('pe-hub', ['vnet-hub', 'snet-app'], `10.${hub}.1.200`),
    ...(world.route
      ? [
          firewall('vnet-hub', space),
          ...routed('rt-gateway', subnet('GatewaySubnet', `10.${hub}.255.0/27`), [
            { name: 'to-firewall', prefix: `10.${hub}.2.0/24`, next: `10.${hub}.254.4` },
          ]),
        ]
      : []),
    ...network({ name: nearName, space: `10.${near.octet}.0.0/16` }),
    balancer('lb-near', 'Standard', [nearName, 'snet-app'], `10.${near.octet}.1.100`),
    endpoint('pe-near', [nearName, 'snet-app'], `10.${near.octet}.1.200`),
    ...(world.connected
      ? [
          ...gateway(nearName, `10.${near.octet}.0.0/16`),
          connection('conn-near', `ergw-${near.name}`, 'er-contoso', bypass),
        ]
      : peered('vnet-hub', nearName)),
    ...network({ name: `vnet-${far.name}`, space: `10.${far.octet}.0.0/16`, location: far.region }),
    ...peered('vnet-hub', `vnet-${far.name}`),
  ];
}

/** Whether a packet from the site goes around every gateway, why, and the fact behind it. */
export interface Seen {
  around: boolean;
  because: string;
  fact: string;
}

/** What a world is drawn as. */
const drawingOf = remembered((world: FastPathWorld) => {
  const cloud = cloudOf(resourcesOf(world));
  return { network: networkOf(cloud, world.profile), read: worldOf(cloud, world.profile) };
});

/** What was seen in a network; one that a wrong idea leaves as it is shows the same. */
const seenIn = remembered((_: Network) => new Map<string, Seen>());

/** Asks the tracer about targets of one world, or of the world as somebody with a wrong idea sees it. */
export function watcherOf(world: FastPathWorld, belief?: Belief): (target: Target) => Seen {
  const { network: real, read } = drawingOf(world);
  const network = belief ? belief.change(real, read) : real;
  const seen = seenIn(network);
  return (target) => {
    const to = addressOf(target, world);
    const before = seen.get(to);
    if (before) return before;
    const from = target === 'six' ? 'fd00:100::10' : '10.100.0.10';
    const { bypassed, hops } = trace(network, { from, to, protocol: 'tcp', port: 443 });
    const edge = hops.find(({ kind }) => kind === 'edge');
    const found = {
      around: bypassed.length > 0,
      because: edge?.because ?? '',
      fact: edge?.fact?.split('/')[1] ?? 'fastpath-setting',
    };
    seen.set(to, found);
    return found;
  };
}
