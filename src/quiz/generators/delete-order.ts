/** The order in which things are deleted: what may go now, what holds what, and in which order a whole row goes. */
import { defineGenerator, type Chance } from '#src/quiz/generator.ts';
import { hinders, mayGo, named, told, type Scene, type Thing } from './_deletions.ts';
import { multiple, ordering, single, yesNo, type About, type Claim } from './_item.ts';
import { circuitNames, firms, workloads } from './_names.ts';

/** Plain data, from which the whole question follows. */
export interface Problem {
  firm: string;
  kind: 'order' | 'now' | 'first' | 'each';
  scene: Scene;
  /** Things in an order of chance. */
  order: readonly Thing[];
  /** The rows of things that an order is asked of, the first that is whole. */
  rows: readonly number[];
}

/** Each is held by the one before it. */
const rows: readonly (readonly Thing[])[] = [
  ['connection', 'gateway', 'subnet', 'table'],
  ['connection', 'gateway', 'subnet'],
  ['connection', 'gateway', 'address'],
  ['connection', 'gateway', 'network'],
];

function problem(chance: Chance): Problem {
  const maybe = (thing: Thing, percent: number): Thing[] => (chance.happens(`has ${thing}`, percent) ? [thing] : []);
  const gateway = maybe('gateway', 75);
  const kind = chance.pick('kind', ['order', 'now', 'now', 'first', 'first', 'each', 'each'] as const);
  const all = kind === 'order' || gateway.length > 0;
  const there: Thing[] = [
    'network',
    'subnet',
    'circuit',
    'peering',
    ...(all ? (['gateway'] as const) : []),
    ...(kind === 'order' || (all && chance.happens('connected', 65)) ? (['connection'] as const) : []),
    ...maybe('table', 50),
    ...(all ? maybe('address', 45) : []),
    ...maybe('authorization', 40),
    ...maybe('link', 30),
    ...maybe('filter', 35),
    ...maybe('provider', 60),
  ];
  return {
    firm: chance.pick('firm', firms),
    kind,
    scene: { there, circuit: chance.pick('circuit', circuitNames), workload: chance.pick('workload', workloads) },
    order: chance.shuffled(
      'order',
      there.filter((thing) => thing !== 'provider'),
    ),
    rows: chance.shuffled(
      'rows',
      rows.map((_, index) => index),
    ),
  };
}

/** What somebody believes who would delete a thing that is held, or not dare to delete one that is free. */
const tooEarly: Partial<Record<Thing, string>> = {
  circuit: 'circuit-goes-any-time',
  peering: 'peering-goes-any-time',
  gateway: 'container-takes-its-content',
  subnet: 'container-takes-its-content',
  network: 'container-takes-its-content',
};
const tooLate: Partial<Record<Thing, string>> = {
  connection: 'provider-goes-first',
  authorization: 'unused-key-holds-the-peering',
  peering: 'peerings-hold-each-other',
  gateway: 'circuit-owns-its-surroundings',
  circuit: 'provider-goes-first',
  link: 'provider-goes-first',
};

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** Why a thing may go now, or what holds it. */
function reasonFor(thing: Thing, { scene }: Pick<Problem, 'scene'>): string {
  const name = named(thing, scene);
  if (mayGo(thing, scene.there)) return `Nothing that is there uses ${lower(name)}, so Azure deletes it.`;
  const holders = scene.there.filter((other) => other !== thing && hinders(other, thing));
  const who = holders
    .map((holder) => lower(named(holder, scene)))
    .filter((text, index, all) => all.indexOf(text) === index);
  return `${name} cannot go yet: ${who.length === 0 ? 'the other peering of the circuit still has it' : `it is held by ${who.join(', ')}`}.`;
}
const facts = ['delete-order', 'private-peering-delete', 'deprovision-order'];

/** Each step of a row, with what it waits for. */
function orderItem({ firm, scene, rows: preferred }: Problem) {
  const row = preferred
    .flatMap((index) => (rows[index] ? [rows[index]] : []))
    .find((all) => all.every((thing) => scene.there.includes(thing))) ?? ['connection', 'gateway', 'network'];
  const goes = (thing: Thing): string => `Delete ${lower(named(thing, scene))}`;
  return ordering(
    {
      objective: 'E9',
      facts,
      difficulty: 2,
      stem: `${firm} clears away what it no longer needs. ${told(scene)} In which order can these be deleted?`,
    },
    row.map((thing, index) => {
      const before = row[index - 1];
      return {
        text: goes(thing),
        why: before
          ? `${named(thing, scene)} is held by ${lower(named(before, scene))} as long as that is there.`
          : `Nothing that is there uses ${lower(named(thing, scene))}, so it goes first.`,
      };
    }),
    row.slice(1).map((thing, index) => ({
      before: goes(thing),
      after: goes(row[index] ?? thing),
      belief: 'container-takes-its-content',
      why: `Azure refuses: ${lower(named(row[index] ?? thing, scene))} still uses ${lower(named(thing, scene))}.`,
    })),
  );
}

/** Of things that no belief speaks of, only one. */
function limited(all: readonly Thing[], beliefs: Partial<Record<Thing, string>>): Thing[] {
  const [bare] = all.filter((thing) => beliefs[thing] === undefined);
  return all.filter((thing) => thing === bare || beliefs[thing] !== undefined);
}

function statements(asked: Problem): Claim[] {
  const { scene, order } = asked;
  const claims = order.map((thing) => {
    const holds = mayGo(thing, scene.there);
    return {
      text: `${named(thing, scene)} can be deleted now.`,
      holds,
      why: reasonFor(thing, asked),
      belief: (holds ? tooLate : tooEarly)[thing],
    };
  });
  const [bare] = claims.filter(({ belief }) => belief === undefined);
  const fit = claims.filter((claim) => claim === bare || claim.belief !== undefined);
  const [yes, no] = [fit.filter(({ holds }) => holds), fit.filter(({ holds }) => !holds)];
  return [...yes.slice(0, 2), ...no.slice(0, 2), ...yes.slice(2), ...no.slice(2)].slice(0, 4);
}

export const deleteOrder = defineGenerator<Problem>({
  id: 'delete-order',
  title: 'What is deleted before what',
  objectives: ['az-700/E9', 'az-700/E13'],
  problem,
  ask(asked) {
    const { firm, kind, scene, order } = asked;
    const about: About = {
      objective: kind === 'first' ? 'E13' : 'E9',
      facts,
      difficulty: 2,
      stem: `${firm} clears away what it no longer needs. ${told(scene)}`,
    };
    const free = order.filter((thing) => mayGo(thing, scene.there));
    const held = limited(
      order.filter((thing) => !mayGo(thing, scene.there)),
      tooEarly,
    );
    if (kind === 'now' && free.length >= 1 && held.length >= (free.length === 1 ? 3 : 2)) {
      const right = free.slice(0, held.length >= 3 ? Math.min(2, free.length) : 2);
      const options = [
        ...right.map((thing) => ({ text: named(thing, scene), correct: true, why: reasonFor(thing, asked) })),
        ...held
          .slice(0, right.length === 1 ? 3 : 3)
          .map((thing) => ({ text: named(thing, scene), why: reasonFor(thing, asked), belief: tooEarly[thing] })),
      ];
      return right.length === 1
        ? single({ ...about, stem: `${about.stem} What does Azure delete without a word?` }, options)
        : multiple({ ...about, stem: `${about.stem} Which of these does Azure delete now?` }, options);
    }
    if (kind === 'first') {
      const asks = held.find((thing) => thing === 'circuit' || thing === 'peering' || thing === 'gateway');
      const blockers =
        asks === undefined ? [] : order.filter((other) => other !== asks && other !== 'filter' && hinders(other, asks));
      const others =
        asks === undefined
          ? []
          : order.filter(
              (other) => other !== asks && !blockers.includes(other) && other !== 'peering' && other !== 'filter',
            );
      const [blocker] = blockers;
      if (asks && blocker && others.length >= 3)
        return single(
          {
            ...about,
            stem: `${about.stem} Azure refuses to delete ${lower(named(asks, scene))}. What has to go before it?`,
          },
          [
            {
              text: named(blocker, scene),
              correct: true,
              why: `${named(blocker, scene)} uses ${lower(named(asks, scene))}, which is held as long as that is there.`,
            },
            ...others.slice(0, 3).map((other) => ({
              text: named(other, scene),
              why: `${named(other, scene)} does not hold ${lower(named(asks, scene))}; it may stay.`,
              belief:
                other === 'authorization'
                  ? 'unused-key-holds-the-peering'
                  : asks === 'gateway'
                    ? 'container-takes-its-content'
                    : 'circuit-owns-its-surroundings',
            })),
          ],
        );
    }
    const claims = statements(asked);
    return kind !== 'order' && claims.length >= 3
      ? yesNo({ ...about, stem: `${about.stem} Does each statement hold?` }, claims)
      : orderItem(asked);
  },
  difficulty: ({ kind, scene }) =>
    ({ order: -0.6, now: -0.1, first: -0.3, each: 0 })[kind] + 0.08 * (scene.there.length - 5),
});
