/** Which part of a long list or a big table has to be drawn: what is seen of it, and a little on either side. */

export interface Part {
  /** The first that is drawn. */
  from: number;
  /** The one after the last. */
  to: number;
}

export interface View {
  /** Pixels from the beginning of the list to the beginning of what is seen; negative before the list comes into view. */
  offset: number;
  /** How many pixels are seen. */
  length: number;
}

/**
 * The lines of one height that are seen, and `beside` more on either side, so that a quick scroll meets no gap and the
 * key Tab always finds a next line. An empty part when there are none.
 */
export function partShown(count: number, size: number, { offset, length }: View, beside: number): Part {
  if (count <= 0 || size <= 0) return { from: 0, to: 0 };
  const first = Math.floor(offset / size) - beside;
  const last = Math.ceil((offset + length) / size) + beside;
  const from = Math.min(Math.max(0, first), count);
  return { from, to: Math.max(from, Math.min(count, last)) };
}

/** How many columns of a least width stand beside each other, with a gap between them. At least one. */
export const columnsIn = (width: number, least: number, gap: number): number =>
  Math.max(1, Math.floor((width + gap) / (least + gap)));

/** Where lines of their own heights stand under one another: the top of each, and at the end the height of all. */
export function topsOf(heights: readonly number[], gap: number): number[] {
  const tops = [0];
  for (const height of heights) tops.push((tops.at(-1) ?? 0) + height + gap);
  return tops;
}

/** The same as `partShown` for lines of their own heights, by their tops. */
export function partWithin(tops: readonly number[], { offset, length }: View, beside: number): Part {
  const count = tops.length - 1;
  const bottom = offset + length;
  const first = tops.findIndex((_, line) => (tops[line + 1] ?? Infinity) > offset);
  const after = tops.findIndex((top) => top >= bottom);
  const from = Math.min(count, Math.max(0, first - beside));
  return { from, to: Math.max(from, Math.min(count, (after < 0 ? count : after) + beside)) };
}
