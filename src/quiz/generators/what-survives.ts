/** Circuits, places, gateways and a failure: what still arrives, over what, and what would have kept it alive. */
import { defineGenerator, type Chance } from '#src/quiz/generator.ts';
import type { Item } from '#src/quiz/item.ts';
import {
  after,
  beliefAbout,
  breaksOf,
  carriersOf,
  machines,
  sentence,
  whyAfter,
  type Break,
  type Site,
  type Target,
} from './_failing-site.ts';
import { multiple, single, yesNo, type Draft } from './_item.ts';
import { circuitNames, firms } from './_names.ts';
import { drawn } from './_draw.ts';
import { askKept, keepersFor } from './_kept-alive.ts';
import { factsOf, situation, type SurvivalProblem } from './_survival-story.ts';

const code = (text: string): string => `\`${text}\``;

const told = (site: Site, breaks: readonly Break[]): string => breaks.map((one) => sentence(site, one)).join(' ');

/** What is believed about the break that decides: the one that cuts the site off, or else the first. */
function beliefIn(site: Site, breaks: readonly Break[], target: Target, isAlive: boolean): string {
  const deadly = breaks.find((one) => !after(site, [one], target).answered) ?? breaks[0];
  return deadly ? beliefAbout(site, deadly, target, isAlive) : 'one-link-is-the-circuit';
}

function askEach(problem: SurvivalProblem): Item {
  const { site, target, cases, ask } = problem;
  const machine = code(machines[target]);
  const tried = cases.map((breaks) => {
    const isAlive = after(site, breaks, target).answered;
    return {
      text: told(site, breaks),
      isAlive,
      why: whyAfter(site, breaks, target),
      belief: beliefIn(site, breaks, target, isAlive),
    };
  });
  const about = { objective: 'E3', facts: factsOf(problem), difficulty: 2 as const };
  const story = situation(problem);
  if (ask === 'judged')
    return yesNo(
      {
        ...about,
        stem: `${story}\n\nEach of these happens by itself. Does the site still reach ${machine}, and get an answer?`,
      },
      tried.map(({ text, isAlive, why, belief }) => ({ text, holds: isAlive, why, belief })),
    );
  const isCut = ask === 'cuts';
  const drafts = tried.map(({ text, isAlive, why, belief }): Draft => {
    const correct = isCut ? !isAlive : isAlive;
    return { text, correct, why, belief: correct ? undefined : belief };
  });
  const many = drafts.filter(({ correct }) => correct).length > 1;
  const question = isCut
    ? `Which of these failures ${many ? 'cut' : 'cuts'} the site off from ${machine}, when nothing else happens?`
    : `${many ? 'After which of these failures' : 'After which one of these failures'} does the site still reach ${machine}, when nothing else happens?`;
  return (many ? multiple : single)({ ...about, stem: `${story}\n\n${question}` }, drafts);
}

/** Over what flows go after one break or two. */
function askWay(problem: SurvivalProblem): Item {
  const { site, target, breaks } = problem;
  const found = carriersOf(site, after(site, breaks, target));
  const [first = '', second = 'vpn'] = site.circuits;
  const nameOf = (one: string): string => (one === 'vpn' ? 'the VPN' : code(one));
  const [own, other] = [nameOf(first), nameOf(second)];
  const why = whyAfter(site, breaks, target);
  const kept = found.length === 1 ? nameOf(found[0] ?? '') : '';
  const isBoth = found.length > 1;
  const wrong = beliefAbout(site, breaks[0] ?? { kind: 'link', of: 0 }, target, found.length > 0);
  const isVpn = site.design === 'vpn';
  const drafts = [
    {
      text: `Over ${own}, every one of the flows`,
      correct: kept === own,
      why:
        kept === own
          ? why
          : isBoth
            ? `${own} carries its share only: ${other} is as good.`
            : `Nothing comes over ${own} any more.`,
      belief: isVpn ? 'vpn-waits-to-be-called' : isBoth ? 'second-circuit-only-waits' : 'one-link-is-the-circuit',
    },
    {
      text: `Over ${other}, every one of the flows`,
      correct: kept === other,
      why:
        kept === other
          ? why
          : isBoth
            ? `${other} carries its share, and ${own} the rest.`
            : `${other} is not what carries them now.`,
      belief: isVpn ? 'vpn-before-expressroute' : 'one-link-is-the-circuit',
    },
    {
      text: 'Over both, each flow keeping to one',
      correct: isBoth,
      why: isBoth
        ? why
        : isVpn
          ? 'While both announce the same prefix, the circuit is used and the VPN waits.'
          : 'Flows are shared only while both circuits bring the prefix.',
      belief: isVpn ? 'same-prefix-is-shared' : wrong,
    },
    {
      text: 'Over neither of them, since no way is left',
      correct: found.length === 0,
      why: found.length === 0 ? why : `There is a way left, and it is used: ${found.map(nameOf).join(' and ')}.`,
      belief: wrong,
    },
  ];
  return single(
    {
      objective: 'E3',
      facts: factsOf(problem),
      difficulty: 3,
      stem: `${situation(problem)}\n\n${told(site, breaks)} Which way do flows from the site to ${code(machines[target])} take after that?`,
    },
    drafts.map((one) => ({ ...one, belief: one.correct ? undefined : one.belief })),
  );
}

interface Case {
  breaks: Break[];
  family: string;
  text: string;
}

/** Failures to compare: so many that are survived, and so many that are not. Where one break does no harm, they come in pairs. */
function casesFor(
  chance: Chance,
  { site, target }: SurvivalProblem,
  counts: { right: number; wrong: number },
): Break[][] {
  const singles = breaksOf(site).map((one) => [one]);
  const pairs = singles.flatMap((one, index) => singles.slice(index + 1).map((other) => [...one, ...other]));
  const isHard = site.design !== 'one' && site.design !== 'metro';
  const right: Case[] = [];
  const wrong: Case[] = [];
  // Each is traced, so only as many as leave a choice of lengths.
  for (const breaks of chance.shuffled('tried', isHard ? pairs : singles)) {
    const text = told(site, breaks);
    const kind = after(site, breaks, target).answered ? right : wrong;
    kind.push({ breaks, family: text, text });
    if (right.length >= counts.right + 9 && wrong.length >= counts.wrong + 9) break;
  }
  const found = drawn(chance, 'cases', { right, wrong }, counts);
  return chance.shuffled('all cases', [...found.right, ...found.wrong]).map(({ breaks }) => breaks);
}

/** Places in Europe that have Metro circuits. */
const metros = ['Amsterdam', 'Madrid', 'Milan', 'Zurich'];
const ordinary = ['Dublin', 'Frankfurt', 'London', 'Oslo', 'Paris', 'Stockholm'];

/** How many failures are survived, and how many are not. */
const counts: Readonly<Record<'judged' | 'cuts' | 'survives', readonly (readonly [number, number])[]>> = {
  judged: [
    [2, 2],
    [1, 2],
    [2, 1],
    [3, 2],
    [2, 3],
  ],
  cuts: [
    [3, 1],
    [3, 1],
    [2, 2],
    [3, 2],
  ],
  survives: [
    [1, 3],
    [1, 3],
    [2, 2],
    [2, 3],
  ],
};

function problem(chance: Chance): SurvivalProblem {
  const ask = chance.pick('ask', ['judged', 'judged', 'cuts', 'survives', 'way', 'way', 'kept', 'kept'] as const);
  const design = chance.pick(
    'design',
    ask === 'way'
      ? (['near', 'apart', 'apart', 'vpn'] as const)
      : ask === 'kept'
        ? (['one', 'near'] as const)
        : (['one', 'metro', 'near', 'apart', 'vpn'] as const),
  );
  const count = design === 'near' || design === 'apart' ? 2 : 1;
  const places = chance.shuffled('places', design === 'metro' ? metros : [...metros, ...ordinary]);
  const [one = '', other = ''] = places;
  const site: Site = {
    design,
    circuits: chance.shuffled('circuits', circuitNames).slice(0, count),
    places: design === 'near' ? [one, one] : [one, other].slice(0, count),
    fastPath: chance.happens('fastpath', 50),
  };
  const target: Target = chance.happens('spoke', 50) ? 'spoke' : 'hub';
  const base: SurvivalProblem = {
    ask,
    firm: chance.pick('firm', firms),
    site,
    spare: places[2] ?? '',
    target,
    breaks: [],
    cases: [],
    keepers: [],
    told: chance.pick('told', [0, 1, 2] as const),
    extra: chance.pick('extra', ['none', 'sku', 'zones'] as const),
  };
  switch (ask) {
    case 'judged':
    case 'cuts':
    case 'survives': {
      const [right, wrong] = chance.pick(ask, counts[ask]);
      return { ...base, cases: casesFor(chance, base, { right, wrong }) };
    }
    case 'way': {
      const all = chance
        .shuffled('breaks', breaksOf(site))
        .filter(({ kind }) => kind !== 'peering' || target === 'spoke');
      return { ...base, breaks: all.slice(0, chance.happens('two', 40) ? 2 : 1) };
    }
    case 'kept':
      return keepersFor(chance, base);
  }
}

export const whatSurvives = defineGenerator<SurvivalProblem>({
  id: 'what-survives',
  title: 'What still arrives after a failure, and what would have kept it alive',
  objectives: ['az-700/E3'],
  problem,
  ask(one) {
    if (one.ask === 'way') return askWay(one);
    return one.ask === 'kept' ? askKept(one) : askEach(one);
  },
  difficulty: ({ ask, site, breaks, target }) =>
    (ask === 'way' ? 0.3 : ask === 'kept' ? -0.2 : 0) +
    (site.design === 'metro' || site.fastPath ? 0.3 : 0) +
    (target === 'spoke' ? 0.1 : 0) +
    (ask === 'way' ? (breaks.length - 1) * 0.3 : 0),
});
