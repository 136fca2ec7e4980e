/** A circuit and those it is shared with: how many keys it takes, which of them opens, and what is left when one is taken away. */
import { defineGenerator, type Chance } from '#src/quiz/generator.ts';
import type { Item } from '#src/quiz/item.ts';
import { askAfter, askEnd } from './_authorization-deeds.ts';
import { authorizationOfPlace, sharingOf, told, type SharingProblem } from './_authorization-story.ts';
import { fillIn, multiple, single, yesNo, type About, type Draft } from './_item.ts';
import { circuitNames, firms, workloads } from './_names.ts';
import { createSharing } from './_shared-circuit.ts';
import { inWords, listed } from './_words.ts';

/** How many authorizations all connections take, tried one by one: a key is made where Azure asks for one. */
function keysNeeded({ owner, circuits, groups, own }: SharingProblem): number {
  const azure = createSharing();
  for (const circuit of circuits) azure.order(owner, circuit);
  const all = [{ firm: owner, networks: own }, ...groups].flatMap(({ firm, networks }) =>
    Array.from({ length: networks }, (_, network) => ({ firm, network })),
  );
  let made = 0;
  for (const { firm, network } of all)
    for (const circuit of circuits) {
      const wish = { firm, name: `${firm} ${network} ${circuit}`, owner, circuit };
      if (azure.connect(wish)) continue;
      made += 1;
      azure.authorize(owner, circuit, `key ${made}`);
      if (!azure.connect({ ...wish, key: `key ${made}` })) throw new Error('A new key was refused.');
    }
  return made;
}

function askCount(problem: SharingProblem): Item {
  const { owner, circuits, groups, own, ask } = problem;
  const answer = keysNeeded(problem);
  const away = groups.reduce((sum, { networks }) => sum + networks, 0);
  const spokes = groups.reduce((sum, { spokes: peers }) => sum + peers, 0);
  const both = circuits.length > 1;
  const lines = groups.map(({ firm, networks, spokes: peers }) =>
    peers === 0
      ? `${firm} connects ${inWords(networks)} virtual networks, each with a gateway of its own.`
      : `${firm} connects ${inWords(networks)} virtual networks with gateways, and has ${inWords(peers)} more that are peered with one of them and use its gateway.`,
  );
  const story = `${owner} owns ${both ? 'the circuits' : 'the circuit'} ${listed(circuits.map((name) => `\`${name}\``))}. ${
    own === 0 ? '' : `In the same subscription it connects ${inWords(own)} virtual networks of its own. `
  }${lines.join(' ')}${groups.length > 1 ? ' Each of them works in a subscription of its own.' : ' That is another subscription.'}${
    both ? ' Every one of these gateways is to be connected to both circuits.' : ''
  }`;
  const wrong: Draft[] = [
    {
      text: String(groups.length * circuits.length),
      why: 'That would be one key for each subscription. A key serves one connection, so each network of a partner needs its own.',
      belief: 'one-key-many-networks',
    },
    {
      text: String((away + own) * circuits.length),
      why: 'That gives keys to the networks of the owner as well. In the subscription of the circuit a connection needs none.',
      belief: 'same-subscription-needs-a-key',
    },
    {
      text: String((away + spokes) * circuits.length),
      why: 'That counts networks that only use the gateway of another. They have no connection, so they need no key.',
      belief: 'links-count-peered-networks',
    },
    {
      text: String(away * circuits.length * 2),
      why: 'That takes a key for each link. The two links of a circuit belong to one connection.',
      belief: 'one-key-per-link',
    },
    {
      text: String(away),
      why: 'That lets a key open both circuits. Each is made on one circuit, and serves one connection there.',
      belief: 'key-opens-every-circuit',
    },
  ];
  const why = `Azure asks for a key at each connection from another subscription: ${away} ${away === 1 ? 'gateway' : 'gateways'}${
    both ? ', two circuits each' : ''
  }. One key serves one connection.`;
  const about: About = {
    objective: 'E9',
    facts: ['one-key-one-connection', 'circuit-owner-and-user'],
    difficulty: own > 0 || spokes > 0 || both ? 2 : 1,
    stem: `${story}\n\n${
      ask === 'count'
        ? `How many authorizations does ${owner} have to make at least?`
        : `${owner} makes just as many authorizations as are needed. How many are that?`
    }`,
  };
  if (ask === 'count')
    return fillIn(about, { form: 'number', label: 'Authorizations', answer: String(answer), why, wrong });
  const taken = new Set([String(answer)]);
  const kept = wrong.filter(({ text }) => taken.size !== taken.add(text).size).slice(0, 3);
  const spare = [answer + 1, answer + 3, answer + 4, answer + 5].map((number): Draft => ({
    text: String(number),
    why: `With ${number} keys some would never be used. ${answer} connections ask for one.`,
    belief: 'same-subscription-needs-a-key',
  }));
  const more = spare.filter(({ text }) => !taken.has(text)).slice(0, 3 - kept.length);
  return single(about, [{ text: String(answer), correct: true, why }, ...kept, ...more]);
}

/** The attempts of a problem, each tried for itself in the situation that is told. */
function askAttempts(problem: SharingProblem): Item {
  const { owner, attempts, ask } = problem;
  const azure = sharingOf(problem);
  const tried = attempts.map((attempt) => {
    const name = `conn-${attempt.network}`;
    const circuit = problem.circuits[0] ?? '';
    const refusal = azure.refusalOf({ firm: attempt.firm, name, owner, circuit, key: attempt.key });
    const field =
      attempt.what === 'none'
        ? 'redeems no key'
        : attempt.what === 'service'
          ? 'redeems the service key'
          : `redeems the key of \`${attempt.key ?? ''}\``;
    return {
      text: `${attempt.firm} connects \`vnet-${attempt.network}\` and ${field}.`,
      isMade: refusal === undefined,
      why:
        refusal?.message ??
        (attempt.firm === owner
          ? `\`${name}\` is made: the gateway stands in the subscription of the circuit, where Azure asks for no key.`
          : `\`${name}\` is made: the key belongs to this circuit, and no connection uses it yet.`),
      belief: attempt.belief,
    };
  });
  const right = tried.filter(({ isMade }) => isMade).length;
  const about = {
    objective: 'E9',
    facts: [
      'one-key-one-connection',
      'user-needs-id-and-key',
      'connection-any-subscription',
      'revoke-deletes-connections',
    ],
    difficulty: 2 as const,
  };
  if (ask === 'attempts-judged')
    return yesNo(
      { ...about, stem: `${told(problem)}\n\nEach of these is tried for itself. Does Azure make the connection?` },
      tried.map(({ text, isMade, why, belief }) => ({ text, holds: isMade, why, belief })),
    );
  const drafts = tried.map(({ text, isMade, why, belief }) => ({
    text,
    correct: ask === 'attempts-refused' ? !isMade : isMade,
    why,
    belief,
  }));
  const count = ask === 'attempts-refused' ? tried.length - right : right;
  const question =
    ask === 'attempts-refused'
      ? `Each of these is tried for itself. Which ${count === 1 ? 'one does' : 'ones does'} Azure refuse?`
      : `Each of these is tried for itself. Which ${count === 1 ? 'connection does' : 'connections does'} Azure make?`;
  const stem = `${told(problem)}\n\n${question}`;
  return count === 1 ? single({ ...about, stem }, drafts) : multiple({ ...about, stem }, drafts);
}

/** Attempts that a story allows, the first ones those that Azure makes. */
function attemptsFor(chance: Chance, base: SharingProblem): SharingProblem['attempts'] {
  const { owner, partners, ask } = base;
  const [partner = '', second = ''] = partners;
  // A network that is connected already would only renew its connection.
  const networks = chance.shuffled(
    'attempt networks',
    workloads.filter((network) => !base.networks.includes(network)),
  );
  const made = chance.shuffled('made', [
    { firm: second, what: 'key', key: authorizationOfPlace(base, 'free'), belief: 'one-tenant-only' },
    { firm: owner, what: 'none', key: undefined, belief: 'same-subscription-needs-a-key' },
  ] as const);
  const refused = chance.shuffled('refused', [
    {
      firm: partner,
      what: 'key',
      key: authorizationOfPlace(base, 'used'),
      belief: 'one-key-many-networks',
    },
    { firm: partner, what: 'none', key: undefined, belief: 'owner-of-the-gateway-decides' },
    { firm: second, what: 'service', key: 'service key', belief: 'service-key-is-authorization' },
    {
      firm: second,
      what: 'key',
      key: authorizationOfPlace(base, 'elsewhere'),
      belief: 'key-opens-every-circuit',
    },
    {
      firm: partner,
      what: 'key',
      key: authorizationOfPlace(base, 'revoked'),
      belief: 'revoked-key-works-again',
    },
  ] as const);
  const [many, few] =
    ask === 'attempts-judged'
      ? [2, chance.pick('judged', [1, 2, 3])]
      : ask === 'attempts-refused'
        ? chance.pick('refusals', [
            [2, 2],
            [2, 3],
          ] as const)
        : chance.pick('makes', [
            [1, 3],
            [1, 3],
            [2, 3],
            [2, 2],
          ] as const);
  const all = chance.shuffled('attempts', [...made.slice(0, many), ...refused.slice(0, few)]);
  return all.map((one, index) => ({ ...one, network: networks[index] ?? '' }));
}

const asks = [
  'count',
  'count-chosen',
  'attempts-made',
  'attempts-made',
  'attempts-refused',
  'attempts-judged',
  'after',
  'after',
  'end',
] as const;

function problem(chance: Chance): SharingProblem {
  const ask = chance.pick('ask', asks);
  const [owner = '', first = '', second = ''] = chance.shuffled('firms', firms);
  const lines = chance.shuffled('circuits', circuitNames);
  const isCount = ask === 'count' || ask === 'count-chosen';
  const names = chance.shuffled('authorizations', [1, 2, 3, 4, 5]).map((number) => `auth-0${number}`);
  const group = (firm: string, index: number) => ({
    firm,
    networks: 2 + chance.integer(`networks ${index}`, 3),
    spokes: chance.happens(`spokes ${index}`, 45) ? 2 + chance.integer(`many spokes ${index}`, 3) : 0,
  });
  const groups = (chance.happens('two groups', 50) ? [first, second] : [first]).map(group);
  const base: SharingProblem = {
    ask,
    owner,
    partners: [first, second],
    circuits: isCount && chance.happens('both', 35) ? lines.slice(0, 2) : lines.slice(0, 1),
    other: lines[2] ?? '',
    groups,
    own: chance.happens('own', 60) ? 2 + chance.integer('many own', 2) : 0,
    names,
    networks: chance.shuffled('networks', workloads).slice(0, 3),
    attempts: [],
    deed: chance.pick('deed', ['revoke-used', 'revoke-free', 'disconnect', 'disconnect-by-user'] as const),
    goal: chance.pick('goal', ['end-keep', 'end-both', 'never-used'] as const),
    told: chance.pick('told', [0, 1, 2] as const),
    picks: chance.shuffled('picks', [0, 1, 2, 3, 4, 5]).slice(0, chance.pick('statements', [3, 4, 5])),
  };
  return ask.startsWith('attempts') ? { ...base, attempts: attemptsFor(chance, base) } : base;
}

export const sharedKeys = defineGenerator<SharingProblem>({
  id: 'authorizations',
  title: 'Keys of a shared circuit: how many, which opens, what is left without one',
  objectives: ['az-700/E9'],
  problem,
  ask(one) {
    if (one.ask === 'count' || one.ask === 'count-chosen') return askCount(one);
    if (one.ask === 'after') return askAfter(one);
    return one.ask === 'end' ? askEnd(one) : askAttempts(one);
  },
  difficulty: ({ ask, own, circuits, attempts }) =>
    ask.startsWith('count') ? -0.6 + (own > 0 ? 0.3 : 0) + (circuits.length - 1) * 0.4 : -0.2 + attempts.length * 0.1,
});
