/** The choice of routes a second time, the slow and simple way: addresses are strings of bits, and every route is looked at. Shares no code with the tracer. */
import type { Network, Route } from '#src/datapath/network.ts';

const octet = (text: string): string => Number(text).toString(2).padStart(8, '0');
const group16 = (text: string): string => Number.parseInt(text, 16).toString(2).padStart(16, '0');

/** An address as bits, 32 or 128 of them; undefined if it is none. */
export function bitsOf(address: string): string | undefined {
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(address)) {
    const parts = address.split('.');
    return parts.every((part) => Number(part) < 256) ? parts.map(octet).join('') : undefined;
  }
  if (!/^[\da-f:]+$/i.test(address) || !address.includes(':')) return undefined;
  const [left = '', right] = address.split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':'));
  const [head, tail] = [groups(left), groups(right ?? '')];
  const missing = 8 - head.length - tail.length;
  if (right === undefined ? missing !== 0 : missing < 0) return undefined;
  return [...head, ...Array.from({ length: missing }, () => '0'), ...tail].map(group16).join('');
}

/** The bits that an address must begin with to lie in a prefix, and the family; undefined if it is none. */
function beginningOf(prefix: string): { bits: string; whole: number } | undefined {
  const [address = '', length = ''] = prefix.split('/');
  const bits = bitsOf(address);
  if (bits === undefined || !/^\d+$/.test(length) || Number(length) > bits.length) return undefined;
  return { bits: bits.slice(0, Number(length)), whole: bits.length };
}

const ranks = ['user', 'bgp', 'system'];

/** How a route stands: it can be used, it is passed over, or it keeps its packets though they get nowhere. */
function standing(network: Network, { at, via, origin, withdrawn }: Route): 'open' | 'over' | 'held' {
  if (withdrawn) return 'over';
  if (via === undefined) return 'open';
  const next = network.nodes.find(({ id }) => id === via);
  const between = network.links.filter(({ ends }) => ends.includes(at) && ends.includes(via) && ends[0] !== ends[1]);
  if (next && !next.down && between.some(({ down }) => !down)) return 'open';
  const wasThere = next !== undefined && between.length > 0;
  return origin === 'user' || (origin === 'system' && wasThere) ? 'held' : 'over';
}

/** The routes at a node among which packets to an address are shared: the longest, then the best origin, then the highest weight. Empty: none. */
export function best(network: Network, at: string, to: string): Route[] {
  const address = bitsOf(to) ?? '';
  let rest = network.routes.flatMap((route) => {
    const start = beginningOf(route.prefix);
    const fits =
      route.none === undefined && route.at === at && start?.whole === address.length && address.startsWith(start.bits);
    return fits ? [{ route, length: start.bits.length }] : [];
  });
  while (rest.length > 0) {
    const longest = Math.max(...rest.map(({ length }) => length));
    const rank = Math.min(
      ...rest.filter(({ length }) => length === longest).map(({ route }) => ranks.indexOf(route.origin)),
    );
    const alike = rest.filter(({ route, length }) => length === longest && ranks.indexOf(route.origin) === rank);
    const weight = Math.max(...alike.map(({ route }) => route.weight ?? 0));
    const top = alike.filter(({ route }) => (route.weight ?? 0) === weight);
    const open = top.filter(({ route }) => standing(network, route) === 'open');
    if (open.length > 0) return open.map(({ route }) => route);
    if (top.some(({ route }) => standing(network, route) === 'held')) return [];
    rest = rest.filter((one) => !top.includes(one));
  }
  return [];
}
