/** A request as the browser sent it: its scheme and where it comes from, also when a proxy of ours stood between. */
import { isIP } from 'node:net';

/** What the listener knows of a connection. */
export interface Connection {
  incoming?: { socket?: { remoteAddress?: string | undefined } };
}

/** Who is behind a proxy that is trusted is who the proxy says; its own word is the last one, all before it anybody may have written. */
const lastOf = (list: string | null): string | undefined => list?.split(',').at(-1)?.trim();

/** The request with the scheme that the browser used. A proxy's word is believed only where there is one of ours. */
export function asSent(request: Request, isBehindProxy: boolean): Request {
  if (!isBehindProxy || lastOf(request.headers.get('x-forwarded-proto')) !== 'https') return request;
  const url = new URL(request.url);
  url.protocol = 'https:';
  return new Request(url, request);
}

/** The network address to count by: an IPv4 address, or the first half of an IPv6 address, since one computer has all of the second half. */
export function addressOf(request: Request, connection: Connection | undefined, isBehindProxy: boolean): string {
  const told = isBehindProxy ? lastOf(request.headers.get('x-forwarded-for')) : undefined;
  const address = told ?? connection?.incoming?.socket?.remoteAddress ?? 'unknown';
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  return isIP(plain) === 6 ? prefixOf(plain) : plain;
}

function prefixOf(address: string): string {
  const [before = '', after] = address.toLowerCase().split('::');
  const left = before === '' ? [] : before.split(':');
  const right = after === undefined || after === '' ? [] : after.split(':');
  const zeros = after === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  const groups = [...left, ...zeros, ...right].slice(0, 4).map((group) => group.replace(/^0+(?=.)/, ''));
  return `${groups.join(':')}::/64`;
}
