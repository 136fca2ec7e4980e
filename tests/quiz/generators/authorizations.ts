/** Shared circuits: the second way keeps no Cloud. It counts, and it knows of each key only what the story says of it. */
import type { SharingProblem } from '#src/quiz/generators/_authorization-story.ts';
import { sharedKeys } from '#src/quiz/generators/authorizations.ts';
import { prove } from './proof.ts';

const base: SharingProblem = {
  ask: 'count',
  owner: 'Fjord Foods',
  partners: ['Heron Air', 'Cedar Rail'],
  circuits: ['er-amber'],
  other: 'er-flint',
  groups: [{ firm: 'Heron Air', networks: 3, spokes: 2 }],
  own: 2,
  names: ['auth-01', 'auth-02', 'auth-03', 'auth-04', 'auth-05'],
  networks: ['billing', 'orders', 'payroll'],
  attempts: [],
  deed: 'revoke-used',
  goal: 'end-keep',
  told: 0,
  picks: [0, 1, 2],
};

type Attempt = SharingProblem['attempts'][number];
const byKey = (firm: string, network: string, key: string): Attempt => ({
  firm,
  network,
  what: 'key',
  key,
  belief: 'one-key-many-networks',
});
const without = (firm: string, network: string): Attempt => ({
  firm,
  network,
  what: 'none',
  key: undefined,
  belief: 'owner-of-the-gateway-decides',
});

/** In the owner's subscription nobody needs a key; elsewhere only the second name is one that is free and of this circuit. */
const isMade = ({ owner, names }: SharingProblem, { firm, what, key }: Attempt): boolean =>
  firm === owner ? what === 'none' : what === 'key' && key === names[1];

const sentence = ({ firm, network, what, key }: Attempt): string =>
  `${firm} connects \`vnet-${network}\` and ${
    what === 'none'
      ? 'redeems no key'
      : what === 'service'
        ? 'redeems the service key'
        : `redeems the key of \`${key ?? ''}\``
  }.`;

/** What each statement says once something was taken away, and whether it is so, by what was taken. */
function afterwards({ deed, networks, names, owner, partners }: SharingProblem): [string, boolean][] {
  const [one = '', two = '', three = ''] = networks;
  const [used = '', free = ''] = names;
  const [first = '', second = ''] = partners;
  return [
    [`\`conn-${one}\` of ${first} is still there.`, deed === 'revoke-free'],
    [`\`${used}\` is still among the authorizations of the circuit.`, deed !== 'revoke-used'],
    [`\`conn-${two}\` of ${second} carries packets as before.`, true],
    [`\`conn-${three}\` of ${owner} has to be made again.`, false],
    [`A new gateway of ${second} can be connected with \`${free}\`.`, deed !== 'revoke-free'],
    deed === 'revoke-free'
      ? [`\`${free}\` can be given out again later.`, false]
      : [`One more network of ${first} can be connected with the key of \`conn-${two}\`.`, false],
  ];
}

function second(problem: SharingProblem): readonly string[] {
  const { ask, groups, circuits, attempts, names, networks, goal, picks } = problem;
  switch (ask) {
    case 'count':
    case 'count-chosen':
      return [String(groups.map(({ networks: many }) => many).reduce((sum, many) => sum + many, 0) * circuits.length)];
    case 'attempts-made':
      return attempts.filter((one) => isMade(problem, one)).map(sentence);
    case 'attempts-refused':
      return attempts.filter((one) => !isMade(problem, one)).map(sentence);
    case 'attempts-judged':
      return attempts.map((one) => `${sentence(one)} → ${isMade(problem, one) ? 'yes' : 'no'}`);
    case 'after':
      return picks.map((place) => {
        const [text, holds] = afterwards(problem)[place] ?? ['', false];
        return `${text} → ${holds ? 'yes' : 'no'}`;
      });
    case 'end':
      return [
        {
          'end-keep': `Delete \`conn-${networks[0] ?? ''}\` on the page Connections of the circuit.`,
          'end-both': `Delete \`${names[0] ?? ''}\` on the page Authorizations of the circuit.`,
          'never-used': `Delete \`${names[1] ?? ''}\` on the page Authorizations of the circuit.`,
        }[goal],
      ];
  }
}

export default prove({
  generator: sharedKeys,
  second,
  byHand: [
    {
      problem: base,
      key: ['3'],
      because:
        'By one-key-one-connection each of the three gateways of Heron Air takes a key. Peered networks have no connection, and those of the owner are in the subscription of the circuit.',
    },
    {
      problem: { ...base, ask: 'count-chosen', circuits: ['er-amber', 'er-flint'], own: 0 },
      key: ['6'],
      because: 'Three gateways and two circuits make six connections across subscriptions, with a key for each.',
    },
    {
      problem: {
        ...base,
        ask: 'attempts-made',
        attempts: [
          byKey('Cedar Rail', 'stock', 'auth-02'),
          byKey('Heron Air', 'wiki', 'auth-01'),
          byKey('Heron Air', 'video', 'auth-03'),
          without('Heron Air', 'search'),
        ],
      },
      key: ['Cedar Rail connects `vnet-stock` and redeems the key of `auth-02`.'],
      because:
        'The first key is in use and the third revoked (one-key-one-connection, revoke-deletes-connections); without a key there is no connection from another subscription (user-needs-id-and-key).',
    },
    {
      problem: { ...base, ask: 'after', picks: [0, 1, 2, 3] },
      key: [
        '`conn-billing` of Heron Air is still there. → no',
        '`auth-01` is still among the authorizations of the circuit. → no',
        '`conn-orders` of Cedar Rail carries packets as before. → yes',
        '`conn-payroll` of Fjord Foods has to be made again. → no',
      ],
      because:
        'By revoke-deletes-connections the connection of Heron Air goes with its key, and nobody else is touched.',
    },
    {
      problem: { ...base, ask: 'end' },
      key: ['Delete `conn-billing` on the page Connections of the circuit.'],
      because: 'By delete-connection-keep-key the connection is deleted on the connections page, and the key stays.',
    },
    {
      problem: { ...base, ask: 'after', deed: 'disconnect', picks: [0, 1, 4] },
      key: [
        '`conn-billing` of Heron Air is still there. → no',
        '`auth-01` is still among the authorizations of the circuit. → yes',
        'A new gateway of Cedar Rail can be connected with `auth-02`. → yes',
      ],
      because: 'By delete-connection-keep-key the key outlives the connection; the free key is as free as before.',
    },
  ],
});
