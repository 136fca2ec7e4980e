/** Keys in order, in small chunks, so that one more or one less costs the same however many there are. */

const longest = 512;

export interface SortedKeys {
  add(key: string): void;
  delete(key: string): void;
  /** The keys that come after a key, which need not be among them; all of them without one. */
  after(key: string | undefined): Generator<string>;
}

/** The first place in a list at which a question is answered yes. */
export function firstWhere(length: number, isPast: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isPast(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The given keys in order; twice the same counts once. */
export function sortedKeys(keys: Iterable<string>): SortedKeys {
  const all = [...new Set(keys)].sort((one, other) => (one < other ? -1 : 1));
  const chunks: string[][] = [];
  for (let at = 0; at < all.length; at += longest / 2) chunks.push(all.slice(at, at + longest / 2));
  const chunkOf = (key: string) =>
    Math.min(
      firstWhere(chunks.length, (index) => (chunks[index]?.at(-1) ?? '') >= key),
      Math.max(0, chunks.length - 1),
    );
  const placeIn = (chunk: readonly string[], key: string) =>
    firstWhere(chunk.length, (index) => (chunk[index] ?? '') >= key);

  return {
    add(key) {
      const index = chunkOf(key);
      const chunk = chunks[index];
      if (!chunk) {
        chunks.push([key]);
        return;
      }
      const place = placeIn(chunk, key);
      if (chunk[place] === key) return;
      chunk.splice(place, 0, key);
      if (chunk.length > longest) chunks.splice(index + 1, 0, chunk.splice(longest / 2));
    },
    delete(key) {
      const index = chunkOf(key);
      const chunk = chunks[index];
      const place = chunk ? placeIn(chunk, key) : 0;
      if (chunk?.[place] !== key) return;
      chunk.splice(place, 1);
      if (chunk.length === 0) chunks.splice(index, 1);
    },
    *after(key) {
      for (let index = key === undefined ? 0 : chunkOf(key); index < chunks.length; index += 1) {
        const chunk = chunks[index] ?? [];
        for (const found of chunk) if (key === undefined || found > key) yield found;
      }
    },
  };
}
