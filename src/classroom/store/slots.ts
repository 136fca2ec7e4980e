/** A number of places, and a queue for them. */

export interface Slots {
  /** Waits for a place. Returns the way to give it back. */
  take(): Promise<() => void>;
  /** Resolves once nobody has one, or waits for one. */
  empty(): Promise<void>;
}

/** So many places. */
export function createSlots(count: number): Slots {
  let free = count;
  const queue: (() => void)[] = [];
  const whenEmpty: (() => void)[] = [];
  const giveBack = () => {
    const next = queue.shift();
    if (next) next();
    else {
      free += 1;
      if (free === count) for (const done of whenEmpty.splice(0)) done();
    }
  };
  return {
    async take() {
      if (free > 0) free -= 1;
      else
        await new Promise<void>((resolve) => {
          queue.push(resolve);
        });
      return giveBack;
    },
    empty: () =>
      free === count
        ? Promise.resolve()
        : new Promise((resolve) => {
            whenEmpty.push(resolve);
          }),
  };
}
