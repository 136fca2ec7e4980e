/** Small arithmetic for second ways: addresses as bits, written without the code that the generators use. */

/** `10.0.0.0/8` as a string of zeros and ones of its length. */
export function bitsOf(prefix: string): string {
  const [address = '', length = '32'] = prefix.split('/');
  const all = address
    .split('.')
    .map((octet) => Number(octet).toString(2).padStart(8, '0'))
    .join('');
  return all.slice(0, Number(length));
}

/** Whether two blocks share an address: the bits of one begin with those of the other. */
export function touch(one: string, other: string): boolean {
  const [a, b] = [bitsOf(one), bitsOf(other)];
  return a.startsWith(b) || b.startsWith(a);
}

/** Whether an address or block lies in a block. */
export const liesIn = (inner: string, outer: string): boolean => bitsOf(inner).startsWith(bitsOf(outer));

/** Blocks that belong to nobody on the internet. */
const privateBlocks = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];
export const isPrivate = (block: string): boolean => privateBlocks.some((own) => liesIn(block, own));
