/** A network that grows in several ways at once: which limit is exceeded first, when, and what that means. */
import { defineGenerator, type Chance } from '#src/quiz/generator.ts';
import type { Item } from '#src/quiz/item.ts';
import {
  allowed,
  beliefs,
  countIn,
  firstOf,
  limits,
  monthOf,
  named,
  whyIn,
  type Growth,
  type Limit,
  type Setup,
} from './_growth.ts';
import {
  askMoved,
  askThen,
  factsOf,
  hasEnd,
  helps,
  isOpen,
  moves,
  profileOf,
  situation,
  type GrowthProblem,
} from './_growth-ends.ts';
import { fillIn, multiple, single, yesNo, type Draft } from './_item.ts';
import { firms } from './_names.ts';

function askFirst(problem: GrowthProblem): Item {
  const { setup, plan } = problem;
  const first = firstOf(setup, plan);
  return single(
    {
      objective: 'E10',
      facts: factsOf(problem),
      profile: profileOf(problem),
      difficulty: 2,
      stem: `${situation(problem)}\n\nIf all of it grows on like that, which limit is exceeded first?`,
    },
    plan.map((growth): Draft => {
      const correct = growth === first;
      return {
        text: named[growth.limit],
        correct,
        why: whyIn(setup, growth),
        belief: correct ? undefined : beliefs[growth.limit],
      };
    }),
  );
}

function askWhen(problem: GrowthProblem): Item {
  const { setup, plan } = problem;
  const first = firstOf(setup, plan);
  const month = first ? monthOf(setup, first) : 0;
  const others = plan.filter((growth) => growth !== first);
  return fillIn(
    {
      objective: 'E10',
      facts: factsOf(problem),
      profile: profileOf(problem),
      difficulty: 3,
      stem: `${situation(problem)}\n\nNext month is month 1. In which month is the first of these limits exceeded?`,
    },
    {
      form: 'number',
      label: 'Month',
      answer: String(month),
      why: `${first ? whyIn(setup, first) : ''} All others last longer.`,
      wrong: [
        ...others.map((growth): Draft => ({
          text: String(monthOf(setup, growth)),
          why: `${whyIn(setup, growth)} Another limit comes before.`,
          belief: beliefs[growth.limit],
        })),
        {
          text: String(month - 1),
          why: 'Until then all is within its limits. What is allowed may be used up.',
          belief: 'networks-limit-is-soft',
        },
      ].filter(({ text }) => text !== '0'),
    },
  );
}

/** Statements about one month, or the limits that are exceeded in it. */
function askMonth(problem: GrowthProblem): Item {
  const { setup, plan, month, ask } = problem;
  const tried = plan.map((growth) => ({
    name: named[growth.limit],
    isOver: countIn(growth, month) > allowed(setup, growth.limit),
    why: whyIn(setup, growth),
    belief: beliefs[growth.limit],
  }));
  const about = { objective: 'E10', facts: factsOf(problem), profile: profileOf(problem), difficulty: 3 as const };
  const story = situation(problem);
  if (ask === 'judged')
    return yesNo(
      { ...about, stem: `${story}\n\nNext month is month 1. At the end of month ${month}, is this within its limit?` },
      tried.map(({ name, isOver, why, belief }) => ({ text: name, holds: !isOver, why, belief })),
    );
  const drafts = tried.map(({ name, isOver, why, belief }): Draft => ({
    text: name,
    correct: isOver,
    why,
    belief: isOver ? undefined : belief,
  }));
  const many = drafts.filter(({ correct }) => correct).length > 1;
  return (many ? multiple : single)(
    {
      ...about,
      stem: `${story}\n\nNext month is month 1. ${many ? 'Which limits are' : 'Which limit is'} exceeded at the end of month ${month}?`,
    },
    drafts,
  );
}

/** How much may come in a month, at the most and in which steps. */
const paces: Readonly<Record<Limit, readonly number[]>> = {
  links: [1],
  site: [40, 75, 120, 150],
  six: [3, 4, 6],
  azure: [15, 25, 40, 60],
  microsoft: [4, 6, 10],
  circuits: [1],
  peered: [12, 20, 25],
  fastpath: [400, 650, 900, 1100],
  machines: [40, 60, 90, 110],
};

/** Growth that exceeds a limit in just that month. */
function growthTo(chance: Chance, setup: Setup, limit: Limit, month: number): Growth {
  const most = allowed(setup, limit);
  const more = chance.pick(`pace of ${limit}`, paces[limit]);
  const spare = more > 1 ? chance.integer(`spare of ${limit}`, more) : 0;
  return { limit, more, now: Math.max(1, most - more * (month - 1) - spare) };
}

const asks = ['first', 'first', 'when', 'judged', 'judged', 'over', 'then', 'moved'] as const;

function problem(chance: Chance): GrowthProblem {
  const ask = chance.pick('ask', asks);
  const tier = chance.pick('tier', ['Standard', 'Premium'] as const);
  const line = chance.pick('line', ['provider', 'provider', 'direct10', 'direct100'] as const);
  const setup: Setup = {
    tier,
    line,
    mbps:
      line === 'direct100'
        ? chance.pick('mbps', [5000, 10_000] as const)
        : chance.pick('mbps', [1000, 2000, 5000] as const),
    sku: chance.pick('sku', ['ErGw1AZ', 'ErGw2AZ', 'ErGw3AZ'] as const),
  };
  const order = chance.shuffled('limits', limits);
  const six = order.filter((limit) => limit !== 'site' || !order.slice(0, 4).includes('six'));
  // What happens first is only asked where every kind of end may come.
  const ended: readonly Limit[] = [
    'links',
    chance.pick('session', ['site', 'six', 'microsoft'] as const),
    'azure',
    'fastpath',
  ];
  const chosen =
    ask === 'then'
      ? chance.shuffled('ended', ended.filter(hasEnd))
      : six.slice(0, chance.pick('count', ask === 'over' || ask === 'judged' ? [4, 5] : [4]));
  // Small limits cannot be far away, so the near months are theirs.
  const months = chance.shuffled('months', [2, 3, 4, 5, 6, 7, 8, 9]);
  const near = chosen.filter((limit) => allowed(setup, limit) < 10);
  const taken = new Map<Limit, number>();
  for (const limit of [...near, ...chosen.filter((one) => !near.includes(one))]) {
    const month = months.find((one) => ![...taken.values()].includes(one) && one <= allowed(setup, limit) - 1);
    taken.set(limit, month ?? 2);
  }
  const plan = chosen.map((limit) => growthTo(chance, setup, limit, taken.get(limit) ?? 2));
  const sorted = plan.map((growth) => monthOf(setup, growth)).toSorted((one, other) => one - other);
  // One alone is a single choice, which has four options.
  const place = ask === 'over' ? (plan.length > 4 ? 1 : chance.pick('place', [0, 1])) : chance.pick('place', [1, 1, 2]);
  const base: GrowthProblem = {
    ask,
    firm: chance.pick('firm', firms),
    setup,
    plan,
    month: sorted[place] ?? 1,
    moves: [],
    told: chance.pick('told', [0, 1, 2] as const),
  };
  const first = firstOf(setup, plan);
  if (ask !== 'moved' || !first) return base;
  const names = chance.shuffled(
    'moves',
    Object.keys(moves).filter((name) => isOpen(setup, name)),
  );
  const right = names.filter((name) => helps(setup, first, name)).slice(0, 1);
  const wrong = names.filter((name) => !helps(setup, first, name)).slice(0, 3);
  // Where nothing moves the first limit, or too little does not, it is asked which one that is.
  return right.length === 0 || wrong.length < 3 ? { ...base, ask: 'first' } : { ...base, moves: [...right, ...wrong] };
}

export const firstLimit = defineGenerator<GrowthProblem>({
  id: 'first-limit',
  title: 'Which limit a growing network exceeds first',
  objectives: ['az-700/E10'],
  problem,
  ask(one) {
    switch (one.ask) {
      case 'first':
        return askFirst(one);
      case 'when':
        return askWhen(one);
      case 'then':
        return askThen(one);
      case 'moved':
        return askMoved(one);
      default:
        return askMonth(one);
    }
  },
  difficulty: ({ ask, plan }) => (ask === 'first' ? 0.2 : 0.6) + (plan.length - 4) * 0.2,
});
