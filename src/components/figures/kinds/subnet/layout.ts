/** Lays a prefix out as rows of blocks: the whole above, its parts below, the parts of parts below these. What nobody takes is free. */
import { bits, covers, formatAddress, parsePrefix, sizeOf, type Address, type Prefix } from '#src/base/ip.ts';
import type { SubnetFigure } from '#src/components/figures/kinds/subnet/schema.ts';
import { round } from '#src/components/figures/text-box.ts';

export type SubnetPart = SubnetFigure['parts'][number];

export interface SubnetBlock {
  /** Undefined: free, or the whole. */
  part: SubnetPart | undefined;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface SubnetDrawing {
  width: number;
  height: number;
  blocks: SubnetBlock[];
}

interface Tree {
  part: SubnetPart | undefined;
  size: bigint;
  children: Tree[];
}

const rowHeight = 40;
/** The narrowest block, as a share of the drawing: a letter has to fit. */
const narrowest = 0.075;

const end = (prefix: Prefix): bigint => BigInt(prefix.value) + sizeOf(prefix);

function tree(
  part: SubnetPart | undefined,
  prefix: Prefix,
  inner: readonly { part: SubnetPart; prefix: Prefix }[],
): Tree {
  const below = inner.filter((one) => one.part !== part && covers(prefix, one.prefix));
  const direct = below
    .filter((one) => !below.some((other) => other !== one && covers(other.prefix, one.prefix)))
    .toSorted((one, other) => (one.prefix.value < other.prefix.value ? -1 : 1));
  const children: Tree[] = [];
  let at = BigInt(prefix.value);
  for (const child of direct) {
    const start = BigInt(child.prefix.value);
    if (start > at) children.push({ part: undefined, size: start - at, children: [] });
    children.push(tree(child.part, child.prefix, below));
    at = end(child.prefix);
  }
  if (direct.length > 0 && at < end(prefix)) children.push({ part: undefined, size: end(prefix) - at, children: [] });
  return { part, size: sizeOf(prefix), children };
}

const depthOf = ({ children }: Tree): number => 1 + Math.max(0, ...children.map(depthOf));

/** How many blocks side by side a tree has at its widest: what it needs at least. */
const leavesOf = ({ children }: Tree): number => children.reduce((sum, child) => sum + leavesOf(child), 0) || 1;

/** Widths of the children: by the number of addresses, but none narrower than what stands in it needs. */
function widthsOf(children: readonly Tree[], width: number, least: number): number[] {
  const needs = children.map((child) => leavesOf(child) * least);
  const spare = Math.max(0, width - needs.reduce((sum, need) => sum + need, 0));
  // Sizes grow by powers of two, up to 2 to the 64th: their logarithm keeps the order and can be seen.
  const sizes = children.map(({ size }) => (size > 1n << 16n ? 2 ** 16 : Number(size)));
  const all = sizes.reduce((sum, size) => sum + size, 0);
  return needs.map((need, index) => need + (spare * (sizes[index] ?? 0)) / all);
}

/** The blocks of a prefix and its parts in a drawing of the given width. Wants a figure without problems. */
export function layout({ prefix, parts }: SubnetFigure, width: number): SubnetDrawing {
  const whole = parsePrefix(prefix);
  if (!whole) return { width, height: 0, blocks: [] };
  const inner = parts.flatMap((part) => {
    const parsed = parsePrefix(part.prefix);
    return parsed ? [{ part, prefix: parsed }] : [];
  });
  const root = tree(undefined, whole, inner);
  const blocks: SubnetBlock[] = [];
  const place = (node: Tree, x: number, y: number, wide: number): void => {
    blocks.push({ part: node.part, x: round(x), y, width: round(wide), height: rowHeight });
    let at = x;
    const widths = widthsOf(node.children, wide, width * narrowest);
    node.children.forEach((child, index) => {
      place(child, at, y + rowHeight, widths[index] ?? 0);
      at += widths[index] ?? 0;
    });
  };
  place(root, 1, 1, width - 2);
  return { width, height: depthOf(root) * rowHeight + 2, blocks };
}

/** `10.0.0.0 to 10.0.0.3`, and how many these are. */
export function rangeOf(text: string): { range: string; count: string } {
  const prefix = parsePrefix(text);
  if (!prefix) return { range: text, count: '' };
  const size = sizeOf(prefix);
  if (size === 1n) return { range: formatAddress(prefix), count: '1' };
  const last: Address =
    prefix.family === 4
      ? { family: 4, value: prefix.value + Number(size) - 1 }
      : { family: 6, value: prefix.value + size - 1n };
  const exponent = bits(prefix.family) - prefix.length;
  return {
    range: `${formatAddress(prefix)} to ${formatAddress(last)}`,
    count: exponent > 20 ? `2 to the ${exponent}th` : size.toLocaleString('en-US'),
  };
}
