/** The links of a peering as they are planned: whose each address is, and in which words that is given and asked for. */
import { planAddresses } from '#src/base/choosers/addresses.ts';
import { addressAt, formatAddress, parsePrefix } from '#src/base/ip.ts';
import { addressFacts } from './_address-facts.ts';
import type { Claim, Draft } from './_item.ts';

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

export const links = ['primary', 'secondary'] as const;

/** Both links of a block as they are planned: subnet, network address, yours, Microsoft's, last address. */
export function planned(block: string): Record<Link, { subnet: string; all: [string, string, string, string] }> {
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

export const code = (text: string): string => `\`${text}\``;
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
export function partOf({ block, given, link, asks }: Problem): Part {
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
export function givenIn({ firm, block, given, link, asks }: Problem): string {
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
export function routersOf(block: string) {
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

export function claimOf({ about: what, link, holds }: Problem['claims'][number], block: string): Claim {
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
