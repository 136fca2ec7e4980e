/** A unit of work while it runs: its statements are refused once it is over, and nobody within it asks the store for anything else. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Transaction } from 'kysely';
import type { Engine, Told } from './contract.ts';
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

/** What units that run have to tell, by class. */
const telling = new WeakMap<Transaction<Tables>, Map<string, Told[]>>();

/** Keeps what is to be told until the unit ends. */
export function tell(tx: Transaction<Tables>, inClass: string, entry: Told): Promise<void> {
  const told = telling.get(tx);
  if (!told) return Promise.reject(new Error('A feed is told of something within a unit of work, by its tx.'));
  told.set(inClass, [...(told.get(inClass) ?? []), entry]);
  return Promise.resolve();
}

/** Runs a unit on a transaction. Resolves to what it answers and the classes whose feed grew. */
export async function runUnit<T>(
  tx: Transaction<Tables>,
  engine: Engine,
  unit: (tx: Transaction<Tables>) => Promise<T>,
): Promise<{ value: T; classes: readonly string[] }> {
  let isOver = false;
  const own = tx.withPlugin({
    transformQuery({ node }) {
      if (isOver) throw new Error('This unit of work is over: wait for every statement before it ends.');
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  });
  const told = new Map<string, Told[]>();
  telling.set(own, told);
  try {
    const value = await running.run(true, () => unit(own));
    telling.delete(own);
    // In the order of their ids, so that two units never wait for each other's classes.
    const classes = [...told.keys()].sort();
    for (const inClass of classes) await tellIn(own, engine, inClass, told.get(inClass) ?? []);
    return { value, classes };
  } finally {
    isOver = true;
  }
}
