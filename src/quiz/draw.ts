/** Which questions of a unit a check asks: a few at a time, spread over objectives and kinds, the same for the same seed. */
import { hash128 } from '#src/base/random.ts';

/** A question as far as drawing goes. */
export interface Drawable {
  item: string;
  objective: string;
  kind: string;
}

/** A check has at most so many questions. */
export const most = 10;

const countBy = <One>(all: readonly One[], same: (one: One) => boolean): number => all.filter(same).length;

/** Takes from the rest, again and again, the question whose objective and kind the hand has least of; what is equal goes by a hash. */
function filled(hand: readonly Drawable[], rest: readonly Drawable[], size: number, seed: string): Drawable[] {
  const taken = [...hand];
  const left = [...rest];
  while (taken.length < size && left.length > 0) {
    const [next] = left
      .map((one) => ({
        one,
        has:
          countBy(taken, (other) => other.objective === one.objective) +
          countBy(taken, (other) => other.kind === one.kind),
        by: hash128(`${seed} ${one.item}`),
      }))
      .toSorted((a, b) => a.has - b.has || (a.by < b.by ? -1 : 1));
    if (!next) break;
    taken.push(next.one);
    left.splice(left.indexOf(next.one), 1);
  }
  return taken;
}

/**
 * The ids of the questions drawn, in the order of the pool. Seed 0, 1, 2 … deal different hands until every question was asked, and
 * then deal anew. `keep` are questions that have to be among them, because they have an answer already; there may be more of them than fit.
 */
export function drawn(pool: readonly Drawable[], seed: number, keep: readonly string[] = []): string[] {
  const hands = Math.max(1, Math.ceil(pool.length / most));
  const round = String(Math.floor(seed / hands));
  let left = [...pool];
  let hand: Drawable[] = [];
  for (let index = 0; index <= seed % hands; index += 1) {
    hand = filled([], left, most, round);
    left = left.filter((one) => !hand.includes(one));
  }
  // The last hand may be short: it is filled up with what was asked before.
  hand = filled(
    hand,
    pool.filter((one) => !hand.includes(one)),
    Math.min(most, pool.length),
    round,
  );
  const kept = pool.filter(({ item }) => keep.includes(item));
  const others = hand.filter((one) => !kept.includes(one)).slice(0, Math.max(0, most - kept.length));
  const all = new Set([...kept, ...others].map(({ item }) => item));
  return pool.map(({ item }) => item).filter((item) => all.has(item));
}
