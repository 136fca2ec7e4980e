/** How fast packets are traced there and back, against looking up as many next hops in plain Maps in the same run; how that grows with the network; and whether more routes slow it down. */
import { networkOf } from '#src/azure/network.ts';
import type { Traceable, WorldResource } from '#src/azure/network/world.ts';
import { compile } from '#src/datapath/compile.ts';
import type { Network } from '#src/datapath/network.ts';
import { trace } from '#src/datapath/trace.ts';
import { compare, perSecond, rateOf, spread } from './support/rate.ts';

const group = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-bench/providers/Microsoft.Network';
const resource = (type: string, name: string, properties: Record<string, unknown>): WorldResource => ({
  id: `${group}/${type}/${name}`,
  name,
  type: `Microsoft.Network/${type}`,
  location: 'westeurope',
  properties,
});
const peering = (id: string, more: Record<string, unknown>) => ({
  name: id.split('/').at(-1),
  properties: { remoteVirtualNetwork: { id }, peeringState: 'Connected', ...more },
});
const spaceOf = (index: number): string => `10.${Math.floor(index / 256) + 1}.${index % 256}`;

/** A hub with `count - 1` spokes behind one gateway and one circuit, FastPath on. */
function hubAndSpoke(count: number): { cloud: Traceable; from: string; targets: string[] } {
  const hub = `${group}/virtualNetworks/vnet-0`;
  const names = Array.from({ length: count }, (_, index) => index);
  const networks = names.map((index) =>
    resource('virtualNetworks', `vnet-${index}`, {
      addressSpace: { addressPrefixes: [`${spaceOf(index)}.0/24`] },
      subnets: [
        { name: 'snet-app', properties: { addressPrefix: `${spaceOf(index)}.0/26` } },
        ...(index === 0 ? [{ name: 'GatewaySubnet', properties: { addressPrefix: `${spaceOf(0)}.192/27` } }] : []),
      ],
      virtualNetworkPeerings:
        index === 0
          ? names
              .slice(1)
              .map((spoke) => peering(`${group}/virtualNetworks/vnet-${spoke}`, { allowGatewayTransit: true }))
          : [peering(hub, { useRemoteGateways: true })],
    }),
  );
  const resources = [
    ...networks,
    resource('virtualNetworkGateways', 'ergw', {
      gatewayType: 'ExpressRoute',
      sku: { name: 'ErGw3AZ' },
      ipConfigurations: [{ properties: { subnet: { id: `${hub}/subnets/GatewaySubnet` } } }],
    }),
    resource('expressRouteCircuits', 'er', {
      serviceProviderProvisioningState: 'Provisioned',
      peerings: [{ name: 'AzurePrivatePeering', properties: { state: 'Enabled' } }],
    }),
    resource('connections', 'conn', {
      connectionType: 'ExpressRoute',
      virtualNetworkGateway1: { id: `${group}/virtualNetworkGateways/ergw` },
      peer: { id: `${group}/expressRouteCircuits/er` },
      expressRouteGatewayBypass: true,
    }),
  ];
  return {
    cloud: { resources: Object.fromEntries(resources.map((one) => [one.id.toLowerCase(), one])) },
    from: `${group}/expressRouteCircuits/er/site`.toLowerCase(),
    targets: names.map((index) => `${spaceOf(index)}.4`),
  };
}

/** The bare peer: the same number of steps, each one lookup of a ready answer in a Map. */
function lookups(network: Network, from: string, targets: readonly string[]): () => number {
  const ways = targets.map((to) => {
    const { hops, back } = trace(network, { from, to });
    return [...hops, ...(back?.hops ?? [])].map(({ node }, index) => `${index} ${node} ${to}`);
  });
  const next = new Map(ways.flat().map((key) => [key, key]));
  return () => {
    let found = 0;
    for (const keys of ways) for (const key of keys) if (next.get(key) !== undefined) found += 1;
    return found;
  };
}

const rows: Record<string, Record<string, string>> = {};
const rates = new Map<number, number>();
for (const count of [10, 50, 100, 1000]) {
  const { cloud, from, targets } = hubAndSpoke(count);
  const drawn = performance.now();
  const network = networkOf(cloud, 'taught');
  const compiled = performance.now();
  compile(network);
  const ready = performance.now();
  const all = () => targets.map((to) => trace(network, { from, to }).answered).every(Boolean);
  if (!all()) throw new Error(`A packet or an answer was lost among ${count} networks: the bench measures nothing.`);
  const warm = performance.now();
  const pair = await compare(all, lookups(network, from, targets), targets.length, 5);
  rates.set(count, pair.ours);
  rows[`${count} networks`] = {
    'draw the network': `${(compiled - drawn).toFixed(1)} ms`,
    compile: `${(ready - compiled).toFixed(1)} ms`,
    'first packet to each': `${(warm - ready).toFixed(1)} ms`,
    'traces, there and back': perSecond(pair.ours),
    'bare lookups of the same ways': perSecond(pair.bare),
    'ours / bare': spread(pair),
  };
  if (count === 50)
    console.log(
      `50 networks: ${perSecond(pair.ours)} there and back; goal at least 20,000/s: ${pair.ours >= 20_000 ? 'met' : 'missed'}`,
    );
}
console.table(rows);
const [small = Number.NaN, ...larger] = [10, 100, 1000].map((count) => rates.get(count) ?? Number.NaN);
console.log(
  `a trace among 100 and 1,000 networks takes ${larger.map((rate) => (small / rate).toFixed(2)).join(' and ')} times as long as among 10`,
);

/** One router with so many routes, of which one leads on. */
function manyRoutes(count: number): Network {
  const decoys = Array.from(
    { length: count - 1 },
    (_, index) => `172.${16 + Math.floor(index / 256)}.${index % 256}.0/24`,
  );
  return {
    nodes: [
      { id: 'office', kind: 'site', name: 'office', prefixes: ['10.0.0.0/16'] },
      { id: 'router', kind: 'router', name: 'router', prefixes: [] },
      { id: 'host', kind: 'host', name: 'host', prefixes: ['10.1.0.4/32'] },
    ],
    links: [
      { id: 'one', ends: ['office', 'router'], name: 'one' },
      { id: 'two', ends: ['router', 'host'], name: 'two' },
    ],
    routes: [
      { at: 'office', prefix: '0.0.0.0/0', via: 'router', origin: 'system', because: 'the way out' },
      { at: 'host', prefix: '0.0.0.0/0', via: 'router', origin: 'system', because: 'the way back' },
      { at: 'router', prefix: '10.0.0.0/16', via: 'office', origin: 'system', because: 'the office is here' },
      ...['10.1.0.0/24', ...decoys].map((prefix) => ({
        at: 'router',
        prefix,
        via: 'host',
        origin: 'bgp' as const,
        because: 'learned',
      })),
    ],
    shortcuts: [],
  };
}
const few = manyRoutes(40);
const many = manyRoutes(4000);
for (const network of [few, many])
  if (!trace(network, { from: 'office', to: '10.1.0.4' }).answered)
    throw new Error('A packet among many routes was lost.');
const once = (network: Network) => () => {
  for (let index = 0; index < 100; index += 1) trace(network, { from: 'office', to: '10.1.0.4' });
};
await rateOf(once(few), 100);
const growth = await compare(once(many), once(few), 100);
console.log(
  `4,000 routes / 40 routes: ${spread(growth)}; near 1 means that route choice does not grow with their number`,
);
