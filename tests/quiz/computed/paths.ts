/** Keys that are the ways of packets between sites and networks, as the tracer finds them. */
import type { WorldResource } from '#src/azure/network/world.ts';
import * as plain from '#tests/datapath/arm.ts';
import { judged, sceneOf, those, type Table } from './words.ts';

const { circuit, network, gateway, connection, globalReach, cloudWith, send } = plain;
const siteOf = (name: string, location: string, second: number, more: object = {}) =>
  circuit(name, { location, prefixes: `10.${second}.0.0/16`, ...more });
const arrives = (resources: readonly WorldResource[], from: string, to: string): boolean =>
  send(cloudWith(...resources), { from, to }).delivered;

/** The circuits of sites, each with 10.<number>.0.0/16 behind it, and links between some of them. */
const sites = (names: readonly string[], links: readonly (readonly [string, string])[]): WorldResource[] => [
  ...names.map((name, index) =>
    siteOf(name, ['Amsterdam', 'London', 'Paris', 'Dublin', 'Frankfurt'][index] ?? '', index + 1),
  ),
  ...links.map(([one, other]) => globalReach(one, other)),
];
const addressOf = (names: readonly string[], name: string): string => `10.${names.indexOf(name) + 1}.0.10`;

function pairs<One>(all: readonly One[]): (readonly [One, One])[] {
  return all.flatMap((one, index) => all.slice(index + 1).map((other) => [one, other] as const));
}

/** Two new gateways on one circuit, and which of them take traffic of remote networks. */
const twoNetworks = (north: boolean, south: boolean, more: Record<string, unknown> = {}): WorldResource[] => [
  circuit('er'),
  network('vnet-north', '10.20'),
  network('vnet-south', '10.30'),
  gateway('gw-north', 'vnet-north', { allowRemoteVnetTraffic: north, ...more }),
  gateway('gw-south', 'vnet-south', { allowRemoteVnetTraffic: south, ...more }),
  connection('c-north', 'gw-north', 'er'),
  connection('c-south', 'gw-south', 'er'),
];

/** A circuit and a VPN to one site, which announces one prefix over the first and two over the second. */
const withTunnel = cloudWith(
  circuit('er', { prefixes: '10.50.0.0/16', site: 'Headquarters' }),
  network('vnet-hub', '10.20'),
  gateway('gw-er', 'vnet-hub'),
  gateway('gw-vpn', 'vnet-hub', {
    gatewayType: 'Vpn',
    vpnType: 'RouteBased',
    sku: { name: 'VpnGw2AZ', tier: 'VpnGw2AZ' },
  }),
  connection('conn', 'gw-er', 'er'),
  plain.vpnSite('lng', ['10.50.0.0/16', '10.50.1.0/24'], 'Headquarters'),
  plain.tunnel('s2s', 'gw-vpn', 'lng'),
);
const gatewayOf = (to: string, failures: readonly string[] = []): string | undefined => {
  const { delivered, hops } = send(withTunnel, { from: '10.20.1.4', to }, { failures });
  return delivered ? hops.find(({ kind }) => kind === 'gateway')?.name : undefined;
};

export const paths: Table = {
  '08-global-reach/sites-that-cannot-talk': () => {
    const shared = [siteOf('er-a', 'Copenhagen', 1), siteOf('er-b', 'Madrid', 2)];
    const hubOf = (more: Record<string, unknown> = {}, size: Record<string, unknown> = {}, peers = {}) => [
      ...shared,
      network('vnet', '10.20', { peers }),
      gateway('gw', 'vnet', size),
      connection('c-a', 'gw', 'er-a', more),
      connection('c-b', 'gw', 'er-b', more),
    ];
    return those<readonly WorldResource[]>(
      {
        join: [...hubOf(), globalReach('er-a', 'er-b')],
        networks: [
          ...hubOf({}, {}, { second: { allowForwardedTraffic: true, allowGatewayTransit: true } }),
          network('second', '10.30', { peers: { vnet: { allowForwardedTraffic: true } } }),
        ],
        bypass: hubOf({ expressRouteGatewayBypass: true }),
        bigger: hubOf({}, { sku: { name: 'UltraPerformance', tier: 'UltraPerformance' } }),
      },
      (cloud) => arrives(cloud, '10.1.0.10', '10.2.0.10'),
    );
  },
  '08-global-reach/who-is-reached': () => {
    const { nodes, lines } = sceneOf('four-sites-joined');
    const circuits = nodes.filter((node) => node !== 'vm');
    const links = lines.flatMap(([one = '', other = '']) => (other === 'vm' ? [] : [[one, other] as const]));
    const cloud = [
      ...sites(circuits, links),
      network('vnet', '10.20'),
      gateway('gw', 'vnet'),
      connection('c', 'gw', lines.find((stops) => stops.includes('vm'))?.[0] ?? ''),
    ];
    const places = nodes.filter((node) => node !== 'malmo');
    return those(Object.fromEntries(places.map((node) => [node, node])), (node) =>
      arrives(cloud, addressOf(circuits, 'malmo'), node === 'vm' ? '10.20.1.4' : addressOf(circuits, node)),
    );
  },
  '08-global-reach/links-for-five': () => {
    // Every link that is left out cuts off its own two sites, and with all of them nobody is cut off.
    const names = ['a', 'b', 'c', 'd', 'e'];
    const all = pairs(names);
    const cutBy = (links: typeof all) =>
      all.filter(([one, other]) => !arrives(sites(names, links), addressOf(names, one), addressOf(names, other)))
        .length;
    if (cutBy(all) !== 0) throw new Error('With all links somebody is cut off.');
    return [String(all.filter((left) => cutBy(all.filter((link) => link !== left)) === 1).length)];
  },
  '03-design-a-deployment/a-fifth-circuit': () => {
    const circuits = [1, 2, 3, 4, 5].map((place) => `er-${place}`);
    const cloud = cloudWith(
      ...circuits.map((name, index) =>
        circuit(name, {
          location: ['Amsterdam', 'London', 'Paris', 'Dublin', 'Frankfurt'][index] ?? '',
          site: 'Headquarters',
          prefixes: '10.100.0.0/16',
        }),
      ),
      network('vnet', '10.20'),
      gateway('gw', 'vnet'),
      ...circuits.map((name) => connection(`c-${name}`, 'gw', name)),
    );
    const used = new Set(
      Array.from({ length: 400 }, (_, index) =>
        send(cloud, {
          from: '10.20.1.4',
          to: `10.100.${index % 7}.${index % 250}`,
          protocol: 'tcp',
          port: 443,
          sourcePort: 50_000 + index,
        })
          .hops.map(({ node }) => circuits.find((name) => node.endsWith(name) || node.includes(`${name}/`)))
          .find((name) => name !== undefined),
      ),
    );
    return [used.size === 5 ? 'more' : used.size === 4 ? 'spare' : 'refused'];
  },
  '04-configure-a-gateway/two-networks-one-circuit': () =>
    those(
      {
        one: twoNetworks(false, true),
        both: twoNetworks(true, true),
        nothing: twoNetworks(false, false),
        larger: twoNetworks(false, false, { sku: { name: 'ErGw3AZ', tier: 'ErGw3AZ' } }),
      },
      (cloud) => arrives(cloud, '10.20.1.4', '10.30.1.4'),
    ),
  '02-explore-expressroute/what-is-encrypted': () =>
    judged({
      'in-the-longer': () => gatewayOf('10.50.1.20') === 'gw-vpn',
      'in-the-shorter': () => gatewayOf('10.50.2.20') === 'gw-vpn',
      shared: () => {
        const ways = new Set(Array.from({ length: 40 }, (_, index) => gatewayOf(`10.50.3.${index}`)));
        return ways.size > 1;
      },
      'tunnel-lost': () => gatewayOf('10.50.1.20', [`connection:${plain.at('connections', 's2s')}`]) === 'gw-er',
    }),
  '07-connect-a-network/what-is-there-once': () => {
    const { nodes, lines } = sceneOf('one-of-everything');
    // The network in Azure is where all of them lead.
    const parts = nodes.filter((node) => node !== 'network');
    return those(Object.fromEntries(parts.map((node) => [node, node])), (lost) =>
      lines.every((stops) => stops.includes(lost)),
    );
  },
};
