/** Limits around a circuit, and plans by which a network grows towards them month by month. */
import { valueOf } from './_facts.ts';

/** What decides how much is allowed. */
export interface Setup {
  tier: 'Standard' | 'Premium';
  mbps: 1000 | 2000 | 5000 | 10_000;
  /** Over what the circuit runs. */
  line: 'provider' | 'direct10' | 'direct100';
  sku: 'ErGw1AZ' | 'ErGw2AZ' | 'ErGw3AZ';
}

export const limits = [
  'links',
  'site',
  'six',
  'azure',
  'microsoft',
  'circuits',
  'peered',
  'fastpath',
  'machines',
] as const;
export type Limit = (typeof limits)[number];

/** Something that grows: how much there is at the end of this month, and how much more each month. */
export interface Growth {
  limit: Limit;
  now: number;
  more: number;
}

/** How much a setup allows. */
export function allowed({ tier, mbps, line, sku }: Setup, limit: Limit): number {
  const site = valueOf('expressroute/private-peering-routes');
  const premium: Readonly<Record<string, number>> = valueOf('expressroute/premium-circuit-links');
  const circuits: Readonly<Record<string, number>> = valueOf('expressroute/circuits-per-network');
  const machines: Readonly<Record<string, number>> = valueOf('expressroute/gateway-machines');
  switch (limit) {
    case 'links':
      return tier === 'Premium' ? (premium[String(mbps)] ?? 0) : valueOf('expressroute/standard-circuit-links');
    case 'site':
      return tier === 'Premium' ? site.premium : site.ipv4;
    case 'six':
      return site.ipv6;
    case 'azure':
      return valueOf('expressroute/announced-prefixes').ipv4;
    case 'microsoft':
      return valueOf('expressroute/microsoft-peering-routes').ipv4;
    case 'circuits':
      return circuits[sku] ?? 0;
    case 'peered':
      return valueOf('expressroute/peered-networks-with-gateway');
    case 'fastpath':
      return valueOf('expressroute/fastpath-ip-limits')[line];
    case 'machines':
      return machines[sku] ?? 0;
  }
}

/** The first month at whose end there is more than is allowed; 1 is the next month. */
export function monthOf(setup: Setup, { limit, now, more }: Growth): number {
  let month = 0;
  for (let count = now; count <= allowed(setup, limit); count += more) month += 1;
  return month;
}

/** How much there is at the end of a month. */
export const countIn = ({ now, more }: Growth, month: number): number => now + more * month;

/** The one that is exceeded first. */
export const firstOf = (setup: Setup, plan: readonly Growth[]): Growth | undefined =>
  plan.toSorted((one, other) => monthOf(setup, one) - monthOf(setup, other))[0];

export const facts: Readonly<Record<Limit, string>> = {
  links: 'premium-circuit-links',
  site: 'private-peering-routes',
  six: 'private-peering-routes',
  azure: 'announced-prefixes',
  microsoft: 'microsoft-peering-routes',
  circuits: 'circuits-per-network',
  peered: 'peered-networks-with-gateway',
  fastpath: 'fastpath-ip-limits',
  machines: 'gateway-machines',
};

/** What each limit counts, as an option says it. */
export const named: Readonly<Record<Limit, string>> = {
  links: 'Connections on the circuit',
  site: 'IPv4 prefixes from the site',
  six: 'IPv6 prefixes from the site',
  azure: 'IPv4 prefixes from Azure',
  microsoft: 'Microsoft peering, prefixes',
  circuits: 'Circuits of the network',
  peered: 'Networks peered with it',
  fastpath: 'Addresses for FastPath',
  machines: 'Machines at the gateway',
};

/** What somebody believes who takes a limit for nearer than it is, or for further away. */
export const beliefs: Readonly<Record<Limit, string>> = {
  links: 'every-sku-has-its-number',
  site: 'every-circuit-takes-the-same',
  six: 'one-limit-for-prefixes',
  azure: 'azure-summarizes',
  microsoft: 'one-limit-for-prefixes',
  circuits: 'every-gateway-takes-all-circuits',
  peered: 'links-count-peered-networks',
  fastpath: 'fastpath-takes-every-address',
  machines: 'bandwidth-alone-sizes-a-gateway',
};

const count = (value: number): string => value.toLocaleString('en-US');

/** What there is and how it grows, as a sentence. */
export function growing({ limit, now, more }: Growth): string {
  const [many, plus] = [count(now), count(more)];
  switch (limit) {
    case 'links':
      return `The circuit has ${many} connections, Global Reach links among them, and gets ${plus} more a month.`;
    case 'site':
      return `The site announces ${many} IPv4 prefixes on private peering, and ${plus} more each month.`;
    case 'six':
      return `The site announces ${many} IPv6 prefixes, with ${plus} more to come every month.`;
    case 'azure':
      return `Hub and spokes have ${many} IPv4 address spaces together; every month brings ${plus}.`;
    case 'microsoft':
      return `On Microsoft peering the site announces ${many} IPv4 prefixes, ${plus} more a month.`;
    case 'circuits':
      return `The network has ${many} circuits, from many locations, and is given ${plus} more each month.`;
    case 'peered':
      return `${many} networks are peered with that of the gateway, and ${plus} are added monthly.`;
    case 'fastpath':
      return `FastPath is on for ${many} addresses, with ${plus} more every month.`;
    case 'machines':
      return `${many} machines talk through the gateway; ${plus} are added each month.`;
  }
}

/** The setup as a sentence. */
export function setUp({ tier, mbps, line, sku }: Setup): string {
  const speed = mbps >= 1000 ? `${mbps / 1000} Gbps` : `${mbps} Mbps`;
  const over = {
    provider: 'over a provider',
    direct10: 'on 10 Gbps ports of ExpressRoute Direct',
    direct100: 'on 100 Gbps ports of ExpressRoute Direct',
  }[line];
  return `a ${tier} circuit of ${speed} ${over} and a gateway of the size ${sku}`;
}

/** Why a limit is exceeded when it is. */
export function whyIn(setup: Setup, growth: Growth): string {
  const month = monthOf(setup, growth);
  const limit = allowed(setup, growth.limit);
  return `${named[growth.limit]}: ${count(limit)} are allowed. After month ${month - 1} there are ${count(countIn(growth, month - 1))}, after month ${month} ${count(countIn(growth, month))}.`;
}
