/** How gateway-subnet is proven: by whole numbers for addresses, and the three sizes written out. */
import type { Problem } from '#src/quiz/generators/_gateway-ranges.ts';
import { gatewaySubnet } from '#src/quiz/generators/gateway-subnet.ts';
import { prove } from './proof.ts';

/** First and last address of a prefix, as numbers. */
function span(prefix: string): [number, number] {
  const [address = '', length = ''] = prefix.split('/');
  const first = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  return [first, first + 2 ** (32 - Number(length)) - 1];
}

/** From the facts: /27 for any gateway, /26 for sixteen circuits. */
const leastAddresses = (circuits: number): number => (circuits >= 16 ? 64 : 32);

function trouble(range: string, { space, taken, circuits }: Problem): string {
  const [first, last] = span(range);
  const [from, to] = span(space);
  const size = last - first + 1;
  if (size < 32) return 'It holds too few addresses for a gateway.';
  if (first < from || last > to) return 'It lies outside the address space of the network.';
  const shares = taken.some(({ prefix }) => {
    const [start, end] = span(prefix);
    return first <= end && start <= last;
  });
  if (shares) return 'It shares addresses with another subnet.';
  return size < leastAddresses(circuits) ? 'It is too small for that many circuits.' : '';
}

const truth: Record<Problem['claims'][number]['what'], (problem: Problem) => [yes: string, no: string]> = {
  fine: ({ fine: [range = ''] }) => [
    `Azure accepts \`${range}\` as GatewaySubnet.`,
    `Azure refuses \`${range}\` as GatewaySubnet.`,
  ],
  small: ({ wrong: [range = ''] }) => [
    `\`${range}\` is too small for GatewaySubnet.`,
    `Azure accepts \`${range}\` as GatewaySubnet.`,
  ],
  taken: ({ wrong: [, , range = ''] }) => [
    `\`${range}\` is no longer free.`,
    `Azure accepts \`${range}\` as GatewaySubnet.`,
  ],
  sixteen: () => ['A range of length 26 is enough for 16 circuits.', 'A range of length 27 is enough for 16 circuits.'],
  length: () => ['A /26 has more addresses than a /27.', 'A /26 has fewer addresses than a /27.'],
  name: () => ['The subnet has to have the name GatewaySubnet.', 'The subnet may have the name `snet-gateway`.'],
  content: () => [
    'Nothing but gateways may stand in the subnet.',
    'Addresses that are left over in the subnet may go to virtual machines.',
  ],
  second: () => [
    'A VPN gateway in the same network would use the same subnet.',
    'A VPN gateway in the same network needs a second gateway subnet.',
  ],
};

/** Whether a statement about a range is true, from the numbers alone. */
function holdsFor(text: string, problem: Problem): boolean {
  const range = /`(10\.[\d./]+)`/.exec(text)?.[1];
  if (range === undefined) return true;
  const found = trouble(range, { ...problem, circuits: 0 });
  if (text.includes('accepts')) return found === '';
  if (text.includes('refuses')) return found !== '';
  return text.includes('too small') ? found.includes('too few') : found.includes('shares');
}

function second(problem: Problem): string[] {
  const { asks, fine, wrong, circuits, taken, claims, reasons } = problem;
  const all = [...fine, ...wrong].filter((range) => trouble(range, problem) === '').map((range) => `\`${range}\``);
  switch (asks) {
    case 'which':
      return all.slice(0, 1);
    case 'which-two':
      return all;
    case 'why':
      return [trouble(wrong[(reasons[0] ?? 0) % 4] ?? '', problem)];
    case 'statements':
      return claims.map(({ what, holds }) => {
        const [yes, no] = truth[what](problem);
        const text = holds ? yes : no;
        const isTrue = /`10\./.test(text) ? holdsFor(text, problem) : holds;
        return `${text} → ${isTrue ? 'yes' : 'no'}`;
      });
    case 'room': {
      const [first, last] = span(fine[0] ?? '');
      return [String(last - first + 1 - 5)];
    }
    case 'longest':
      return [circuits >= 16 ? '26' : '27'];
    case 'next': {
      const [, end] = span(taken[1]?.prefix ?? '');
      const begin = end + 1;
      const octets = [24, 16, 8, 0].map((shift) => Math.floor(begin / 2 ** shift) % 256);
      return [`${octets.join('.')}/${circuits >= 16 ? 26 : 27}`];
    }
  }
}

const base: Problem = {
  firm: 'Alder Mills',
  asks: 'which',
  space: '10.7.8.0/22',
  taken: [
    { name: 'snet-stock', prefix: '10.7.8.0/24' },
    { name: 'snet-wiki', prefix: '10.7.9.0/25' },
  ],
  circuits: 16,
  namesTaken: true,
  fine: ['10.7.10.64/26', '10.7.11.0/25'],
  wrong: ['10.7.11.16/28', '10.7.12.0/26', '10.7.8.64/26', '10.7.10.224/27'],
  reasons: [3, 1, 2],
  claims: [],
};

export default prove({
  generator: gatewaySubnet,
  byHand: [
    {
      problem: base,
      key: ['`10.7.10.64/26`'],
      because: '16 circuits want /26: /27 and /28 are too small, and 10.7.12.0 lies behind the /22.',
    },
    {
      problem: { ...base, asks: 'which-two' },
      key: ['`10.7.10.64/26`', '`10.7.11.0/25`'],
      because: 'Both are free, inside, and /26 or larger.',
    },
    {
      problem: { ...base, asks: 'why' },
      key: ['It is too small for that many circuits.'],
      because: '10.7.10.224/27 is free and inside, but 16 circuits want /26.',
    },
    {
      problem: { ...base, asks: 'next' },
      key: ['10.7.9.128/26'],
      because: 'snet-wiki ends at 10.7.9.127, and 128 begins a range of 64 addresses.',
    },
    { problem: { ...base, asks: 'room' }, key: ['59'], because: 'A /26 has 64 addresses, and Azure keeps five.' },
    { problem: { ...base, asks: 'longest', circuits: 3 }, key: ['27'], because: 'Without 16 circuits /27 is enough.' },
  ],
  second,
});
