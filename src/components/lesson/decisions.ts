/** Which packets go around the gateway when FastPath is on: one row for each kind of target, as taught and today. */
import type { FactId } from '#src/base/facts.ts';

export type Way = 'around' | 'gateway' | 'unsaid';

export interface Decision {
  target: string;
  /** The point of the lesson that explains it. */
  fact: FactId;
  taught: { way: Way; note?: string };
  provider: { way: Way; note?: string };
  direct: { way: Way; note?: string };
}

const around = { way: 'around' } as const;
const gateway = { way: 'gateway' } as const;

export const decisions: readonly Decision[] = [
  {
    target: 'Virtual machine in the hub, IPv4',
    fact: 'expressroute/fastpath-bypasses-gateway',
    taught: around,
    provider: around,
    direct: around,
  },
  {
    target: 'Virtual machine in the hub, IPv6',
    fact: 'expressroute/fastpath-ipv6',
    taught: { way: 'around', note: 'only on Direct, with ErGw3AZ' },
    provider: gateway,
    direct: around,
  },
  {
    target: 'Machine in a peered spoke, same region',
    fact: 'expressroute/fastpath-vnet-peering',
    taught: gateway,
    provider: gateway,
    direct: around,
  },
  {
    target: 'Machine in a peered spoke, other region',
    fact: 'expressroute/fastpath-vnet-peering',
    taught: gateway,
    provider: gateway,
    direct: gateway,
  },
  {
    target: 'Machine in a spoke with a connection of its own',
    fact: 'expressroute/fastpath-vnet-peering',
    taught: around,
    provider: around,
    direct: around,
  },
  {
    target: 'Standard internal load balancer in the hub',
    fact: 'expressroute/fastpath-load-balancer',
    taught: around,
    provider: around,
    direct: around,
  },
  {
    target: 'Basic internal load balancer',
    fact: 'expressroute/fastpath-load-balancer',
    taught: gateway,
    provider: { way: 'gateway', note: 'SKU retired' },
    direct: { way: 'gateway', note: 'SKU retired' },
  },
  {
    target: 'Load balancer or PaaS service in a spoke',
    fact: 'expressroute/fastpath-load-balancer',
    taught: gateway,
    provider: gateway,
    direct: gateway,
  },
  {
    target: 'Private endpoint',
    fact: 'expressroute/fastpath-private-link',
    taught: gateway,
    provider: gateway,
    direct: { way: 'around', note: 'only when enrolled' },
  },
  {
    target: 'Address beyond the limit of the circuit',
    fact: 'expressroute/fastpath-ip-limits',
    taught: { way: 'unsaid' },
    provider: gateway,
    direct: gateway,
  },
];
