/** Asks which peering a firm needs, what each peering reaches, and what each asks for. */
import { defineGenerator, type Chance } from '#src/quiz/generator.ts';
import type { Item } from '#src/quiz/item.ts';
import { drawn, later } from './_draw.ts';
import { matching, multiple, single, yesNo, type About, type Draft } from './_item.ts';
import { circuitNames, firms } from './_names.ts';
import { everyDemand, type Demand } from './_peering-demands.ts';
import { beliefThat, everyTarget, factOf, wayOf, whyOf, type PeeringTarget, type Way } from './_peering-targets.ts';
import { capital, listed } from './_words.ts';

export interface PeeringProblem {
  ask: 'which' | 'reached' | 'internet' | 'lost' | 'judge' | 'match' | 'demands';
  opening: number;
  firm: string;
  circuit: string;
  /** The one that is there, that is gone, or that is asked about. */
  peering: 'private' | 'microsoft';
  targets: readonly PeeringTarget[];
  demands: readonly Demand[];
}

const nameOf = { private: 'private peering', microsoft: 'Microsoft peering', internet: 'the internet' } as const;

function problem(first: Chance, attempt = 0): PeeringProblem {
  const chance = later(first, attempt);
  const ask = chance.pick('ask', [
    'which',
    'which',
    'reached',
    'internet',
    'lost',
    'judge',
    'match',
    'demands',
  ] as const);
  const peering = chance.pick('peering', ['private', 'microsoft'] as const);
  const about: PeeringProblem = {
    ask,
    opening: chance.integer('opening', 3),
    firm: chance.pick('firm', firms),
    circuit: chance.pick('circuit', circuitNames),
    peering,
    targets: [],
    demands: [],
  };
  const of = (way: Way) => everyTarget.filter(({ name }) => wayOf(name) === way);
  const not = (way: Way) => everyTarget.filter(({ name }) => wayOf(name) !== way);
  const shuffled = (all: readonly PeeringTarget[], count: number, purpose: string) =>
    chance.shuffled(purpose, all).slice(0, count);
  switch (ask) {
    case 'which': {
      const kinds = chance.pick<readonly Way[]>('kinds', [
        ['private'],
        ['microsoft'],
        ['private', 'microsoft'],
        ['internet'],
        ['private', 'internet'],
        ['microsoft', 'internet'],
        ['private', 'microsoft', 'internet'],
      ]);
      const one = kinds.flatMap((way) => shuffled(of(way), kinds.length === 1 ? 2 : 1, `of ${way}`));
      return { ...about, targets: chance.shuffled('order', one) };
    }
    case 'judge':
    case 'match': {
      const one = (way: Way) => shuffled(of(way), 1, way);
      // Three prompts, of which two may be reached alike; or four statements, of which about two hold.
      const two = shuffled(of(peering), 2, peering);
      const rest = not(peering);
      const targets =
        ask === 'judge'
          ? [...two, ...shuffled(rest, 2, 'rest')]
          : chance.happens('alike', 50)
            ? [...two, ...shuffled(rest, 1, 'rest')]
            : [...one('private'), ...one('microsoft'), ...one('internet')];
      return { ...about, targets: chance.shuffled('order', targets) };
    }
    case 'demands': {
      const right = everyDemand.filter((demand) => demand.of === peering);
      const wrong = everyDemand.filter((demand) => demand.of !== peering);
      const found = drawn(chance, 'demands', { right, wrong }, { right: 2, wrong: 2 + chance.integer('more', 2) });
      return {
        ...about,
        targets: shuffled(of(peering), 1, 'target'),
        demands: chance.shuffled('order', [...found.right, ...found.wrong]),
      };
    }
    case 'reached':
    case 'lost':
    case 'internet': {
      const way = ask === 'internet' ? 'internet' : peering;
      const found = drawn(
        chance,
        'targets',
        { right: of(way), wrong: not(way) },
        { right: 2, wrong: 2 + chance.integer('more', 2) },
      );
      return { ...about, targets: chance.shuffled('order', [...found.right, ...found.wrong]) };
    }
  }
}

const choices = [
  'Private peering alone',
  'Microsoft peering alone',
  'Both peerings of the circuit',
  'Neither: the internet is the way',
] as const;
const setOf: readonly (readonly Way[])[] = [['private'], ['microsoft'], ['private', 'microsoft'], []];

function askWhich({ firm, circuit, opening, targets }: PeeringProblem): Item {
  const ways = new Set(targets.map(({ name }) => wayOf(name)));
  const needed = (['private', 'microsoft'] as const).filter((way) => ways.has(way));
  const what = listed(targets.map(({ text }) => text.replace(/,/g, ' –').replace(/ – (.*)$/, ' ($1)')));
  const begin = [
    `${firm} wants to reach these over ExpressRoute, as far as that can be done: ${what}. Which peering does it set up on \`${circuit}\`?`,
    `On \`${circuit}\` of ${firm} no peering is configured yet. People ask for ${what}. What of that can be moved from the internet to the circuit is to be moved. With what?`,
    `What has ${firm} to configure on \`${circuit}\`, and no more than that, so that whatever is possible of this comes over the circuit: ${what}?`,
  ][opening];
  const why = targets.map(whyOf).join(' ');
  return single(
    {
      objective: 'E5',
      facts: targets.map(({ name }) => factOf(name)),
      difficulty: targets.length > 2 ? 3 : 2,
      stem: begin ?? '',
    },
    choices.map((text, index): Draft => {
      const offered = setOf[index] ?? [];
      const missing = needed.filter((way) => !offered.includes(way));
      const extra = offered.filter((way) => needed.every((one) => one !== way));
      if (missing.length === 0 && extra.length === 0) return { text, correct: true, why };
      const [left] = missing;
      if (left !== undefined) {
        const lost = targets.find(({ name }) => wayOf(name) === left);
        const over = offered[0] ?? 'internet';
        return {
          text,
          why: `${text}: so something is left out, for want of ${left === 'microsoft' ? nameOf.microsoft : nameOf.private}. ${lost ? whyOf(lost) : ''}`,
          belief: lost ? beliefThat(lost.name, over) : undefined,
        };
      }
      const without =
        needed.length === 0
          ? 'Nothing of it comes over either peering.'
          : `Everything that can come over the circuit comes over ${needed[0] === 'microsoft' ? nameOf.microsoft : nameOf.private}.`;
      return {
        text,
        why: `${without} ${extra.map((way) => capital(way === 'microsoft' ? nameOf.microsoft : nameOf.private)).join(' and ')} would carry none of it.`,
        belief:
          needed.length === 0
            ? extra.includes('microsoft')
              ? 'microsoft-peering-reaches-everything'
              : 'private-peering-reaches-services'
            : 'peerings-share-a-form',
      };
    }),
  );
}

function askDemands({ firm, circuit, peering, opening, targets, demands }: PeeringProblem): Item {
  const [target] = targets;
  const what = target?.text ?? '';
  const stem = [
    `${firm} sets up ${nameOf[peering]} on \`${circuit}\`, in order to reach ${what}. Which two things does that ask for besides the BGP sessions?`,
    `Over ${nameOf[peering]} on \`${circuit}\`, ${firm} is to reach ${what}. Both sessions are up. Which two of these does it need as well?`,
    `For ${what}, ${firm} has chosen ${nameOf[peering]}. Which two of these belong to that, and not to the other peering?`,
  ][opening];
  return multiple(
    {
      objective: 'E5',
      facts: [
        ...(target ? [factOf(target.name)] : []),
        peering === 'private' ? 'private-peering-no-nat' : 'microsoft-peering-nat',
        'route-filter-where',
      ],
      difficulty: 2,
      stem: stem ?? '',
    },
    demands.map(({ text, of, why, belief }) => ({ text, correct: of === peering, why, belief })),
  );
}

/** Who answers wrongly about a target, when it is asked whether it is reached over something. */
const beliefAbout = ({ name }: PeeringTarget, over: Way): string | undefined =>
  wayOf(name) === over ? beliefThat(name, over === 'internet' ? 'microsoft' : 'internet') : beliefThat(name, over);

function ask(made: PeeringProblem): Item {
  const { ask: asked, firm, circuit, peering, opening, targets } = made;
  if (asked === 'which') return askWhich(made);
  if (asked === 'demands') return askDemands(made);
  const about = (stem: string, difficulty: 2 | 3 = 2): About => ({
    objective: 'E5',
    facts: targets.map(({ name }) => factOf(name)),
    difficulty,
    stem,
  });
  const complete =
    peering === 'microsoft'
      ? ', with a route filter that allows all there is'
      : ', and a network with a gateway is connected';
  const begin = [
    `On \`${circuit}\` of ${firm} stands ${nameOf[peering]} and nothing else${complete}.`,
    `${firm} has configured only ${nameOf[peering]} on \`${circuit}\`${complete}.`,
    `The only peering of \`${circuit}\`, which belongs to ${firm}, is ${nameOf[peering]}${complete}.`,
  ][opening];
  switch (asked) {
    case 'match':
      return matching(
        about(
          `${firm} has both peerings on \`${circuit}\`, complete and up. Over which of them is each of these reached?`,
          3,
        ),
        targets.map((target) => {
          const labels = { private: 'Private peering', microsoft: 'Microsoft peering', internet: 'The internet' };
          const others = (['private', 'microsoft', 'internet'] as const).filter((way) => way !== wayOf(target.name));
          return {
            text: capital(target.text),
            why: whyOf(target),
            answer: labels[wayOf(target.name)],
            beliefs: Object.fromEntries(
              others.flatMap((way) => {
                const belief = beliefThat(target.name, way);
                return belief === undefined ? [] : [[labels[way], belief]];
              }),
            ),
          };
        }),
        ['Private peering', 'Microsoft peering', 'The internet'],
      );
    case 'judge':
      return yesNo(
        about(`${begin ?? ''} Is each of these reached over the circuit?`),
        targets.map((target) => ({
          text: `${capital(target.text)}.`,
          holds: wayOf(target.name) === peering,
          why: whyOf(target),
          belief: beliefAbout(target, peering),
        })),
      );
    case 'reached':
    case 'lost':
    case 'internet': {
      const way = asked === 'internet' ? 'internet' : peering;
      const stems = {
        reached: `${begin ?? ''} Which two of these are reached over the circuit?`,
        lost:
          [
            `${firm} has both peerings on \`${circuit}\`. Somebody deletes ${nameOf[peering]}. Which two of these are no longer reached over the circuit?`,
            `In the night ${nameOf[peering]} of \`${circuit}\` was switched off; the other peering stays. For which two of these does ${firm} lose its private line?`,
            `The sessions of ${nameOf[peering]} on \`${circuit}\` are down, those of the other peering are up. Which two of these does ${firm} no longer reach over the circuit?`,
          ][opening] ?? '',
        internet:
          [
            `${firm} has both peerings on \`${circuit}\`, complete and up. Which two of these take the internet all the same?`,
            `With private and Microsoft peering up on \`${circuit}\`, ${firm} wants to do without its internet line. For which two of these would it miss the line?`,
            `Neither peering of \`${circuit}\` leads to two of these, though both are complete. To which two?`,
          ][opening] ?? '',
      };
      return multiple(
        about(stems[asked]),
        targets.map((target) => ({
          text: capital(target.text),
          correct: wayOf(target.name) === way,
          why: whyOf(target),
          belief: beliefThat(target.name, way),
        })),
      );
    }
  }
}

export const whichPeering = defineGenerator<PeeringProblem>({
  id: 'which-peering',
  title: 'Which peering a firm needs, and what each of them reaches',
  objectives: ['az-700/E5'],
  problem: (chance) => problem(chance),
  ask,
  difficulty: ({ ask: asked, targets }) =>
    ({ which: 0.1, reached: -0.1, internet: 0.3, lost: 0, judge: 0, match: 0.4, demands: 0.2 })[asked] +
    (targets.length > 4 ? 0.1 : 0),
});
