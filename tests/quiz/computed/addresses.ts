/** Keys that are sums with addresses, numbers and times. */
import { addressAt, covers, formatAddress, formatPrefix, parseAddress, parsePrefix, sizeOf } from '#src/base/ip.ts';
import type { Prefix } from '#src/base/ip.ts';
import { cellsOf, numberOf, partOf, partsOf, rowsOf, those, type Table } from './words.ts';

function prefix(text: string): Prefix {
  const read = parsePrefix(text);
  if (!read) throw new Error(`"${text}" is no prefix.`);
  return read;
}

/** The longest prefix from one address on that still has the other. */
function spanning(first: string, last: string): string {
  for (let length = 32; length >= 0; length -= 1) {
    const block = prefix(`${first}/${length}`);
    if (covers(block, prefix(last))) return formatPrefix(block);
  }
  throw new Error(`Nothing has both ${first} and ${last}.`);
}

/** An address of a link subnet, by whose it is. */
export function linkAddress(subnet: string, whose: 'customer' | 'microsoft'): string {
  const address = addressAt(prefix(subnet), partOf('link-addresses', whose));
  if (!address) throw new Error(`${subnet} is too small.`);
  return formatAddress(address);
}

/** The second half of a block. */
export function secondHalf(block: string): string {
  const whole = prefix(block);
  const middle = addressAt(whole, Number(sizeOf(whole) / 2n));
  if (!middle) throw new Error(`${block} has no half.`);
  return `${formatAddress(middle)}/${whole.length + 1}`;
}

/** A row of two sheets agrees when both say the same, or the router has its address of the subnet. */
const agrees = ([azure = '', router = '']: readonly string[]): boolean => {
  if (!azure.includes('/')) return azure === router;
  const own = parseAddress(router.split('/')[0] ?? '');
  return own !== undefined && formatAddress(own) === linkAddress(azure, 'customer');
};

export const addresses: Table = {
  '02-explore-expressroute/prefix-for-the-tunnel': () => [spanning('10.60.8.0', '10.60.8.255')],
  '07-connect-a-network/one-prefix-more': () => [spanning('10.60.8.0', '10.60.9.255')],
  '06-configure-peering/second-half-of-the-block': () => [secondHalf('172.20.5.216/29')],
  '06-configure-peering/address-of-microsoft': () => [linkAddress('192.168.12.68/30', 'microsoft')],
  '10-troubleshoot/your-address': () => [linkAddress('10.99.8.4/30', 'customer')],
  '06-configure-peering/start-of-every-mark': () => [String(numberOf('azure-asn'))],
  '06-configure-peering/region-on-the-other-peering': () => [String(51_013 - (51_002 - 50_002))],
  '02-explore-expressroute/number-to-go-back-to': () => [String(numberOf('coexist-asn'))],
  '02-explore-expressroute/largest-packet': () => [String(numberOf('packet-size'))],
  '02-explore-expressroute/slower-of-two': () => [
    String(Math.max(partOf('bfd-timers', 'interval'), 500) * partOf('bfd-timers', 'multiplier')),
  ],
  '02-explore-expressroute/ninety-seconds': () => [String(Math.min(partOf('bgp-timers', 'hold'), 90))],
  '02-explore-expressroute/half-a-configuration': async () => {
    // BFD is not tied to BGP, and the timers are the edge's at both ends.
    const noticed = partOf('bgp-timers', 'hold') * 1000;
    const moments = {
      'bfd-noticed': numberOf('bfd-detection'),
      'lowest-noticed': partOf('bgp-timers-lowest', 'hold') * 1000,
      'edge-noticed': partOf('bgp-timers', 'hold') * 1000,
    };
    return those(moments, (moment) => moment === noticed);
  },
  '02-explore-expressroute/numbers-of-a-failure': () => {
    const times = { milliseconds: 300, short: 10_000, keepalive: 60_000, minutes: 180_000, half: 90_000 };
    const asked = {
      'bfd-interval': partOf('bfd-timers', 'interval'),
      hold: partOf('bgp-timers', 'hold') * 1000,
      lowest: partOf('bgp-timers-lowest', 'hold') * 1000,
      moving: numberOf('gateway-convergence') * 1000,
    };
    return Object.entries(asked).map(([prompt, time]) => {
      const choice = Object.entries(times).find(([, other]) => other === time)?.[0];
      return `${prompt}:${choice ?? 'nothing'}`;
    });
  },
  '03-design-a-deployment/billed-pair': () => [String(Math.min(numberOf('direct-billing-starts'), 60))],
  '04-configure-a-gateway/before-the-opening': () => [String(numberOf('gateway-deploy-minutes') + 30)],
  '10-troubleshoot/which-cell': () => those(cellsOf('two-sheets'), (cells) => !agrees(cells)),
  '10-troubleshoot/one-way-link': () =>
    // Bytes come in over the link, and none go out.
    those(rowsOf('byte-counters'), (counter) => Number(counter.replaceAll(',', '')) === 0),
  '04-configure-a-gateway/room-for-sixteen': () => {
    const free = partsOf('free-ranges').filter(({ label }) => label === 'Free');
    return free
      .filter((part) => prefix(part.prefix).length <= partOf('gateway-subnet-sizes', 'sixteenCircuits'))
      .map(({ id }) => id);
  },
};
