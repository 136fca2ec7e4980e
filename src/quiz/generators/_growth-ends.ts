/** What happens at a limit, and what moves it. */
import type { Item } from '#src/quiz/item.ts';
import {
  allowed,
  facts,
  firstOf,
  growing,
  monthOf,
  named,
  setUp,
  type Growth,
  type Limit,
  type Setup,
} from './_growth.ts';
import { single, type Draft } from './_item.ts';

export interface GrowthProblem {
  ask: 'first' | 'when' | 'judged' | 'over' | 'then' | 'moved';
  firm: string;
  setup: Setup;
  plan: readonly Growth[];
  /** The month that is asked about. */
  month: number;
  moves: readonly string[];
  told: 0 | 1 | 2;
}

export function situation({ firm, setup, plan, told }: GrowthProblem): string {
  const lines = plan.map(growing);
  return (
    [
      `${firm} has ${setUp(setup)}. ${lines.join(' ')}`,
      `${lines.join(' ')} ${firm} works with ${setUp(setup)}.`,
      `With ${setUp(setup)}, ${firm} goes on growing. ${lines.toReversed().join(' ')}`,
    ][told] ?? ''
  );
}

/** How many circuits a network has is another number in the course as taught. */
export const profileOf = ({ plan }: Pick<GrowthProblem, 'plan'>): 'both' | 'today' =>
  plan.some(({ limit }) => limit === 'circuits') ? 'today' : 'both';

export const factsOf = ({ plan }: Pick<GrowthProblem, 'plan'>): string[] => plan.map(({ limit }) => facts[limit]);

type End = 'refused' | 'session' | 'connection' | 'gateway';
const endOf: Readonly<Partial<Record<Limit, End>>> = {
  links: 'refused',
  site: 'session',
  six: 'session',
  microsoft: 'session',
  azure: 'connection',
  fastpath: 'gateway',
};
const ends: Readonly<Record<End, { text: string; belief: string; of: string }>> = {
  refused: { text: 'The next connection is refused', belief: 'networks-limit-is-soft', of: 'one connection too many' },
  session: {
    text: 'A BGP session is dropped',
    belief: 'surplus-prefixes-are-left-out',
    of: 'too many prefixes of the site',
  },
  connection: {
    text: 'A connection carries nothing more',
    belief: 'azure-summarizes',
    of: 'too many prefixes of Azure',
  },
  gateway: {
    text: 'Some packets pass the gateway',
    belief: 'full-fastpath-fails',
    of: 'too many addresses for FastPath',
  },
};

/** Whether it is known what happens when a limit is exceeded. */
export const hasEnd = (limit: Limit): boolean => endOf[limit] !== undefined;

export function askThen(problem: GrowthProblem): Item {
  const { setup, plan } = problem;
  const first = firstOf(setup, plan);
  const right = first && endOf[first.limit];
  return single(
    {
      objective: 'E10',
      facts: factsOf(problem),
      profile: profileOf(problem),
      difficulty: 3,
      stem: `${situation(problem)}\n\nAll of it grows on like that. What is the first thing that goes wrong?`,
    },
    (['refused', 'session', 'connection', 'gateway'] as const).map((end): Draft => {
      const { text, belief, of } = ends[end];
      const own = plan.find(({ limit }) => endOf[limit] === end);
      if (end === right && first)
        return {
          text,
          correct: true,
          why: `${named[first.limit]} come to their limit in month ${monthOf(setup, first)}, before all others, and that is what happens then.`,
        };
      const when = own
        ? `Here that comes in month ${monthOf(setup, own)}, and something else comes before.`
        : 'Nothing of that kind grows here.';
      return { text, why: `That follows from ${of}. ${when}`, belief };
    }),
  );
}

interface Move {
  text: string;
  change: (setup: Setup, growth: Growth) => readonly [Setup, Growth];
  fails: string;
  belief: string;
}

const halved = (wanted: readonly Limit[]) => (setup: Setup, growth: Growth) =>
  [
    setup,
    wanted.includes(growth.limit)
      ? { ...growth, now: Math.floor(growth.now / 2), more: Math.ceil(growth.more / 2) }
      : growth,
  ] as const;

export const moves: Readonly<Record<string, Move>> = {
  premium: {
    text: 'Raise the circuit to Premium',
    change: (setup, growth) => [{ ...setup, tier: 'Premium' }, growth],
    fails:
      'Premium brings reach, connections and prefixes of the site on private peering. This limit is none of these.',
    belief: 'premium-is-everything',
  },
  gateway: {
    text: 'Resize the gateway to ErGw3AZ',
    change: (setup, growth) => [{ ...setup, sku: 'ErGw3AZ' }, growth],
    fails: 'The size of the gateway decides about machines and circuits. This limit stands elsewhere.',
    belief: 'bigger-gateway-takes-prefixes',
  },
  direct: {
    text: 'Change to 100 Gbps Direct ports',
    change: (setup, growth) => [{ ...setup, line: 'direct100' }, growth],
    fails: 'Ports of your own raise how many addresses FastPath takes. They do not move this limit.',
    belief: 'direct-for-whatever-is-special',
  },
  site: {
    text: 'Join prefixes of the site',
    change: halved(['site', 'six', 'microsoft']),
    fails: 'Fewer and larger prefixes of the site help where those are counted. Here something else is.',
    belief: 'limits-count-one-thing',
  },
  azure: {
    text: 'Join address spaces in Azure',
    change: halved(['azure']),
    fails: 'Fewer address spaces help where Azure announces too many. This limit counts something else.',
    belief: 'address-spaces-count-as-networks',
  },
  bandwidth: {
    text: 'Raise the bandwidth to 10 Gbps',
    change: (setup, growth) => [{ ...setup, mbps: 10_000 }, growth],
    fails: 'Bandwidth raises how many connections a Premium circuit takes, and no other number here.',
    belief: 'bandwidth-raises-prefixes',
  },
};

/** Whether there is anything to change: a setup that has it already cannot get it. */
export const isOpen = ({ tier, mbps, line, sku }: Setup, name: string): boolean =>
  !(
    (name === 'premium' && tier === 'Premium') ||
    (name === 'gateway' && sku === 'ErGw3AZ') ||
    (name === 'direct' && line === 'direct100') ||
    (name === 'bandwidth' && mbps === 10_000)
  );

export const helps = (setup: Setup, growth: Growth, name: string): boolean => {
  const move = moves[name];
  if (!move) return false;
  const [then, grown] = move.change(setup, growth);
  return monthOf(then, grown) > monthOf(setup, growth);
};

export function askMoved(problem: GrowthProblem): Item {
  const { setup, plan } = problem;
  const first = firstOf(setup, plan);
  return single(
    {
      objective: 'E10',
      facts: factsOf(problem),
      profile: profileOf(problem),
      difficulty: 3,
      stem: `${situation(problem)}\n\nWhich change puts off the limit that comes first?`,
    },
    problem.moves.flatMap((name): Draft[] => {
      const move = moves[name];
      if (!move || !first) return [];
      const correct = helps(setup, first, name);
      const [then, grown] = move.change(setup, first);
      const when = `${named[first.limit]}: ${allowed(setup, first.limit).toLocaleString('en-US')} are allowed, and month ${monthOf(setup, first)} is too much.`;
      return [
        {
          text: move.text,
          correct,
          why: correct ? `${when} With this change it lasts until month ${monthOf(then, grown) - 1}.` : move.fails,
          belief: correct ? undefined : move.belief,
        },
      ];
    }),
  );
}
