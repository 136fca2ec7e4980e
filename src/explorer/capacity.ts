/** How much the things of a Cloud carry: the published figures for each SKU and size, with those of the Cloud marked. */
import { valueOf, type FactId, type Profile } from '#src/base/facts.ts';
import { keyOf } from '#src/base/resource-id.ts';
import type { Trace } from '#src/datapath/trace.ts';
import type { PlainCloud } from '#src/azure/pieces/plain.ts';
import { find, ofType } from './cloud.ts';
import { bandwidthInWords, circuitOf } from './parts/circuit.ts';
import { gatewayOf, gateways } from './parts/gateway.ts';

export interface Row {
  name: string;
  figures: readonly string[];
  /** The names of the things here that are of this size. */
  here: readonly string[];
}

export interface Table {
  title: string;
  fact: FactId;
  heads: readonly string[];
  rows: readonly Row[];
}

const number = new Intl.NumberFormat('en-US');

/** Gateways: throughput, packets and flows of each SKU; for the scalable one with its units. */
function gatewayTable(cloud: PlainCloud, profile: Profile): Table {
  const here = gateways(cloud, 'ExpressRoute').map((one) => ({ name: one.name, ...gatewayOf(one) }));
  const rows = Object.entries(valueOf('expressroute/gateway-skus', profile)).map(([sku, { mbps, pps, flows }]): Row => {
    const own = here.filter((one) => one.sku === sku);
    return {
      name: sku === 'ErGwScale' ? 'ErGwScale, each unit' : sku,
      figures: [bandwidthInWords(mbps), number.format(pps), number.format(flows)],
      here: own.map((one) =>
        sku === 'ErGwScale' ? `${one.name} (${one.scaleUnits} ${one.scaleUnits === 1 ? 'unit' : 'units'})` : one.name,
      ),
    };
  });
  return {
    title: 'What a gateway forwards',
    fact: 'expressroute/gateway-skus',
    heads: ['SKU', 'Throughput', 'Packets a second', 'Flows'],
    rows,
  };
}

/** How many addresses FastPath holds, by the kind of circuit. */
function fastPathTable(cloud: PlainCloud, profile: Profile): Table {
  const limits = valueOf('expressroute/fastpath-ip-limits', profile);
  const circuits = ofType(cloud, 'expressRouteCircuits').map((one) => ({ name: one.name, ...circuitOf(cloud, one) }));
  const row = (name: string, limit: number, fits: (one: (typeof circuits)[number]) => boolean): Row => ({
    name,
    figures: [number.format(limit)],
    here: circuits.filter(fits).map((one) => one.name),
  });
  return {
    title: 'How many addresses FastPath reaches',
    fact: 'expressroute/fastpath-ip-limits',
    heads: ['Circuit', 'IP addresses'],
    rows: [
      row('Over a provider', limits.provider, ({ isDirect }) => !isDirect),
      row('Direct, 10 Gbps ports', limits.direct10, ({ isDirect, portGbps }) => isDirect && portGbps < 100),
      row(
        'Direct, ports of 100 Gbps and more',
        limits.direct100,
        ({ isDirect, portGbps }) => isDirect && portGbps >= 100,
      ),
    ],
  };
}

/** The bandwidths that circuits are sold with. */
function circuitTable(cloud: PlainCloud, profile: Profile): Table {
  const circuits = ofType(cloud, 'expressRouteCircuits').map((one) => ({ name: one.name, ...circuitOf(cloud, one) }));
  const direct = valueOf('expressroute/direct-bandwidths', profile);
  const provider = valueOf('expressroute/bandwidths', profile);
  const all = [...new Set([...provider, ...direct.direct10, ...direct.direct100])].sort((one, other) => one - other);
  const yes = (list: readonly number[], mbps: number) => (list.includes(mbps) ? 'yes' : 'no');
  return {
    title: 'How large a circuit is',
    fact: 'expressroute/bandwidths',
    heads: ['Bandwidth', 'Provider', 'Direct 10 Gbps', 'Direct 100 Gbps'],
    rows: all.map((mbps) => ({
      name: bandwidthInWords(mbps),
      figures: [yes(provider, mbps), yes(direct.direct10, mbps), yes(direct.direct100, mbps)],
      here: circuits.filter((one) => one.mbps === mbps).map((one) => one.name),
    })),
  };
}

/** The tables, in the order in which a packet from the site meets what they are about. */
export const capacityTables = (cloud: PlainCloud, profile: Profile): readonly Table[] => [
  circuitTable(cloud, profile),
  gatewayTable(cloud, profile),
  fastPathTable(cloud, profile),
];

/** What on this packet's way carries least, as a sentence; undefined if nothing on it has a figure. */
export function narrowest(cloud: PlainCloud, profile: Profile, { hops, bypassed }: Trace): string | undefined {
  const isOn = (id: string) => hops.some(({ node }) => node === keyOf(id) || node.startsWith(`${keyOf(id)}/`));
  const circuits = ofType(cloud, 'expressRouteCircuits')
    .filter(({ id }) => isOn(id))
    .map((one) => ({ name: one.name, mbps: circuitOf(cloud, one).mbps }));
  const skus = Object.entries(valueOf('expressroute/gateway-skus', profile));
  const passed = gateways(cloud, 'ExpressRoute')
    .filter(({ id }) => isOn(id))
    .flatMap((one) => {
      const { sku, scaleUnits } = gatewayOf(one);
      const mbps = skus.find(([name]) => name === sku)?.[1].mbps;
      return mbps === undefined ? [] : [{ name: one.name, mbps: sku === 'ErGwScale' ? mbps * scaleUnits : mbps }];
    });
  const [least] = [...circuits, ...passed].sort((one, other) => one.mbps - other.mbps);
  if (!least) return undefined;
  const around = bypassed.map((node) => find(cloud, node)?.name ?? 'the gateway');
  const rest = around.length > 0 ? ` ${around.join(' and ')} does not count: the packet goes around it.` : '';
  return `On this way ${least.name} carries least: ${bandwidthInWords(least.mbps)}.${rest}`;
}
