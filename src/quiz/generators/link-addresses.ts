/** Link addresses: which address of a link's subnet is whose, from a block, from one subnet or from the other end's address. */
import { planAddresses } from '#src/base/choosers/addresses.ts';
import { addressAt, formatAddress, formatPrefix, parsePrefix } from '#src/base/ip.ts';
import { defineGenerator, type Chance } from '#src/quiz/generator.ts';
import { addressFacts } from './_address-facts.ts';
import { fillIn, matching, multiple, single, yesNo, type About, type Claim, type Draft } from './_item.ts';
import { firms } from './_names.ts';

type Link = 'primary' | 'secondary';

/** Plain data, from which the whole question follows. */
export interface Problem {
  firm: string;
  /** Room for both links. */
  block: string;
  kind: 'fill-in' | 'single' | 'multiple' | 'matching' | 'yes-no';
  /** What the stem gives: the whole block, both subnets, that of the link, or the address of the other end. */
  given: 'block' | 'subnets' | 'subnet' | 'other-end';
  link: Link;
  /** Whose address is asked for, or the subnet. Microsoft's is asked for in two ways. */
  asks: 'own' | 'neighbor' | 'ping' | 'subnet';
  /** For statements: what each is about, and whether it holds. */
  claims: readonly { about: 'own' | 'microsoft' | 'subnet' | 'unused'; link: Link; holds: boolean }[];
}

function blockOf(chance: Chance): string {
  const [one, two] = [chance.integer('one', 256), chance.integer('two', 256)];
  const last = 8 * chance.integer('last', 32);
  if (chance.happens('six', 25))
    return `fd00:${(one + 16).toString(16)}:${(two + 16).toString(16)}::${last.toString(16)}/125`;
  const start = chance.pick('range', [`10.${one}.${two}`, `172.${16 + (one % 16)}.${two}`, `192.168.${two}`]);
  return `${start}.${last}/29`;
}

const about = ['own', 'microsoft', 'subnet', 'unused'] as const;
const links = ['primary', 'secondary'] as const;

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

/** Both links of a block as they are planned: subnet, network address, yours, Microsoft's, last address. */
function planned(block: string): Record<Link, { subnet: string; all: [string, string, string, string] }> {
  const plan = planAddresses(block, 'private', '', addressFacts);
  const linkOf = (index: number) => {
    const { prefix = '', addresses = [] } = plan.blocks[index] ?? {};
    const subnet = parsePrefix(prefix);
    const at = (offset: number) => {
      const address = subnet && addressAt(subnet, offset);
      return address ? formatAddress(address) : '';
    };
    const of = (whose: string) => addresses.find((one) => one.whose === whose)?.address ?? '';
    const all: [string, string, string, string] = [at(0), of('Your router'), of('Microsoft'), at(3)];
    return { subnet: prefix, all };
  };
  return { primary: linkOf(0), secondary: linkOf(1) };
}

const code = (text: string): string => `\`${text}\``;
const otherOf = (link: Link): Link => (link === 'primary' ? 'secondary' : 'primary');

interface Part {
  /** The right text, without backticks, and why. */
  answer: string;
  why: string;
  wrong: readonly (Draft & { text: string })[];
  label: string;
  question: string;
}

/** One address or subnet that is asked for. */
function partOf({ block, given, link, asks }: Problem): Part {
  const plan = planned(block);
  const { subnet, all } = plan[link];
  const [network, own, microsoft, last] = all;
  const other = plan[otherOf(link)];
  const hasTwo = given === 'block' || given === 'subnets';
  const whole = parsePrefix(block);
  const counted = (offset: number): string => {
    const address = whole && addressAt(whole, offset);
    return address ? formatAddress(address) : '';
  };
  const swapped = { belief: 'microsoft-has-the-first-address' };
  const unusable = { belief: 'every-address-is-a-routers' };
  switch (asks) {
    case 'own':
      return {
        question: `Which address does your router get on the ${link} link?`,
        label: `Your address on the ${link} link`,
        answer: own,
        why: `${code(own)} is the first usable address of ${code(subnet)}, and that one is yours.`,
        wrong: [
          {
            text: microsoft,
            why: `${code(microsoft)} is the second usable address of the link, which is Microsoft's.`,
            ...swapped,
          },
          ...(hasTwo
            ? [
                {
                  text: other.all[1],
                  why: `${code(other.all[1])} is yours too, but on the ${otherOf(link)} link: each link has a subnet of its own.`,
                  belief: 'links-share-a-subnet',
                },
              ]
            : []),
          ...(given === 'block' && link === 'secondary'
            ? [
                {
                  text: counted(3),
                  why: `${code(counted(3))} would be next if both links shared one subnet. It is the last address of the primary link.`,
                  belief: 'links-share-a-subnet',
                },
              ]
            : []),
          { text: network, why: `${code(network)} names the subnet itself, so no router has it.`, ...unusable },
          { text: last, why: `${code(last)} is the last address of the subnet and stays unused.`, ...unusable },
        ],
      };
    case 'neighbor':
    case 'ping':
      return {
        question:
          asks === 'neighbor'
            ? `Which address does your router name as its BGP neighbor on the ${link} link?`
            : `Your router has its address on the ${link} link. Which address at the other end should answer its ping?`,
        label: `Microsoft's address on the ${link} link`,
        answer: microsoft,
        why: `${code(microsoft)} is the second usable address of ${code(subnet)}, and that one is Microsoft's.`,
        wrong: [
          { text: own, why: `${code(own)} is the first usable address of the link, which is your own.`, ...swapped },
          ...(hasTwo
            ? [
                {
                  text: other.all[2],
                  why: `${code(other.all[2])} is Microsoft's on the ${otherOf(link)} link, where another router of theirs stands.`,
                  belief: 'edges-share-one-address',
                },
              ]
            : []),
          { text: last, why: `${code(last)} is the last address of the subnet and stays unused.`, ...unusable },
          { text: network, why: `${code(network)} names the subnet itself, so nothing answers there.`, ...unusable },
        ],
      };
    case 'subnet': {
      const length = subnet.split('/')[1] ?? '';
      const next = whole && addressAt({ ...whole, length: whole.length - 1 }, 8);
      const beside = next ? formatAddress(next) : '';
      return {
        question:
          given === 'block'
            ? `Which subnet belongs into the field of the ${link} link?`
            : `Which subnet does the ${link} link have?`,
        label: `Subnet of the ${link} link`,
        answer: subnet,
        why: `${code(subnet)} is the ${link === 'primary' ? 'first' : 'second'} half of ${code(block)}: from its network address on, one address each for you and for Microsoft, and the last.`,
        wrong:
          given === 'block'
            ? [
                {
                  text: other.subnet,
                  why: `${code(other.subnet)} is the half for the ${otherOf(link)} link. The halves are not interchangeable.`,
                  belief: 'links-share-a-subnet',
                },
                {
                  text: block,
                  why: `${code(block)} is the whole block. A link takes one half of it.`,
                  belief: 'link-takes-the-block',
                },
                {
                  text: `${beside}/${length}`,
                  why: `${code(`${beside}/${length}`)} lies beside the block that was set aside.`,
                },
              ]
            : [
                {
                  text: `${own}/${length}`,
                  why: `${code(`${own}/${length}`)} begins with an address that a router has. A subnet begins with its network address.`,
                  ...swapped,
                },
                {
                  text: `${microsoft}/${length}`,
                  why: `${code(`${microsoft}/${length}`)} begins with Microsoft's own address, and no subnet of four begins there.`,
                  ...unusable,
                },
                {
                  text: other.subnet,
                  why: `${code(other.subnet)} is the neighboring subnet, and the address is not in it.`,
                },
              ],
      };
    }
  }
}

/** What is known, as sentences. */
function givenIn({ firm, block, given, link, asks }: Problem): string {
  const plan = planned(block);
  const { subnet, all } = plan[link];
  const length = subnet.split('/')[1] ?? '';
  switch (given) {
    case 'block':
      return `${firm} sets ${code(block)} aside for both links of private peering.`;
    case 'subnets':
      return `${firm} gives the primary link of its private peering ${code(plan.primary.subnet)} and the secondary link ${code(plan.secondary.subnet)}.`;
    case 'subnet':
      return `In the private peering of ${firm}, the ${link} link has the subnet ${code(subnet)}.`;
    case 'other-end':
      return asks === 'own' || asks === 'subnet'
        ? `A colleague at ${firm} reads in the portal that Microsoft's end of the ${link} link has ${code(all[2])}, in a subnet of length ${length}.`
        : `The router of ${firm} has ${code(all[1])} on the ${link} link, in a subnet of length ${length}.`;
  }
}

/** All four routers of a peering, with their addresses and why. */
function routersOf(block: string) {
  const plan = planned(block);
  return links.flatMap((link) => {
    const { subnet, all } = plan[link];
    return [
      {
        mine: true,
        link,
        text: `Your router, ${link} link`,
        address: all[1],
        other: all[2],
        why: `The first usable address of ${code(subnet)} is yours: ${code(all[1])}.`,
      },
      {
        mine: false,
        link,
        text: `Microsoft's router, ${link} link`,
        address: all[2],
        other: all[1],
        why: `The second usable address of ${code(subnet)} is Microsoft's: ${code(all[2])}.`,
      },
    ];
  });
}

function claimOf({ about: what, link, holds }: Problem['claims'][number], block: string): Claim {
  const plan = planned(block);
  const { subnet, all } = plan[link];
  const [network, own, microsoft, last] = all;
  switch (what) {
    case 'own':
      return {
        text: `Your router has ${code(holds ? own : microsoft)} on the ${link} link.`,
        holds,
        why: `On the ${link} link you have the first usable address, ${code(own)}, and Microsoft the second.`,
        belief: 'microsoft-has-the-first-address',
      };
    case 'microsoft':
      return {
        text: `On the ${link} link, ${code(holds ? microsoft : plan[otherOf(link)].all[2])} is the BGP neighbor of your router.`,
        holds,
        why: `The neighbor on the ${link} link is Microsoft's router with ${code(microsoft)}; the other link has another.`,
        belief: 'edges-share-one-address',
      };
    case 'subnet':
      return {
        text: `${code(holds ? subnet : plan[otherOf(link)].subnet)} is the subnet of the ${link} link.`,
        holds,
        why: `The ${link} link takes the ${link === 'primary' ? 'first' : 'second'} half of the block, ${code(subnet)}.`,
        belief: 'links-share-a-subnet',
      };
    case 'unused':
      return {
        text: `No router has ${code(holds ? (link === 'primary' ? last : network) : own)}.`,
        holds,
        why: `In ${code(subnet)} the routers have ${code(own)} and ${code(microsoft)}; the first and the last address stay unused.`,
        belief: 'every-address-is-a-routers',
      };
  }
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
