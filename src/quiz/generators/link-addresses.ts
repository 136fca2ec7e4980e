/** Link addresses: which address of a link's subnet is whose, from a block, from one subnet or from the other end's address. */
import { formatPrefix, parsePrefix } from '#src/base/ip.ts';
import { defineGenerator, type Chance } from '#src/quiz/generator.ts';
import { fillIn, matching, multiple, single, yesNo, type About } from './_item.ts';
import { firms } from './_names.ts';
import { type Problem, links, planned, code, partOf, givenIn, routersOf, claimOf } from './_link-plan.ts';

function blockOf(chance: Chance): string {
  const [one, two] = [chance.integer('one', 256), chance.integer('two', 256)];
  const last = 8 * chance.integer('last', 32);
  if (chance.happens('six', 25))
    return `fd00:${(one + 16).toString(16)}:${(two + 16).toString(16)}::${last.toString(16)}/125`;
  const start = chance.pick('range', [`10.${one}.${two}`, `172.${16 + (one % 16)}.${two}`, `192.168.${two}`]);
  return `${start}.${last}/29`;
}

const about = ['own', 'microsoft', 'subnet', 'unused'] as const;
function problem(chance: Chance): Problem {
  const kind = chance.pick('kind', [
    'fill-in',
    'fill-in',
    'single',
    'single',
    'multiple',
    'matching',
    'yes-no',
  ] as const);
  const many = kind === 'multiple' || kind === 'matching' || kind === 'yes-no';
  const given = chance.pick(
    'given',
    many ? (['block', 'subnets'] as const) : (['block', 'subnets', 'subnet', 'other-end'] as const),
  );
  const asks = chance.pick(
    'asks',
    given === 'block' || given === 'other-end'
      ? (['own', 'neighbor', 'ping', 'subnet'] as const)
      : (['own', 'neighbor', 'ping'] as const),
  );
  const claims = chance
    .shuffled(
      'claims',
      about.flatMap((what) => links.map((link) => ({ about: what, link }))),
    )
    .slice(0, 3 + chance.integer('many', 2))
    // What a stem gives is not asked again.
    .filter((claim) => !(given === 'subnets' && claim.about === 'subnet'))
    .map((claim, index) => ({ ...claim, holds: chance.happens(`holds ${index}`, 50) }));
  return {
    firm: chance.pick('firm', firms),
    block: blockOf(chance),
    kind: kind === 'yes-no' && claims.length < 3 ? 'matching' : kind,
    given,
    link: chance.pick('link', links),
    asks: kind === 'multiple' && asks === 'subnet' ? 'own' : asks,
    claims,
  };
}

export const linkAddresses = defineGenerator<Problem>({
  id: 'link-addresses',
  title: 'Addresses of the links of a peering',
  objectives: ['az-700/E6'],
  problem,
  ask(asked) {
    const { kind, block, claims, asks } = asked;
    const common: About = {
      objective: 'E6',
      facts: ['link-addresses', asked.given === 'block' ? 'link-pair' : 'peering-prefix'],
      difficulty: kind === 'single' || kind === 'fill-in' ? (asked.given === 'subnet' ? 1 : 2) : 2,
      stem: givenIn(asked),
    };
    const routers = routersOf(block);
    if (kind === 'yes-no')
      return yesNo(
        { ...common, stem: `${common.stem} Does each statement hold?` },
        claims.map((claim) => claimOf(claim, block)),
      );
    if (kind === 'matching')
      return matching(
        { ...common, stem: `${common.stem} Which address does each router have?` },
        routers.map(({ text, address, other, why }) => ({
          text,
          answer: code(address),
          why,
          beliefs: { [code(other)]: 'microsoft-has-the-first-address' },
        })),
        [...routers.map(({ address }) => code(address)), code(planned(block).secondary.all[0])],
      );
    if (kind === 'multiple') {
      const mine = asks === 'own';
      const question = mine
        ? 'Which two addresses do you set on your routers?'
        : asks === 'neighbor'
          ? 'Which two addresses do your routers name as BGP neighbors?'
          : 'Which two addresses are those of Microsoft, to be pinged from your routers?';
      const plan = planned(block);
      return multiple({ ...common, stem: `${common.stem} ${question}` }, [
        ...routers.map((router) =>
          router.mine === mine
            ? { text: code(router.address), correct: true, why: router.why }
            : { text: code(router.address), why: router.why, belief: 'microsoft-has-the-first-address' },
        ),
        {
          text: code(mine ? plan.primary.all[3] : plan.secondary.all[0]),
          why: mine
            ? 'The last address of a link subnet stays unused, on either link.'
            : 'The first address names the subnet, so no router has it.',
          belief: 'every-address-is-a-routers',
        },
      ]);
    }
    const part = partOf(asked);
    const stem = `${common.stem} ${part.question}`;
    if (kind === 'single')
      return single({ ...common, stem }, [
        { text: code(part.answer), correct: true, why: part.why },
        ...part.wrong.slice(0, 3).map((one) => ({ ...one, text: code(one.text) })),
      ]);
    return fillIn(
      { ...common, stem },
      {
        form: asks === 'subnet' ? 'prefix' : 'address',
        label: part.label,
        answer: part.answer,
        why: part.why,
        // An untidy prefix is asked again, so it cannot be a mistake here.
        wrong: part.wrong.filter(
          ({ text }) =>
            asks !== 'subnet' ||
            parsePrefix(text) === undefined ||
            formatPrefix(parsePrefix(text) ?? { family: 4, value: 0, length: 0 }) === text,
        ),
      },
    );
  },
  difficulty: ({ kind, given, asks, block, link }) =>
    -1.2 +
    (given === 'subnet' ? 0 : given === 'block' ? 0.5 : 0.3) +
    (link === 'secondary' && given === 'block' ? 0.2 : 0) +
    (block.includes(':') ? 0.4 : 0) +
    (asks === 'subnet' ? 0.2 : 0) +
    (kind === 'fill-in' ? 0.4 : kind === 'single' ? 0 : 0.3),
});
