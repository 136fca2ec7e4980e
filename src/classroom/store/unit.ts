/** A unit of work while it runs: its statements are refused once it is over, and nobody within it asks the store for anything else. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Transaction } from 'kysely';
import type { FeedEntry } from './contract.ts';
import { tellIn } from './feed.ts';
import type { Tables } from './tables.ts';

/** True within a unit of work. */
const running = new AsyncLocalStorage<true>();

const within =
  'Within a unit of work use its own tx: the store itself would wait for the unit, and the unit for the store.';

/** Refuses to be asked within a unit, which would wait for itself. */
export function outsideOfUnits(): void {
  if (running.getStore()) throw new Error(within);
}

/** The classes whose feed grew within a unit. */
const grown = new WeakMap<Transaction<Tables>, Set<string>>();

/** Adds to the feed, and remembers in which class. */
export function tell(tx: Transaction<Tables>, inClass: string, entry: Omit<FeedEntry, 'seq'>): Promise<number> {
  grown.get(tx)?.add(inClass);
  return tellIn(tx, inClass, entry);
}

/** Runs a unit on a transaction. Resolves to what it answers and the classes whose feed grew. */
export async function runUnit<T>(
  tx: Transaction<Tables>,
  unit: (tx: Transaction<Tables>) => Promise<T>,
): Promise<{ value: T; classes: ReadonlySet<string> }> {
  let isOver = false;
  const own = tx.withPlugin({
    transformQuery({ node }) {
      if (isOver) throw new Error('This unit of work is over: wait for every statement before it ends.');
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  });
  const classes = new Set<string>();
  grown.set(own, classes);
  try {
    return { value: await running.run(true, () => unit(own)), classes };
  } finally {
    isOver = true;
  }
}
