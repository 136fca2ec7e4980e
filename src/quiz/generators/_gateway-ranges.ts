/** Ranges for GatewaySubnet: what is wrong with each, what is believed of it, and in which words that is said. */
import { planAddresses } from '#src/base/choosers/addresses.ts';
import { overlap, parsePrefix } from '#src/base/ip.ts';
import { addressFacts } from './_address-facts.ts';
import type { Claim, Draft } from './_item.ts';
import { inWords } from './_words.ts';

/** What a range may suffer from; `short` is large enough for Azure and too small for what is planned. */
type Flaw = 'small' | 'outside' | 'taken' | 'short';
export const statements = ['fine', 'small', 'taken', 'sixteen', 'length', 'name', 'content', 'second'] as const;
type Statement = (typeof statements)[number];

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

export const { longestPrefix } = addressFacts['gateway-subnet'];
export const { circuits: many, sixteenCircuits } = addressFacts['gateway-subnet-sizes'];

export const code = (text: string): string => `\`${text}\``;

/** What is wrong with a range, as the planner and the subnets that are there say; undefined: nothing. */
export function flawOf(range: string, { space, taken, circuits }: Problem): Flaw | undefined {
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
export function rangeOption(range: string, asked: Problem): Draft {
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
export const reasonTexts: Readonly<Record<Flaw, string>> = {
  small: 'It holds too few addresses for a gateway.',
  outside: 'It lies outside the address space of the network.',
  taken: 'It shares addresses with another subnet.',
  short: 'It is too small for that many circuits.',
};
/** Reasons that are never right. */
export const myths: readonly Draft[] = [
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

export function needsOf({ circuits }: Problem): string {
  if (circuits === 0) return 'for an ExpressRoute gateway';
  return circuits >= many
    ? `for an ExpressRoute gateway that will take ${inWords(circuits)} circuits`
    : `for an ExpressRoute gateway with at most ${inWords(circuits)} circuits`;
}

export function networkOf({ firm, space, taken, namesTaken, asks }: Problem): string {
  const rest =
    namesTaken || asks !== 'longest'
      ? ` In it stand ${taken.map(({ name, prefix }) => `${code(name)} with ${code(prefix)}`).join(' and ')}.`
      : '';
  return `A network of ${firm} has the address space ${code(space)}.${rest}`;
}

export function claimOf({ what, holds }: Problem['claims'][number], asked: Problem): Claim {
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

export const needed = ({ circuits }: Problem): number => (circuits >= many ? sixteenCircuits : longestPrefix);

/** The first range after the last subnet that is large enough: ranges begin at a multiple of their size. */
export function nextRange(asked: Problem): string {
  const length = needed(asked);
  for (let last = 0; last < 256; last += 2 ** (32 - length)) {
    const range = (asked.taken[1]?.prefix ?? '').replace(/\.\d+\/\d+$/, `.${last}/${length}`);
    if (flawOf(range, asked) === undefined) return range;
  }
  throw new Error(`Nothing is free behind ${asked.taken[1]?.prefix ?? 'nothing'}.`);
}
