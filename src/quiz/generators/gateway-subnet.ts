/** The gateway's subnet: which range of a network is large enough, free and inside it, and what else may stand there. */
import { planAddresses } from '#src/base/choosers/addresses.ts';
import { overlap, parsePrefix } from '#src/base/ip.ts';
import { defineGenerator, type Chance } from '#src/quiz/generator.ts';
import { addressFacts } from './_address-facts.ts';
import { valueOf } from './_facts.ts';
import { fillIn, multiple, single, yesNo, type About, type Claim, type Draft } from './_item.ts';
import { firms, workloads } from './_names.ts';
import { inWords } from './_words.ts';

/** What a range may suffer from; `short` is large enough for Azure and too small for what is planned. */
type Flaw = 'small' | 'outside' | 'taken' | 'short';
const statements = ['fine', 'small', 'taken', 'sixteen', 'length', 'name', 'content', 'second'] as const;
export type Statement = (typeof statements)[number];

/** Plain data, from which the whole question follows. */
export interface Problem {
  firm: string;
  asks: 'which' | 'which-two' | 'why' | 'statements' | 'room' | 'longest' | 'next';
  space: string;
  /** The subnets that are there. */
  taken: readonly { name: string; prefix: string }[];
  /** Circuits that the gateway has to take one day; 0: nothing is said. */
  circuits: number;
  /** Whether the stem names the subnets that are there. */
  namesTaken: boolean;
  /** Ranges that might do, in pairs of fine ones first. */
  fine: readonly string[];
  wrong: readonly string[];
  /** Indexes of reasons that are offered besides the right one. */
  reasons: readonly number[];
  claims: readonly { what: Statement; holds: boolean }[];
}

const { longestPrefix } = addressFacts['gateway-subnet'];
const { circuits: many, sixteenCircuits } = addressFacts['gateway-subnet-sizes'];

function problem(chance: Chance): Problem {
  const two = chance.integer('second octet', 250);
  const size = chance.pick('size', [4, 8, 16]);
  const start = size * chance.integer('third octet', 256 / size);
  const at = (third: number, last: number, length: number) => `10.${two}.${third}.${last}/${length}`;
  const circuits = chance.pick('circuits', [0, 0, 3, many, many]);
  const needed = circuits >= many ? sixteenCircuits : longestPrefix;
  const within = (purpose: string, length: number) => 2 ** (32 - length) * chance.integer(purpose, 2 ** (length - 24));
  const own = needed - chance.integer('own', 2);
  const second = needed - chance.integer('other', 3);
  const tiny = chance.pick('tiny', [28, 29]);
  const out = chance.happens('below', 50) ? (start + 255) % 256 : (start + size) % 256;
  const [first = '', other = ''] = chance.shuffled('names', workloads);
  return {
    firm: chance.pick('firm', firms),
    asks: chance.pick('asks', [
      'which',
      'which',
      'which-two',
      'why',
      'why',
      'statements',
      'statements',
      'room',
      'longest',
      'next',
    ] as const),
    space: at(start, 0, 24 - Math.log2(size)),
    taken: [
      { name: `snet-${first}`, prefix: at(start, 0, 24) },
      { name: `snet-${other}`, prefix: at(start + 1, 0, 25) },
    ],
    circuits,
    namesTaken: chance.happens('names taken', 60),
    fine: [at(start + 2, within('fine', own), own), at(start + 3, within('fine too', second), second)],
    wrong: [
      at(start + 3, within('tiny', tiny), tiny),
      at(out, within('out', needed), needed),
      at(start, within('in one', needed), needed),
      circuits >= many
        ? at(start + 2, 32 * (7 - (own < 26 ? 0 : chance.integer('short', 2))), 27)
        : at(start + 1, 32 * chance.integer('in other', 4), 27),
    ],
    reasons: chance.shuffled('reasons', [0, 1, 2, 3, 4]).slice(0, 3),
    claims: chance
      .shuffled('claims', statements)
      .slice(0, 3 + chance.integer('so many', 2))
      .map((what) => ({ what, holds: chance.happens(`holds ${what}`, 50) })),
  };
}

const code = (text: string): string => `\`${text}\``;

/** What is wrong with a range, as the planner and the subnets that are there say; undefined: nothing. */
function flawOf(range: string, { space, taken, circuits }: Problem): Flaw | undefined {
  const [refused] = planAddresses(range, 'gateway', space, addressFacts).refused;
  if (refused) return refused.fact === 'gateway-subnet' ? 'small' : 'outside';
  const prefix = parsePrefix(range);
  const isTaken = taken.some((subnet) => {
    const used = parsePrefix(subnet.prefix);
    return prefix !== undefined && used !== undefined && overlap(prefix, used);
  });
  if (isTaken) return 'taken';
  return circuits >= many && prefix !== undefined && prefix.length > sixteenCircuits ? 'short' : undefined;
}

const takenBy = (range: string, { taken }: Problem) =>
  taken.find(({ prefix }) => {
    const [one, other] = [parsePrefix(range), parsePrefix(prefix)];
    return one !== undefined && other !== undefined && overlap(one, other);
  });

/** One range as an option of the question which one will do. */
function rangeOption(range: string, asked: Problem): Draft {
  const flaw = flawOf(range, asked);
  const text = code(range);
  const length = range.split('/')[1] ?? '';
  switch (flaw) {
    case undefined:
      return {
        text,
        correct: true,
        why: `${text} lies in the network, touches no other subnet, and /${length} is large enough.`,
      };
    case 'small':
      return {
        text,
        why: `${text} is too small: GatewaySubnet has to be /${longestPrefix} or larger.`,
        belief: 'any-range-will-do',
      };
    case 'outside':
      return { text, why: `${text} does not lie in ${code(asked.space)}, so it cannot be a subnet of this network.` };
    case 'taken':
      return {
        text,
        why: `${text} overlaps ${code(takenBy(range, asked)?.name ?? '')}, and Azure refuses subnets that share addresses.`,
        belief: 'subnets-may-overlap',
      };
    case 'short':
      return {
        text,
        why: `Azure accepts ${text}, but ${many} circuits want /${sixteenCircuits} or larger.`,
        belief: 'any-range-will-do',
      };
  }
}

/** Why a range will not do, as a reason among others. */
const reasonTexts: Readonly<Record<Flaw, string>> = {
  small: 'It holds too few addresses for a gateway.',
  outside: 'It lies outside the address space of the network.',
  taken: 'It shares addresses with another subnet.',
  short: 'It is too small for that many circuits.',
};
/** Reasons that are never right. */
const myths: readonly Draft[] = [
  {
    text: 'It holds too many addresses for a gateway.',
    why: 'There is no upper bound; a shorter prefix only leaves more room.',
    belief: 'longer-prefix-is-larger',
  },
  {
    text: 'It has to be called after the gateway in it.',
    why: 'The name is always GatewaySubnet, whatever the gateway is called.',
    belief: 'any-subnet-name-will-do',
  },
  {
    text: 'The network is too small for the SKU.',
    why: 'Any network will do that has a large enough GatewaySubnet.',
    belief: 'network-fits-a-size',
  },
  {
    text: 'A second gateway would find no subnet of its own.',
    why: 'A VPN gateway beside it stands in the same GatewaySubnet.',
    belief: 'each-gateway-own-subnet',
  },
  {
    text: 'It has no room for virtual machines.',
    why: 'Nothing but gateways may stand in that subnet, so none are missed.',
    belief: 'gateway-subnet-has-room',
  },
];

function needsOf({ circuits }: Problem): string {
  if (circuits === 0) return 'for an ExpressRoute gateway';
  return circuits >= many
    ? `for an ExpressRoute gateway that will take ${inWords(circuits)} circuits`
    : `for an ExpressRoute gateway with at most ${inWords(circuits)} circuits`;
}

function networkOf({ firm, space, taken, namesTaken, asks }: Problem): string {
  const rest =
    namesTaken || asks !== 'longest'
      ? ` In it stand ${taken.map(({ name, prefix }) => `${code(name)} with ${code(prefix)}`).join(' and ')}.`
      : '';
  return `A network of ${firm} has the address space ${code(space)}.${rest}`;
}

function claimOf({ what, holds }: Problem['claims'][number], asked: Problem): Claim {
  const [fine = ''] = asked.fine;
  const [small = '', , taken = ''] = asked.wrong;
  const about = (range: string) => `Azure accepts ${code(range)} as GatewaySubnet.`;
  switch (what) {
    case 'fine':
      return holds
        ? {
            text: about(fine),
            holds,
            why: `${code(fine)} is free, inside the network and at least /${longestPrefix}.`,
            belief: 'network-fits-a-size',
          }
        : {
            text: `Azure refuses ${code(fine)} as GatewaySubnet.`,
            holds,
            why: `${code(fine)} is free, inside the network and at least /${longestPrefix}, so Azure takes it.`,
            belief: 'network-fits-a-size',
          };
    case 'small':
      return {
        text: holds ? `${code(small)} is too small for GatewaySubnet.` : about(small),
        holds,
        why: `A new gateway wants /${longestPrefix} or larger, and ${code(small)} is smaller.`,
        belief: 'any-range-will-do',
      };
    case 'taken':
      return {
        text: holds ? `${code(taken)} is no longer free.` : about(taken),
        holds,
        why: `${code(taken)} shares addresses with ${code(takenBy(taken, asked)?.name ?? '')}.`,
        belief: 'subnets-may-overlap',
      };
    case 'sixteen': {
      const length = holds ? sixteenCircuits : longestPrefix;
      return {
        text: `A range of length ${length} is enough for ${inWords(many)} circuits.`,
        holds,
        why: `For ${many} circuits the subnet has to be /${sixteenCircuits} or larger.`,
        belief: 'any-range-will-do',
      };
    }
    case 'length':
      return {
        text: `A /${sixteenCircuits} has ${holds ? 'more' : 'fewer'} addresses than a /${longestPrefix}.`,
        holds,
        why: `Each bit more in the prefix halves the range, so /${sixteenCircuits} is twice /${longestPrefix}.`,
        belief: 'longer-prefix-is-larger',
      };
    case 'name':
      return {
        text: holds ? 'The subnet has to have the name GatewaySubnet.' : 'The subnet may have the name `snet-gateway`.',
        holds,
        why: 'A gateway looks for a subnet that is called GatewaySubnet, and for no other.',
        belief: 'any-subnet-name-will-do',
      };
    case 'content':
      return {
        text: holds
          ? 'Nothing but gateways may stand in the subnet.'
          : 'Addresses that are left over in the subnet may go to virtual machines.',
        holds,
        why: 'The subnet is for gateways alone, however many addresses are free.',
        belief: 'gateway-subnet-has-room',
      };
    case 'second':
      return {
        text: holds
          ? 'A VPN gateway in the same network would use the same subnet.'
          : 'A VPN gateway in the same network needs a second gateway subnet.',
        holds,
        why: 'A network has one GatewaySubnet, and gateways of both types stand in it.',
        belief: 'each-gateway-own-subnet',
      };
  }
}

const needed = ({ circuits }: Problem): number => (circuits >= many ? sixteenCircuits : longestPrefix);

/** The first range after the last subnet that is large enough: ranges begin at a multiple of their size. */
function nextRange(asked: Problem): string {
  const length = needed(asked);
  for (let last = 0; last < 256; last += 2 ** (32 - length)) {
    const range = (asked.taken[1]?.prefix ?? '').replace(/\.\d+\/\d+$/, `.${last}/${length}`);
    if (flawOf(range, asked) === undefined) return range;
  }
  throw new Error(`Nothing is free behind ${asked.taken[1]?.prefix ?? 'nothing'}.`);
}

export const gatewaySubnet = defineGenerator<Problem>({
  id: 'gateway-subnet',
  title: 'Ranges for GatewaySubnet',
  objectives: ['az-700/E8'],
  problem,
  ask(asked) {
    const { asks, circuits, fine, wrong, claims } = asked;
    const network = networkOf(asked);
    const common: About = {
      objective: 'E8',
      facts: [circuits >= many ? 'gateway-subnet-sizes' : 'gateway-subnet', 'subnet-inside-network'],
      difficulty: circuits >= many ? 2 : 1,
      stem: network,
    };
    const small = { belief: 'any-range-will-do' };
    switch (asks) {
      case 'which':
        return single({ ...common, stem: `${network} Which range can be GatewaySubnet ${needsOf(asked)}?` }, [
          ...fine.slice(0, 1).map((range) => rangeOption(range, asked)),
          ...(circuits >= many ? wrong.filter((_, index) => index !== 2) : wrong.slice(0, 3)).map((range) =>
            rangeOption(range, asked),
          ),
        ]);
      case 'which-two':
        return multiple(
          { ...common, stem: `${network} Which two ranges could each be GatewaySubnet ${needsOf(asked)}?` },
          [...fine, ...wrong.slice(0, 3)].map((range) => rangeOption(range, asked)),
        );
      case 'why': {
        const range = wrong[(asked.reasons[0] ?? 0) % wrong.length] ?? '';
        const flaw = flawOf(range, asked) ?? 'small';
        return single(
          {
            ...common,
            difficulty: 2,
            stem: `${network} A colleague proposes ${code(range)} as GatewaySubnet ${needsOf(asked)}. Why does that not work?`,
          },
          [
            { text: reasonTexts[flaw], correct: true, why: rangeOption(range, asked).why },
            ...asked.reasons.flatMap((index) => myths[index] ?? []),
          ],
        );
      }
      case 'statements':
        return yesNo(
          {
            ...common,
            facts: ['gateway-subnet', 'gateway-subnet-sizes', 'gateway-subnet-contents', 'coexist-subnet'],
            difficulty: 2,
            stem: `${network} Now an ExpressRoute gateway is planned. Does each statement hold?`,
          },
          claims.map((claim) => claimOf(claim, asked)),
        );
      case 'room': {
        const [range = ''] = fine;
        const { first, last } = valueOf('expressroute/subnet-reserved-addresses');
        const all = 2 ** (32 - Number(range.split('/')[1]));
        return fillIn(
          {
            ...common,
            facts: ['subnet-reserved-addresses'],
            stem: `${network} ${code(range)} becomes GatewaySubnet. How many of its addresses can gateways use?`,
          },
          {
            form: 'number',
            label: 'Addresses for gateways',
            answer: String(all - first - last),
            why: `${code(range)} has ${all} addresses, and Azure keeps ${first + last} of each subnet.`,
            wrong: [
              {
                text: String(all),
                why: `That counts all addresses of ${code(range)}. Azure keeps ${first + last} of them.`,
                belief: 'gateway-subnet-has-room',
              },
              {
                text: String(all - 2),
                why: `Outside Azure two addresses of a subnet are kept. Azure keeps ${first + last}.`,
                belief: 'gateway-subnet-has-room',
              },
            ],
          },
        );
      }
      case 'longest': {
        const length = needed(asked);
        return fillIn(
          {
            ...common,
            stem: `${network} Its GatewaySubnet is to take as few addresses as possible, ${needsOf(asked)}. Which number stands behind the slash?`,
          },
          {
            form: 'number',
            label: 'Length of the prefix',
            answer: String(length),
            why: `/${length} is the longest prefix, so the smallest range, that is enough here.`,
            wrong: [
              { text: '28', why: 'A range of length 28 is refused: a new gateway wants twice as much.', ...small },
              length === longestPrefix
                ? {
                    text: String(sixteenCircuits),
                    why: `A /${sixteenCircuits} would do, but only ${many} circuits need it.`,
                    belief: 'largest-is-safest',
                  }
                : {
                    text: String(longestPrefix),
                    why: `A /${longestPrefix} is accepted, and too small for ${many} circuits.`,
                    ...small,
                  },
            ],
          },
        );
      }
      case 'next': {
        const range = nextRange(asked);
        const name = asked.taken[1]?.name ?? '';
        const begin = range.split('/')[0] ?? '';
        return fillIn(
          {
            ...common,
            difficulty: 2,
            stem: `${network} GatewaySubnet follows directly behind ${code(name)} and is as small as possible ${needsOf(asked)}. Which prefix does it get?`,
          },
          {
            form: 'prefix',
            label: 'Prefix of GatewaySubnet',
            answer: range,
            why: `The first free address behind ${code(name)} is ${code(begin)}, and /${needed(asked)} is the smallest range that is enough.`,
            wrong: [
              {
                text: `${begin}/28`,
                why: `${code(`${begin}/28`)} is free, and too small for any new gateway.`,
                ...small,
              },
              ...(needed(asked) === longestPrefix
                ? []
                : [
                    {
                      text: `${begin}/${longestPrefix}`,
                      why: `Azure takes ${code(`${begin}/${longestPrefix}`)}, but it is too small for ${many} circuits.`,
                      ...small,
                    },
                  ]),
            ],
          },
        );
      }
    }
  },
  difficulty: ({ asks, circuits, namesTaken }) =>
    ({ which: -0.5, 'which-two': -0.1, why: 0, statements: 0.2, room: -0.2, longest: -1, next: 0.4 })[asks] +
    (circuits >= many ? 0.4 : 0) +
    (namesTaken ? 0.1 : 0),
});
