/** The way of a packet between sites, a hub and its spokes: whether it arrives, and whether gateway and firewall see it. */
import { defineGenerator, type Chance } from '#src/quiz/generator.ts';
import { matching, multiple, single, yesNo, type About, type Claim } from './_item.ts';
import { firms } from './_names.ts';
import { places, sender, type Place, type Spokes, type Way } from './_spokes.ts';
import { suggested } from './_spokes-beliefs.ts';

/** Plain data, from which the whole question follows. */
export interface Problem {
  firm: string;
  kind: 'way' | 'ways' | 'each' | 'those';
  world: Spokes;
  /** Packets in an order of chance. */
  packets: readonly (readonly [Place, Place])[];
  /** For statements: whether each says what is so. */
  holds: readonly boolean[];
  /** Which of several ways is asked about. */
  pick: number;
}

/** Everything that may be sent; what FastPath does for packets that leave Azure is documented nowhere, so nobody is asked. */
const sendable = ({ fastPath }: Spokes): (readonly [Place, Place])[] =>
  places.flatMap((from) =>
    places
      .filter((to) => to !== from && !(fastPath && to === 'site' && from !== 'branch'))
      .map((to) => [from, to] as const),
  );

/** Seldom asked: what nothing in the stem decides. */
const isPlain = ([from, to]: readonly [Place, Place]): boolean =>
  (from === 'hub' || to === 'hub') && from !== 'site' && to !== 'site' && from !== 'branch' && to !== 'branch';

function problem(chance: Chance): Problem {
  const fastPath = chance.happens('FastPath', 50);
  const world: Spokes = {
    kind: chance.pick('kind of circuit', ['provider', 'direct']),
    sku: fastPath
      ? chance.pick('large', ['ErGw3AZ', 'UltraPerformance'])
      : chance.pick('any size', ['ErGw1AZ', 'ErGw2AZ', 'ErGw3AZ']),
    fastPath,
    transit: { first: chance.happens('first transit', 65), second: chance.happens('second transit', 50) },
    routeTo: chance.pick('route', ['none', 'second', 'second', 'site']),
    forwarded: chance.happens('forwarded', 50),
    reach: chance.happens('reach', 50),
  };
  const all = chance.shuffled('packets', sendable(world));
  return {
    firm: chance.pick('firm', firms),
    kind: chance.pick('kind', ['way', 'way', 'way', 'ways', 'each', 'those'] as const),
    world,
    packets: [...all.filter((packet) => !isPlain(packet)), ...all.filter(isPlain)],
    holds: ['a', 'b', 'c', 'd'].map((name) => chance.happens(`holds ${name}`, 50)),
    pick: chance.integer('pick', 3),
  };
}

const nameOf: Readonly<Record<Place, string>> = {
  site: 'the office',
  branch: 'the branch',
  hub: 'the hub',
  first: '`vnet-a`',
  second: '`vnet-b`',
};
const wayTexts: Readonly<Record<Way, string>> = {
  lost: 'It does not arrive',
  gateway: 'Through the gateway',
  around: 'Around the gateway',
  firewall: 'Through the firewall',
  both: 'Firewall, then gateway',
  neither: 'Past neither of them',
};
const claimTexts: Readonly<Record<Way, string>> = {
  lost: 'does not arrive',
  gateway: 'passes the gateway alone',
  around: 'goes around the gateway',
  firewall: 'passes the firewall alone',
  both: 'passes firewall and gateway',
  neither: 'arrives past neither of them',
};

const between = ([from, to]: readonly [Place, Place]): string => `From ${nameOf[from]} to ${nameOf[to]}`;

/** What is set, as far as the packets that are asked about need it, and the rest of it too. */
function told({ firm, world, packets }: Problem, asked: number): string {
  const { kind, sku, fastPath, transit, routeTo, forwarded, reach } = world;
  const some = packets.slice(0, asked).flat();
  const sees = (place: Place): boolean => some.includes(place);
  const lends = (spoke: 'first' | 'second') =>
    `${nameOf[spoke]} ${transit[spoke] ? 'uses' : 'does not use'} its gateway`;
  return [
    `The office of ${firm} reaches a hub over ${kind === 'direct' ? 'ExpressRoute Direct' : 'a circuit of a provider'}. The hub has a gateway \`${sku}\` and a firewall, and FastPath is ${fastPath ? 'on' : 'off'} at the connection.`,
    `Two spokes of the same region are peered with the hub: ${lends('first')}, and ${lends('second')}.`,
    ...(sees('branch')
      ? [
          `A branch has a circuit of its own, which is connected to no network and ${reach ? 'joined with the first by Global Reach' : 'not joined with the first'}.`,
        ]
      : []),
    ...(routeTo === 'none'
      ? []
      : [
          `In ${nameOf.first}, a user route leads whatever is for ${nameOf[routeTo === 'site' ? 'site' : 'second']} to the firewall${routeTo === 'second' ? `, and the peerings ${forwarded ? 'take' : 'do not take'} forwarded traffic` : ''}.`,
        ]),
  ].join(' ');
}

const factsOf = ({ fastPath, reach, routeTo }: Spokes): string[] => [
  'peering-not-transitive',
  'peering-gateway-transit',
  ...(fastPath ? ['fastpath-setting'] : []),
  ...(reach ? ['global-reach-pairwise'] : []),
  ...(routeTo === 'none' ? [] : ['route-choice']),
];

export const wayOfAPacket = defineGenerator<Problem>({
  id: 'way-of-a-packet',
  title: 'The way of a packet between sites, hub and spokes',
  objectives: ['az-700/E4', 'az-700/E9'],
  problem,
  ask(asked) {
    const { world, packets, holds, pick } = asked;
    const follow = sender(world);
    const five = packets.slice(0, 5).map((packet) => ({ packet, ...follow(...packet) }));
    const groups = [...Map.groupBy(five, ({ way }) => way)].filter(([, all]) => all.length === 2 || all.length === 3);
    const group = groups[pick % Math.max(1, groups.length)];
    const kind = asked.kind === 'those' && !group ? 'ways' : asked.kind;
    const about: About = {
      objective: world.fastPath || world.reach ? 'E4' : 'E9',
      facts: factsOf(world),
      difficulty: 3,
      stem: told(asked, kind === 'way' ? 1 : kind === 'ways' ? 3 : kind === 'each' ? 4 : 5),
    };
    const reason = (one: (typeof five)[number]): string => `${between(one.packet)}: ${one.because}`;
    switch (kind) {
      case 'way': {
        const [one] = five;
        if (!one) throw new Error('There is no packet.');
        const guesses = suggested(world, ...one.packet, one.way);
        const rest = (['firewall', 'both', 'lost', 'neither'] as const)
          .filter((way) => way !== one.way && !guesses.some((guess) => guess.way === way))
          .map((way) => ({ way, belief: undefined, truth: `Nothing of what is set leads the packet that way.` }));
        const start = pick % Math.max(1, guesses.length);
        const wrong = [...guesses.slice(start), ...guesses.slice(0, start), ...rest].slice(0, 3);
        const [from, to] = one.packet;
        return single(
          { ...about, stem: `${about.stem} Which way does a packet from ${nameOf[from]} to ${nameOf[to]} take?` },
          [
            { text: wayTexts[one.way], correct: true, why: reason(one) },
            ...wrong.map(({ way, belief, truth }) => ({
              text: wayTexts[way],
              why: `${wayTexts[way]}? ${truth}`,
              belief,
            })),
          ],
        );
      }
      case 'ways': {
        const three = five.slice(0, 3);
        const all: readonly Way[] = ['lost', 'gateway', 'around', 'firewall', 'both', 'neither'];
        const ways = [...new Set<Way>([...three.map(({ way }) => way), ...all.slice(pick), ...all])].slice(0, 4);
        return matching(
          { ...about, stem: `${about.stem} Which way does each packet take?` },
          three.map((one) => ({
            text: between(one.packet),
            answer: wayTexts[one.way],
            why: reason(one),
            beliefs: Object.fromEntries(
              suggested(world, ...one.packet, one.way).flatMap(({ way, belief }) =>
                ways.includes(way) ? [[wayTexts[way], belief]] : [],
              ),
            ),
          })),
          ways.map((way) => wayTexts[way]),
        );
      }
      case 'each':
        return yesNo(
          { ...about, stem: `${about.stem} Does each statement hold?` },
          five.slice(0, 4).map((one, index): Claim => {
            const guesses = suggested(world, ...one.packet, one.way);
            const guess = guesses[(pick + index) % guesses.length];
            const isTrue = holds[index] ?? true;
            const way = isTrue || !guess ? one.way : guess.way;
            return {
              text: `A packet ${between(one.packet).replace('From', 'from')} ${claimTexts[way]}.`,
              holds: way === one.way,
              why: reason(one),
              belief: guess?.belief,
            };
          }),
        );
      case 'those': {
        const [way, right] = group ?? ['lost' as const, []];
        return multiple(
          {
            ...about,
            stem: `${about.stem} Which of these packets ${way === 'lost' ? 'do not arrive' : way === 'neither' ? 'arrive past gateway and firewall' : way === 'both' ? 'pass firewall and gateway' : way === 'around' ? 'go around the gateway' : `pass the ${way} alone`}?`,
          },
          five.map((one) => {
            const belief =
              suggested(world, ...one.packet, one.way).find((guess) => guess.way === way)?.belief ??
              'gateway-carries-everything';
            return right.includes(one)
              ? { text: between(one.packet), correct: true, why: reason(one) }
              : { text: between(one.packet), why: reason(one), belief };
          }),
        );
      }
    }
  },
  difficulty: ({ kind, world }) =>
    ({ way: -0.3, ways: 0.2, each: 0.1, those: 0.4 })[kind] +
    (world.fastPath ? 0.2 : 0) +
    (world.routeTo === 'none' ? 0 : 0.2),
});
