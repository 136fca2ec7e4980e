/** The longest prefix: of several routes, over circuits, a VPN or written by hand, which one takes a packet. */
import { defineGenerator, type Chance } from '#src/quiz/generator.ts';
import { fillIn, matching, multiple, single, yesNo, type About, type Claim } from './_item.ts';
import { circuitNames, firms } from './_names.ts';
import {
  beliefBehind,
  followed,
  longestOf,
  machine,
  of,
  reasonFor,
  told,
  wayText,
  type Carrier,
  type Routes,
  type Way,
} from './_route-choice.ts';

/** Plain data, from which the whole question follows. */
export interface Problem {
  routes: Routes;
  kind: 'way' | 'prefix' | 'each' | 'ways' | 'those';
  /** Addresses of the site, in an order of chance. */
  destinations: readonly string[];
  /** For statements: whether each names the way that is taken. */
  holds: readonly boolean[];
  /** Ways in an order of chance: wrong ones are taken from the front. */
  order: readonly Way[];
}

const ways: readonly Way[] = ['first', 'second', 'vpn', 'appliance', 'drop', 'both'];

function problem(chance: Chance): Problem {
  const site = 32 + chance.integer('site', 200);
  const third = 16 * (1 + chance.integer('third', 14));
  const inner = third + chance.integer('inner', 16);
  const deep = 64 * chance.integer('deep', 4);
  // From wide to narrow, each inside the one before it.
  const chain = [
    '10.0.0.0/8',
    `10.${site}.0.0/16`,
    `10.${site}.${third}.0/20`,
    `10.${site}.${inner}.0/24`,
    `10.${site}.${inner}.${deep}/26`,
  ];
  const at = (purpose: string, from: number, to = 4) => chain[from + chance.integer(purpose, to - from + 1)] ?? '';
  // One of the circuits has something wide, so that every address of the site is led somewhere.
  const wide: Carrier = chance.happens('wide is first', 50) ? 'first' : 'second';
  const narrow: Carrier = wide === 'first' ? 'second' : 'first';
  const user = chance.pick('user', ['none', 'none', 'appliance', 'appliance', 'drop'] as const);
  const wanted: { by: Carrier; prefix: string }[] = [
    { by: wide, prefix: at('wide', 0, 1) },
    ...(chance.happens('wide twice', 35) ? [{ by: wide, prefix: at('wide more', 2) }] : []),
    { by: narrow, prefix: at('narrow', 1, 3) },
    ...(chance.happens('narrow twice', 35) ? [{ by: narrow, prefix: at('narrow more', 3) }] : []),
    ...(chance.happens('has a VPN', 55) ? [{ by: 'vpn' as const, prefix: at('vpn', 1) }] : []),
    ...(user === 'none' ? [] : [{ by: user, prefix: at('user', 1) }]),
  ];
  const prefixes = wanted.filter(
    (one, index) => !wanted.slice(0, index).some(({ by, prefix }) => by === one.by && prefix === one.prefix),
  );
  const [first, second = first] = chance.shuffled('circuits', circuitNames);
  const ties = prefixes.some(
    ({ by, prefix }) => by === 'first' && prefixes.some((other) => other.by === 'second' && other.prefix === prefix),
  );
  const heavy = chance.pick('weight', [20, 50, 100]);
  const outside =
    chance.integer('outside', 16) === inner - third
      ? third + ((inner - third + 1) % 16)
      : third + chance.integer('outside', 16);
  const last = (purpose: string) => 5 + chance.integer(purpose, 50);
  return {
    routes: {
      firm: chance.pick('firm', firms),
      names: [first ?? 'er-a', second ?? 'er-b'],
      prefixes,
      weights: chance.happens('first is heavier', 50) ? [heavy, 0] : [0, heavy],
      tellsWeights: ties || chance.happens('tells weights', 40),
    },
    kind: chance.pick('kind', ['way', 'way', 'way', 'prefix', 'prefix', 'each', 'ways', 'those', 'those'] as const),
    destinations: chance.shuffled('destinations', [
      `10.${site}.${(third + 16) % 256}.${last('of the site')}`,
      `10.${site}.${outside}.${last('of the block')}`,
      `10.${site}.${inner}.${((deep + 64) % 256) + last('of the subnet')}`,
      `10.${site}.${inner}.${deep + last('of the quarter')}`,
      `10.${site}.${inner}.${deep + 60}`,
    ]),
    holds: ['a', 'b', 'c', 'd'].map((name) => chance.happens(`holds ${name}`, 50)),
    order: chance.shuffled('order', ways),
  };
}

const code = (text: string): string => `\`${text}\``;
const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** The ways that somebody might expect, those that a belief suggests first. */
const guesses = ({ routes, order }: Problem, taken: Carrier, to: string): Way[] =>
  order
    .filter((way) => way !== taken)
    .toSorted(
      (a, b) =>
        Number(beliefBehind(routes, a, taken, to) === undefined) -
        Number(beliefBehind(routes, b, taken, to) === undefined),
    );

const sentence = (problem: Problem, way: Way, to: string): string =>
  way === 'drop'
    ? `A packet to ${code(to)} is dropped.`
    : `A packet to ${code(to)} goes ${lower(wayText(problem.routes, way))}.`;

/** The way that the fewest addresses share, two or three, and that of every one. */
function commonWay(destinations: readonly string[], follow: (to: string) => { way: Carrier }) {
  const found = destinations.map((address) => ({ address, way: follow(address).way }));
  const [shared] = [...Map.groupBy(found, ({ way }) => way)]
    .filter(([, all]) => all.length === 2 || all.length === 3)
    .toSorted(([, a], [, b]) => a.length - b.length);
  return shared && { way: shared[0], found };
}

export const longestPrefix = defineGenerator<Problem>({
  id: 'longest-prefix',
  title: 'Which of several routes takes a packet',
  objectives: ['az-700/E10'],
  problem,
  ask(asked) {
    const { routes, destinations, holds, order } = asked;
    const follow = followed(routes);
    const common = commonWay(destinations, follow);
    // Where no way is that of two or three addresses, each is asked for its way.
    const kind = asked.kind === 'those' && !common ? 'ways' : asked.kind;
    const [to = ''] = destinations;
    const { way: taken, because } = follow(to);
    const about: About = {
      objective: 'E10',
      facts: [
        'route-choice',
        ...(routes.tellsWeights ? ['routing-weight'] : []),
        ...(of(routes, 'vpn').length > 0 ? ['vpn-backup'] : []),
      ],
      difficulty: routes.prefixes.length > 3 ? 3 : 2,
      stem: told(routes),
    };
    switch (kind) {
      case 'way':
        return single(
          { ...about, stem: `${about.stem} Where does a packet from ${code(machine)} to ${code(to)} go?` },
          [
            { text: wayText(routes, taken), correct: true, why: `${reasonFor(routes, taken, taken, to)} ${because}` },
            ...guesses(asked, taken, to)
              .slice(0, 3)
              .map((way) => ({
                text: wayText(routes, way),
                why: reasonFor(routes, way, taken, to),
                belief: beliefBehind(routes, way, taken, to),
              })),
          ],
        );
      case 'prefix': {
        const answer = longestOf(routes, taken, to) ?? '';
        const others = routes.prefixes.filter(({ prefix }) => prefix !== answer);
        return fillIn(
          {
            ...about,
            stem: `${about.stem} A machine sends a packet to ${code(to)}. Which prefix decides where it goes?`,
          },
          {
            form: 'prefix',
            label: 'The prefix that decides',
            answer,
            why: reasonFor(routes, taken, taken, to),
            wrong: others.map(({ by, prefix }) => ({
              text: prefix,
              why:
                longestOf(routes, by, to) === undefined || !routeHolds(routes, by, prefix, to)
                  ? `${code(prefix)} does not hold ${code(to)}.`
                  : `${code(prefix)} holds ${code(to)} too, and is shorter than ${code(answer)}.`,
              belief: routeHolds(routes, by, prefix, to) ? 'wider-prefix-wins' : 'longer-prefix-is-larger',
            })),
          },
        );
      }
      case 'each':
        return yesNo(
          { ...about, stem: `${about.stem} Packets leave ${code(machine)}. Does each statement hold?` },
          destinations.slice(0, 4).map((address, index): Claim => {
            const { way } = follow(address);
            const [guess = 'both'] = guesses(asked, way, address);
            const isTrue = holds[index] ?? true;
            return {
              text: sentence(asked, isTrue ? way : guess, address),
              holds: isTrue,
              why: `${reasonFor(routes, way, way, address)} So it goes ${lower(wayText(routes, way))}.`,
              belief: beliefBehind(routes, guess, way, address) ?? 'wider-prefix-wins',
            };
          }),
        );
      case 'ways': {
        const prompts = destinations.slice(0, 3);
        const taken3 = prompts.map((address) => follow(address).way);
        const choices = [...new Set<Way>([...taken3, ...order])].slice(0, 4);
        return matching(
          { ...about, stem: `${about.stem} Where does a packet from ${code(machine)} to each of these addresses go?` },
          prompts.map((address, index) => {
            const way = taken3[index] ?? 'drop';
            return {
              text: code(address),
              answer: wayText(routes, way),
              why: reasonFor(routes, way, way, address),
              beliefs: Object.fromEntries(
                choices.flatMap((choice) => {
                  const belief = choice === way ? undefined : beliefBehind(routes, choice, way, address);
                  return belief === undefined ? [] : [[wayText(routes, choice), belief]];
                }),
              ),
            };
          }),
          choices.map((way) => wayText(routes, way)),
        );
      }
      case 'those': {
        const { way, found } = common ?? { way: taken, found: [] };
        return multiple(
          {
            ...about,
            stem: `${about.stem} Machines send packets to five addresses. Which of them ${way === 'drop' ? 'never arrive' : `go ${lower(wayText(routes, way))}`}?`,
          },
          found.map((one) =>
            one.way === way
              ? { text: code(one.address), correct: true, why: reasonFor(routes, way, way, one.address) }
              : {
                  text: code(one.address),
                  why: `${reasonFor(routes, one.way, one.way, one.address)} It goes ${lower(wayText(routes, one.way))}.`,
                  // Who ticks what loses to a user route, and among the circuits too, lets the learned route win first.
                  belief:
                    beliefBehind(routes, way, one.way, one.address) ??
                    (one.way === 'appliance' || one.way === 'drop' ? 'learned-beats-user' : undefined),
                },
          ),
        );
      }
    }
  },
  difficulty: ({ kind, routes }) =>
    ({ way: -0.6, prefix: -0.4, each: -0.1, ways: 0, those: 0.1 })[kind] +
    0.25 * (routes.prefixes.length - 2) +
    (routes.tellsWeights ? 0.2 : 0),
});

/** Whether a route of a carrier holds an address. */
const routeHolds = (routes: Routes, by: Carrier, prefix: string, to: string): boolean =>
  longestOf({ ...routes, prefixes: [{ by, prefix }] }, by, to) !== undefined;
