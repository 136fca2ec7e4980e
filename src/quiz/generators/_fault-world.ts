/** A site, its circuit and a network with one thing wrong, and what the tools of Azure show of it. */
import { edgeHardware, linkAddresses, routerHardware } from '#src/azure/network/link-addresses.ts';
import { neighborsOfEdge, routesOfEdge } from '#src/azure/network/edge-sessions.ts';
import { networkOf } from '#src/azure/network.ts';
import { whyNoArp } from '#src/azure/network/sessions.ts';
import { privatePeeringOf } from '#src/azure/network/site-routers.ts';
import { worldOf, type WorldResource } from '#src/azure/network/world.ts';
import { valueOf } from '#src/base/facts.ts';
import { remembered } from '#src/base/remembered.ts';
import { trace } from '#src/datapath/trace.ts';
import { circuit, connection, gateway, network, routed } from '#src/azure/pieces/build.ts';
import { cloudOf, idOf, resource } from '#src/azure/pieces/plain.ts';

export const faults = [
  'provider',
  'circuit',
  'no-peering',
  'peering-off',
  'vlan',
  'subnets',
  'interface',
  'asn',
  'too-many',
  'not-announced',
  'no-connection',
  'user-route',
] as const;
export type FaultId = (typeof faults)[number];

/** The numbers of the story, and what is wrong in it. */
export interface FaultWorld {
  fault: FaultId;
  circuit: string;
  vlan: number;
  asn: number;
  /** The /29 of which the links take the halves: its last octet. */
  link: number;
  /** Second octets of the site's two ranges, and of the network. */
  ranges: readonly [number, number];
  hub: number;
  /** Which link an interface is off on. */
  way: 'primary' | 'secondary';
}

export const ways = ['primary', 'secondary'] as const;
export type Way = (typeof ways)[number];

const block = '172.16.40';
const range = (octet: number): string => `10.${octet}.0.0/16`;

function resourcesOf({ fault, circuit: name, vlan, asn, link, ranges, hub, way }: FaultWorld): WorldResource[] {
  const [first, second] = [`${block}.${link}/30`, `${block}.${link + 4}/30`];
  const routers = {
    vlan,
    asn,
    primary: `${block}.${link + 1}/30`,
    secondary: `${block}.${link + 5}/30`,
    shut: fault === 'interface' ? [way] : [],
  };
  const most = valueOf('expressroute/private-peering-routes', 'today').ipv4;
  const many = Array.from({ length: most + 60 }, (_, index) => `10.${ranges[0]}.${index >> 5}.${(index & 31) * 8}/29`);
  const own = fault === 'not-announced' ? [range(ranges[0])] : ranges.map(range);
  const space = range(hub);
  const all = [
    ...circuit({ name, prefixes: ranges.map(range).join(', ') }).map((one): WorldResource => {
      if (one.type.endsWith('/peerings'))
        return {
          ...one,
          properties: {
            peeringType: 'AzurePrivatePeering',
            state: fault === 'peering-off' ? 'Disabled' : 'Enabled',
            azureASN: valueOf('expressroute/azure-asn', 'today'),
            peerASN: fault === 'asn' ? asn + 10 : asn,
            vlanId: fault === 'vlan' ? vlan + 10 : vlan,
            primaryPeerAddressPrefix: fault === 'subnets' ? second : first,
            secondaryPeerAddressPrefix: fault === 'subnets' ? first : second,
          },
        };
      return {
        ...one,
        properties: {
          ...one.properties,
          circuitProvisioningState: fault === 'circuit' ? 'Disabled' : 'Enabled',
          serviceProviderProvisioningState: fault === 'provider' ? 'Provisioning' : 'Provisioned',
        },
        onPremises: { down: [], prefixes: fault === 'too-many' ? many : own, routers },
      };
    }),
    ...network({ name: 'vnet-hub', space }),
    ...gateway('vnet-hub', space),
    ...(fault === 'no-connection'
      ? []
      : [connection('conn-hub', 'ergw-hub', name, { expressRouteGatewayBypass: false })]),
    ...(fault === 'user-route'
      ? routed(
          'rt-app',
          resource('virtualNetworks/subnets', ['vnet-hub', 'snet-app'], { addressPrefix: `10.${hub}.1.0/24` }),
          [{ name: 'old', prefix: range(ranges[0]), next: 'None' }],
        )
      : []),
  ];
  return fault === 'no-peering' ? all.filter(({ type }) => !type.endsWith('/peerings')) : all;
}

/** What the tools of Azure and the console of the site's router show. */
export interface Readings {
  circuitStatus: string;
  providerStatus: string;
  /** Undefined: there is none, and whoever asks for its tables gets an error. */
  peering: { state: string; vlan: number; asn: number } | undefined;
  links: Readonly<Record<Way, { own: string; edge: string; hardware: string; edgeHardware: string; session: string }>>;
  /** Prefixes from the site and from Azure in the table of Microsoft's edge. */
  fromSite: readonly string[];
  fromAzure: readonly string[];
  /** Whether a packet from the site arrives, and whether it is answered. */
  arrives: boolean;
  answered: boolean;
  router: { vlan: number; asn: number; own: Readonly<Record<Way, string>>; shut: readonly Way[]; announced: number };
}

/** Asks every tool. */
export const readingsOf = remembered((wanted: FaultWorld): Readings => {
  const cloud = cloudOf(resourcesOf(wanted));
  const world = worldOf(cloud, 'today');
  const drawn = { world, network: networkOf(cloud, 'today') };
  const found = world.find(idOf('expressRouteCircuits', wanted.circuit));
  if (!found) throw new Error(`The circuit ${wanted.circuit} is not in its own Cloud.`);
  const peering = privatePeeringOf(world, found);
  const linkOf = (way: Way) => {
    const link = peering && linkAddresses(peering, way, 4, 'today');
    const neighbor = neighborsOfEdge(drawn, found, way).find(({ address }) => address === link?.customer);
    const table = routesOfEdge(drawn, found, way);
    const learned = table.filter(({ nextHop }) => nextHop === link?.customer);
    return {
      own: link?.customer ?? '',
      edge: link?.microsoft ?? '',
      hardware: whyNoArp(world, found, way) ? 'Incomplete' : routerHardware(found.id, way),
      edgeHardware: edgeHardware(found.id, way),
      session: neighbor?.isUp === true ? String(learned.length) : (neighbor?.state ?? 'Idle'),
      learned: learned.map(({ network: prefix }) => prefix),
      others: table.filter(({ nextHop }) => nextHop !== link?.customer).map(({ network: prefix }) => prefix),
    };
  };
  const links = { primary: linkOf('primary'), secondary: linkOf('secondary') };
  const once = (all: readonly string[]) => [...new Set(all)].toSorted();
  const { vlan, asn, link, ranges, hub, way, fault } = wanted;
  const sent = trace(drawn.network, { from: `10.${ranges[0]}.0.10`, to: `10.${hub}.1.4`, protocol: 'tcp', port: 443 });
  return {
    circuitStatus: String(found.properties['circuitProvisioningState']),
    providerStatus: String(found.properties['serviceProviderProvisioningState']),
    peering: peering && {
      state: String(peering.properties['state']),
      vlan: Number(peering.properties['vlanId']),
      asn: Number(peering.properties['peerASN']),
    },
    links,
    fromSite: once([...links.primary.learned, ...links.secondary.learned]),
    fromAzure: once([...links.primary.others, ...links.secondary.others]),
    arrives: sent.delivered,
    answered: sent.answered,
    router: {
      vlan,
      asn,
      own: { primary: `${block}.${link + 1}`, secondary: `${block}.${link + 5}` },
      shut: fault === 'interface' ? [way] : [],
      announced: found.onPremises?.prefixes?.length ?? 0,
    },
  };
});
