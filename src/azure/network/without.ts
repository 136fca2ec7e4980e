/** Prefixes with holes: what is left when ranges are taken out of a range. */
import { bits, covers, overlap, type Prefix } from '#src/base/ip.ts';

/** The lower and the upper half of a prefix. */
function halves(prefix: Prefix): Prefix[] {
  const length = prefix.length + 1;
  const shift = bits(prefix.family) - length;
  return prefix.family === 4
    ? [
        { ...prefix, length },
        { ...prefix, value: prefix.value + 2 ** shift, length },
      ]
    : [
        { ...prefix, length },
        { ...prefix, value: prefix.value + (1n << BigInt(shift)), length },
      ];
}

/** What is left of a prefix when some ranges are taken out of it, as few prefixes as possible in the order of their addresses. */
export function without(prefix: Prefix, holes: readonly Prefix[]): Prefix[] {
  const near = holes.filter((hole) => overlap(prefix, hole));
  if (near.length === 0) return [prefix];
  if (near.some((hole) => covers(hole, prefix))) return [];
  return halves(prefix).flatMap((half) => without(half, near));
}
