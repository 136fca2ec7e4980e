/** Growth: the second way divides, with the limits as the facts' sentences say them. */
import type { Growth, Limit, Setup } from '#src/quiz/generators/_growth.ts';
import type { GrowthProblem } from '#src/quiz/generators/_growth-ends.ts';
import { firstLimit } from '#src/quiz/generators/first-limit.ts';
import { prove } from './proof.ts';

const byGateway = { ErGw1AZ: [4, 2000], ErGw2AZ: [8, 4500], ErGw3AZ: [16, 11_000] } as const;
const onPremium = { 1000: 50, 2000: 60, 5000: 75, 10_000: 100 } as const;

function most({ tier, mbps, line, sku }: Setup, limit: Limit): number {
  const isPremium = tier === 'Premium';
  const table: Record<Limit, number> = {
    links: isPremium ? onPremium[mbps] : 10,
    site: isPremium ? 10_000 : 4000,
    six: 100,
    azure: 1000,
    microsoft: 200,
    circuits: byGateway[sku][0],
    peered: 500,
    fastpath: { provider: 25_000, direct10: 100_000, direct100: 200_000 }[line],
    machines: byGateway[sku][1],
  };
  return table[limit];
}

const called: Record<Limit, string> = {
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

/** The month that is one too many: whole months that fit, and the next. */
const month = (setup: Setup, { limit, now, more }: Growth): number => Math.floor((most(setup, limit) - now) / more) + 1;

const isPrefixOfSite = (limit: Limit): boolean => ['site', 'six', 'microsoft'].includes(limit);

/** What happens first, by what comes to its limit. */
const end = (limit: Limit): string => {
  if (limit === 'links') return 'The next connection is refused';
  if (limit === 'azure') return 'A connection carries nothing more';
  return isPrefixOfSite(limit) ? 'A BGP session is dropped' : 'Some packets pass the gateway';
};

/** Which change moves a limit, of those that are offered. */
function mover({ tier, mbps, line, sku }: Setup, limit: Limit, offered: readonly string[]): string {
  const able: [string, string, boolean][] = [
    ['premium', 'Raise the circuit to Premium', tier === 'Standard' && (limit === 'links' || limit === 'site')],
    ['gateway', 'Resize the gateway to ErGw3AZ', sku !== 'ErGw3AZ' && (limit === 'circuits' || limit === 'machines')],
    ['direct', 'Change to 100 Gbps Direct ports', line !== 'direct100' && limit === 'fastpath'],
    ['site', 'Join prefixes of the site', isPrefixOfSite(limit)],
    ['azure', 'Join address spaces in Azure', limit === 'azure'],
    ['bandwidth', 'Raise the bandwidth to 10 Gbps', tier === 'Premium' && mbps < 10_000 && limit === 'links'],
  ];
  return able.find(([name, , does]) => does && offered.includes(name))?.[1] ?? '';
}

function second(problem: GrowthProblem): readonly string[] {
  const { ask, setup, plan, month: asked, moves } = problem;
  const soonest = Math.min(...plan.map((growth) => month(setup, growth)));
  const first = plan.find((growth) => month(setup, growth) === soonest)?.limit ?? 'links';
  switch (ask) {
    case 'first':
      return [called[first]];
    case 'when':
      return [String(soonest)];
    case 'then':
      return [end(first)];
    case 'moved':
      return [mover(setup, first, moves)];
    case 'judged':
      return plan.map((growth) => `${called[growth.limit]} → ${month(setup, growth) > asked ? 'yes' : 'no'}`);
    case 'over':
      return plan.filter((growth) => month(setup, growth) <= asked).map(({ limit }) => called[limit]);
  }
}

const base: GrowthProblem = {
  ask: 'first',
  firm: 'Heron Air',
  setup: { tier: 'Standard', mbps: 1000, line: 'provider', sku: 'ErGw1AZ' },
  plan: [
    { limit: 'links', now: 7, more: 1 },
    { limit: 'site', now: 3700, more: 150 },
    { limit: 'azure', now: 900, more: 20 },
    { limit: 'machines', now: 1450, more: 90 },
  ],
  month: 4,
  moves: [],
  told: 0,
};

export default prove({
  generator: firstLimit,
  second,
  byHand: [
    {
      problem: base,
      key: ['IPv4 prefixes from the site'],
      because:
        'By private-peering-routes 4,000 are taken: 3,850 and 4,000 fit, so month 3. By standard-circuit-links 10 connections last through month 3, the others longer.',
    },
    {
      problem: { ...base, setup: { ...base.setup, tier: 'Premium' } },
      key: ['IPv4 prefixes from Azure'],
      because:
        'Premium takes 10,000 prefixes and 50 connections. By announced-prefixes 1,000 last through month 5, and by gateway-machines 2,000 machines through month 6: 1,990 then.',
    },
    {
      problem: { ...base, ask: 'when' },
      key: ['3'],
      because: '3,700 and 3 times 150 are 4,150 prefixes, more than the 4,000 of private-peering-routes.',
    },
    {
      problem: { ...base, ask: 'judged' },
      key: [
        'Connections on the circuit → no',
        'IPv4 prefixes from the site → no',
        'IPv4 prefixes from Azure → yes',
        'Machines at the gateway → yes',
      ],
      because: 'In month 4 there are 11 connections, 4,300 prefixes of the site, 980 of Azure and 1,810 machines.',
    },
    {
      problem: {
        ...base,
        ask: 'then',
        plan: [...base.plan.slice(0, 3), { limit: 'fastpath', now: 20_000, more: 1100 }],
      },
      key: ['A BGP session is dropped'],
      because:
        'The prefixes of the site come first, and by private-peering-routes the session is dropped with more of them.',
    },
    {
      problem: { ...base, ask: 'moved', moves: ['premium', 'gateway', 'direct', 'azure'] },
      key: ['Raise the circuit to Premium'],
      because: 'By private-peering-routes a Premium circuit takes 10,000 prefixes instead of 4,000.',
    },
  ],
});
