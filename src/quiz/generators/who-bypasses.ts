/** Asks which packets FastPath takes around the gateway, and what would let it take one that passes the gateway now. */
import { count, speed } from '#src/base/choosers/choice.ts';
import { defineGenerator, type Chance } from '#src/quiz/generator.ts';
import type { Item } from '#src/quiz/item.ts';
import { beliefNamed } from './_beliefs.ts';
import { drawn } from './_draw.ts';
import { flowsOf, remedyProblem, textOf, worldOf, type Flow, type Remedy } from './_fastpath-story.ts';
import { addressOf, watcherOf, type FastPathWorld, type Seen, type Target } from './_fastpath-world.ts';
import { multiple, single, yesNo, type About } from './_item.ts';
import { firms } from './_names.ts';

export interface BypassProblem {
  ask: 'around' | 'through' | 'one-around' | 'one-through' | 'judge' | 'remedy';
  opening: number;
  firm: string;
  world: FastPathWorld;
  /** The options; of a remedy, the one flow that it is about. */
  flows: readonly Flow[];
  remedies: readonly Remedy[];
}

const narrow = [
  beliefNamed('fastpath-treats-ipv6-alike'),
  beliefNamed('fastpath-reaches-basic-balancers'),
  beliefNamed('fastpath-reaches-private-endpoints'),
  beliefNamed('any-gateway-will-do'),
  beliefNamed('peering-extends-fastpath'),
  beliefNamed('fastpath-stops-at-the-hub'),
  beliefNamed('fastpath-yields-to-routes'),
  beliefNamed('fast-lane'),
];

function problem(chance: Chance): BypassProblem {
  const about = { opening: chance.integer('opening', 3), firm: chance.pick('firm', firms) };
  const ask = chance.pick('ask', [
    'around',
    'through',
    'one-around',
    'one-through',
    'judge',
    'remedy',
    'remedy',
  ] as const);
  if (ask === 'remedy') return { ...about, ask, ...remedyProblem(chance) };
  const world = worldOf(chance);
  const watch = watcherOf(world);
  const all = flowsOf(world);
  const around = all.filter(({ target }) => watch(target).around);
  const through = all.filter(({ target }) => !watch(target).around);
  const isAround = ask === 'around' || ask === 'one-around';
  const from = isAround ? { right: around, wrong: through } : { right: through, wrong: around };
  const few = Math.min(2, around.length, through.length);
  if (ask === 'judge') {
    const { right, wrong } = drawn(chance, 'flows', { right: around, wrong: through }, { right: few, wrong: 4 - few });
    return { ...about, ask, world, flows: chance.shuffled('order', [...right, ...wrong]), remedies: [] };
  }
  const wants = ask === 'around' || ask === 'through' ? 2 : 1;
  const isPossible = from.right.length >= wants && from.wrong.length >= (wants === 2 ? 2 : 3);
  if (!isPossible) {
    const { right, wrong } = drawn(
      chance,
      'flows',
      { right: around, wrong: through },
      { right: few, wrong: 3 - Math.min(few, 1) },
    );
    return { ...about, ask: 'judge', world, flows: chance.shuffled('order', [...right, ...wrong]), remedies: [] };
  }
  const counts = wants === 2 ? { right: 2, wrong: Math.min(3, from.wrong.length) } : { right: 1, wrong: 3 };
  const { right, wrong } = drawn(chance, 'flows', from, counts);
  return { ...about, ask, world, flows: chance.shuffled('order', [...right, ...wrong]), remedies: [] };
}

/** What the stem says of the world: what the options need, and what decides for all of them. */
function storyOf({ firm, opening, world, flows, remedies, ask }: BypassProblem): string {
  const { kind, tier, mbps, sku, units, fastPath, near, far, hub, profile } = world;
  const has = (...wanted: readonly Target[]) => flows.some(({ target }) => wanted.includes(target));
  const isAboutSpoke =
    has('near', 'near-balancer', 'near-endpoint') || remedies.some(({ family }) => family === 'spoke');
  const line =
    kind === 'direct'
      ? `a ${speed(mbps)} circuit on ports of ExpressRoute Direct`
      : `a ${speed(mbps)} circuit of a provider`;
  const size = units > 0 ? `${sku} with ${units} scale units` : sku;
  const begin = [
    `${firm} reaches \`vnet-hub\` (\`10.${hub}.0.0/16\`) over ${line}, with the SKU ${tier}. The gateway is ${size}.`,
    `A gateway of the SKU ${size} joins \`vnet-hub\` (\`10.${hub}.0.0/16\`) of ${firm} to ${line}. The circuit is ${tier}.`,
    `The site of ${firm} has ${line} (${tier}). It ends at a gateway in \`vnet-hub\` (\`10.${hub}.0.0/16\`), of the size ${size}.`,
  ];
  return [
    begin[opening],
    fastPath
      ? 'FastPath is on for the connection.'
      : 'Nobody has touched the settings of the connection since it was made.',
    ...(isAboutSpoke ? [`\`vnet-${near.name}\` is peered with the hub in the same region and uses its gateway.`] : []),
    ...(has('far')
      ? [`\`vnet-${far.name}\` stands in another region, is peered with the hub and uses its gateway too.`]
      : []),
    ...(world.route && (has('guarded') || ask !== 'remedy' || remedies.some(({ family }) => family === 'route'))
      ? ['A user route on GatewaySubnet sends what is for `snet-guarded` to Azure Firewall in the hub.']
      : []),
    ...(has('endpoint', 'near-endpoint') && kind === 'direct' && profile === 'today'
      ? [
          world.privateLink
            ? 'The connection was enrolled for Private Link, and asks for it.'
            : 'Nobody has enrolled the connection for Private Link.',
        ]
      : []),
    ...(world.inUse > 0 ? [`In the hub ${count(world.inUse)} addresses are in use, from the lowest on.`] : []),
  ].join(' ');
}

const asks = {
  around: 'Packets from the site to which two of these go around the gateway?',
  through: 'The gateway still forwards packets from the site to two of these. To which?',
  'one-around': 'From the site, packets to only one of these skip the gateway. To which?',
  'one-through': 'Packets from the site to only one of these pass the gateway. To which?',
  judge: 'Do packets from the site to each of these go around the gateway?',
  remedy: '',
};

/** By target, for those whom no belief of the tracer explains. */
const fallback: Partial<Record<Target, string>> = {
  'near-balancer': 'peering-extends-fastpath',
  'near-endpoint': 'fastpath-reaches-private-endpoints',
  late: 'fastpath-takes-every-address',
};

/** The wrong idea under which the tracer says the opposite. */
function beliefsIn(world: FastPathWorld): (target: Target, seen: Seen) => string | undefined {
  const watchers = new Map<string, ReturnType<typeof watcherOf>>();
  return (target, { around }) => {
    const belief = narrow.find((one) => {
      const watch = watchers.get(one.id) ?? watcherOf(world, one);
      watchers.set(one.id, watch);
      return watch(target).around !== around;
    });
    return belief?.id.split('/')[1] ?? fallback[target];
  };
}

function askRemedy(problem: BypassProblem): Item {
  const { world, flows, remedies } = problem;
  const [flow] = flows;
  if (!flow) throw new Error('A question about a remedy has one flow.');
  const now = watcherOf(world)(flow.target);
  const judged = remedies.map((remedy) => ({ remedy, seen: watcherOf({ ...world, ...remedy.set })(flow.target) }));
  const about: About = {
    objective: 'E4',
    facts: [now.fact, ...judged.map(({ seen }) => seen.fact)],
    difficulty: 3,
    profile: world.profile,
    stem: `${storyOf(problem)}\n\nPackets from the site to ${textOf(flow.target, world)}, \`${addressOf(flow.target, world)}\`, pass the gateway. With which change do they go around it?`,
  };
  return single(
    about,
    judged.map(({ remedy: { text, belief }, seen }) => ({
      text,
      correct: seen.around,
      why: seen.around
        ? `That was in the way. With it the tracer finds: ${seen.because}`
        : `“${text}” changes nothing for them. ${seen.because === '' ? now.because : seen.because}`,
      belief,
    })),
  );
}

function ask(problem: BypassProblem): Item {
  if (problem.ask === 'remedy') return askRemedy(problem);
  const { world, flows } = problem;
  const watch = watcherOf(world);
  const beliefOf = beliefsIn(world);
  const judged = flows.map(({ text, target }) => {
    const seen = watch(target);
    return {
      text,
      ...seen,
      why: `To \`${addressOf(target, world)}\`: ${seen.because}`,
      belief: beliefOf(target, seen),
    };
  });
  const about: About = {
    objective: 'E4',
    facts: judged.map(({ fact }) => fact),
    difficulty: flows.length > 4 || world.kind === 'direct' ? 3 : 2,
    profile: world.profile,
    stem: `${storyOf(problem)}\n\n${asks[problem.ask]}`,
  };
  if (problem.ask === 'judge')
    return yesNo(
      about,
      judged.map(({ text, around, why, belief }) => ({ text: `${text}.`, holds: around, why, belief })),
    );
  const wantsAround = problem.ask === 'around' || problem.ask === 'one-around';
  const drafts = judged.map(({ text, around, why, belief }) => ({
    text,
    correct: around === wantsAround,
    why,
    belief,
  }));
  return problem.ask === 'around' || problem.ask === 'through' ? multiple(about, drafts) : single(about, drafts);
}

export const whoBypasses = defineGenerator<BypassProblem>({
  id: 'who-bypasses',
  title: 'Which packets FastPath takes around the gateway, and what would let it',
  objectives: ['az-700/E4'],
  problem,
  ask,
  difficulty: ({ ask: asked, world }) =>
    ({ around: 0.4, through: 0.4, 'one-around': 0.2, 'one-through': 0.2, judge: 0.5, remedy: 0.6 })[asked] +
    (world.kind === 'direct' ? 0.3 : 0) +
    (world.inUse > 0 ? 0.2 : 0),
});
