/** Plans the addresses of peering links, Global Reach links and the gateway's subnet: how a prefix is split, which address is whose, what is refused and why. */
import { count, type Reason } from '#src/base/choosers/choice.ts';
import {
  addressAt,
  covers,
  formatAddress,
  formatPrefix,
  isTidy,
  overlap,
  parsePrefix,
  sizeOf,
  type Prefix,
} from '#src/base/ip.ts';
import { isPublic } from '#src/base/public-addresses.ts';

export const purposes = ['private', 'microsoft', 'global-reach', 'gateway'] as const;
export type Purpose = (typeof purposes)[number];

/** What the facts say, each under the name of its fact. */
export interface AddressFacts {
  'peering-prefix': { ipv4: number; ipv6: number };
  'link-pair': { ipv4: number; ipv6: number };
  'link-addresses': { customer: number; microsoft: number };
  'global-reach-prefix': { ipv4: number; ipv6: number };
  'gateway-subnet': { longestPrefix: number };
  'gateway-subnet-sizes': { circuits: number; sixteenCircuits: number; ipv6: number };
  'subnet-reserved-addresses': { first: number; last: number };
}

/** One block of the split, with the addresses in it that have an owner. */
export interface Block {
  name: string;
  prefix: string;
  addresses: readonly { whose: string; address: string }[];
}

export interface AddressPlan {
  /** Why it is refused; empty when it is fine. */
  refused: readonly Reason[];
  blocks: readonly Block[];
  notes: readonly Reason[];
}

const refusal = (fact: string, text: string): AddressPlan => ({ refused: [{ fact, text }], blocks: [], notes: [] });
const sized = (prefix: Prefix): 'ipv4' | 'ipv6' => (prefix.family === 4 ? 'ipv4' : 'ipv6');
const at = (prefix: Prefix, offset: number): string => {
  const address = addressAt(prefix, offset);
  return address ? formatAddress(address) : '';
};

/** The two halves of a prefix. */
function halves(prefix: Prefix): [Prefix, Prefix] {
  const length = prefix.length + 1;
  const half = sizeOf(prefix) / 2n;
  return prefix.family === 4
    ? [
        { ...prefix, length },
        { family: 4, value: prefix.value + Number(half), length },
      ]
    : [
        { ...prefix, length },
        { family: 6, value: prefix.value + half, length },
      ];
}

function linkBlock(name: string, prefix: Prefix, facts: AddressFacts): Block {
  const { customer, microsoft } = facts['link-addresses'];
  return {
    name,
    prefix: formatPrefix(prefix),
    addresses: [
      { whose: 'Your router', address: at(prefix, customer) },
      { whose: 'Microsoft', address: at(prefix, microsoft) },
    ],
  };
}

function planPeering(
  prefix: Prefix,
  isMicrosoft: boolean,
  network: Prefix | undefined,
  facts: AddressFacts,
): AddressPlan {
  const family = sized(prefix);
  const one = facts['peering-prefix'][family];
  const both = facts['link-pair'][family];
  const text = formatPrefix(prefix);
  if (prefix.length !== one && prefix.length !== both)
    return refusal(
      prefix.length > one ? 'peering-prefix' : 'link-pair',
      `${text} is ${prefix.length > one ? 'too small' : 'larger than a peering takes'}. Each link takes a /${one}; a /${both} holds both.`,
    );
  if (isMicrosoft && !isPublic(prefix))
    return refusal(
      'microsoft-peering-links',
      `${text} is not a public range. Microsoft peering takes public addresses that are registered to you.`,
    );
  if (!isMicrosoft && network && overlap(prefix, network))
    return refusal(
      'private-peering-links',
      `${text} overlaps ${formatPrefix(network)}, the virtual network. Take a range that the network does not use.`,
    );
  const [first, second] = halves(prefix);
  return prefix.length === both
    ? {
        refused: [],
        blocks: [linkBlock('Primary link', first, facts), linkBlock('Secondary link', second, facts)],
        notes: [
          {
            fact: 'link-pair',
            text: 'The first half is for the primary link, the second half for the secondary link.',
          },
        ],
      }
    : {
        refused: [],
        blocks: [linkBlock('One link', prefix, facts)],
        notes: [
          { fact: 'peering-prefix', text: `The other link needs a /${one} of its own. A /${both} would hold both.` },
        ],
      };
}

function planGlobalReach(prefix: Prefix, network: Prefix | undefined, facts: AddressFacts): AddressPlan {
  const needed = facts['global-reach-prefix'][sized(prefix)];
  const text = formatPrefix(prefix);
  if (prefix.length > needed)
    return refusal('global-reach-prefix', `${text} is too small. A Global Reach link takes a /${needed}.`);
  if (network && overlap(prefix, network))
    return refusal(
      'global-reach-prefix',
      `${text} overlaps ${formatPrefix(network)}, the virtual network. Take a range that neither your sites nor your networks use.`,
    );
  const size = sizeOf({ ...prefix, length: needed });
  const fits = sizeOf(prefix) / size;
  const shown = Math.min(Number(fits), 4);
  const blocks = Array.from({ length: shown }, (_, index): Block => {
    const start = BigInt(prefix.value) + BigInt(index) * size;
    const block: Prefix =
      prefix.family === 4
        ? { family: 4, value: Number(start), length: needed }
        : { family: 6, value: start, length: needed };
    return { name: `Link ${index + 1}`, prefix: formatPrefix(block), addresses: [] };
  });
  return {
    refused: [],
    blocks,
    notes: [
      {
        fact: 'global-reach-prefix',
        text:
          fits > 1n
            ? `${text} has room for ${count(Number(fits))} links, a /${needed} each.`
            : 'Microsoft takes the addresses of the link from it.',
      },
    ],
  };
}

function planGateway(prefix: Prefix, network: Prefix | undefined, facts: AddressFacts): AddressPlan {
  const text = formatPrefix(prefix);
  const { circuits, sixteenCircuits, ipv6 } = facts['gateway-subnet-sizes'];
  const { longestPrefix } = facts['gateway-subnet'];
  const longest = prefix.family === 4 ? longestPrefix : ipv6;
  if (prefix.length > longest)
    return refusal(
      prefix.family === 4 ? 'gateway-subnet' : 'gateway-subnet-sizes',
      `${text} is too small. GatewaySubnet has to be /${longest} or larger.`,
    );
  if (network && network.family === prefix.family && !covers(network, prefix))
    return refusal('subnet-inside-network', `${text} does not lie in ${formatPrefix(network)}, the virtual network.`);
  if (prefix.family === 6)
    return {
      refused: [],
      blocks: [{ name: 'GatewaySubnet, IPv6', prefix: text, addresses: [] }],
      notes: [{ fact: 'dual-stack', text: 'The subnet needs an IPv4 range beside it.' }],
    };
  const { first, last } = facts['subnet-reserved-addresses'];
  const size = Number(sizeOf(prefix));
  return {
    refused: [],
    blocks: [
      {
        name: 'GatewaySubnet',
        prefix: text,
        addresses: [
          {
            whose: 'Kept by Azure',
            address: `${at(prefix, 0)} to ${at(prefix, first - 1)}, and ${at(prefix, size - last)}`,
          },
          { whose: 'For gateways', address: `${at(prefix, first)} to ${at(prefix, size - last - 1)}` },
        ],
      },
    ],
    notes: [
      {
        fact: 'subnet-reserved-addresses',
        text: `Of ${count(size)} addresses Azure keeps ${first + last}. ${count(size - first - last)} are left for gateways.`,
      },
      {
        fact: 'gateway-subnet-sizes',
        text:
          prefix.length <= sixteenCircuits
            ? `Large enough for ${circuits} circuits.`
            : `For ${circuits} circuits it would have to be /${sixteenCircuits} or larger.`,
      },
    ],
  };
}

/** The plan for a prefix typed by hand. `network` is the address space of the virtual network, if it is to be looked at as well; empty when not. */
export function planAddresses(text: string, purpose: Purpose, network: string, facts: AddressFacts): AddressPlan {
  const typed = text.trim();
  const prefix = parsePrefix(typed);
  if (!prefix || !typed.includes('/'))
    return refusal('peering-prefix', `"${typed}" is no prefix. Write an address and a length, such as 172.16.40.0/29.`);
  if (!isTidy(typed))
    return refusal(
      'peering-prefix',
      `${typed} does not begin a block. The block that holds it is ${formatPrefix(prefix)}.`,
    );
  const space = network.trim() === '' ? undefined : parsePrefix(network.trim());
  if (network.trim() !== '' && !space)
    return refusal('subnet-inside-network', `"${network.trim()}" is no address space. Write it as 10.20.0.0/16.`);
  switch (purpose) {
    case 'private':
      return planPeering(prefix, false, space, facts);
    case 'microsoft':
      return planPeering(prefix, true, space, facts);
    case 'global-reach':
      return planGlobalReach(prefix, space, facts);
    case 'gateway':
      return planGateway(prefix, space, facts);
  }
}
