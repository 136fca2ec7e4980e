/** Sees to it that what was left in the outbox is numbered soon after its commit: one class one at a time, and what comes meanwhile together. */

export interface Numbering {
  /** Something was left for these classes, and is committed. */
  left(classes: Iterable<string>): void;
  /** Resolves when all that was left for a class before is numbered, or could not be. */
  settled(inClass: string): Promise<void>;
  /** Numbers what is left, and takes no more. */
  close(): Promise<void>;
}

export interface NumberingParts {
  /** Numbers all that was left for a class. */
  number: (inClass: string) => Promise<void>;
  onNumbered: (inClass: string) => void;
  onFailure: (cause: unknown) => void;
}

/** What is left within so many milliseconds is numbered together, unless somebody waits to read it. */
const gathers = 10;
const longestPause = 2000;

interface Work {
  /** Runs out when the next go begins by itself. */
  timer?: NodeJS.Timeout | undefined;
  going?: Promise<void> | undefined;
  /** More was left since the go began. */
  isMore: boolean;
  pause: number;
}

/** Begins with nothing to do. What cannot be numbered is tried again until it can. */
export function createNumbering({ number, onNumbered, onFailure }: NumberingParts): Numbering {
  const works = new Map<string, Work>();
  let isClosed = false;

  const go = (inClass: string, work: Work): Promise<void> => {
    clearTimeout(work.timer);
    work.timer = undefined;
    work.isMore = false;
    work.going = number(inClass)
      .then(
        () => {
          work.pause = gathers;
          onNumbered(inClass);
        },
        (cause: unknown) => {
          work.isMore = true;
          work.pause = Math.min(longestPause, work.pause * 2);
          onFailure(cause);
        },
      )
      .finally(() => {
        work.going = undefined;
        if (!work.isMore) works.delete(inClass);
        else if (!isClosed) wait(inClass, work);
      });
    return work.going;
  };
  const wait = (inClass: string, work: Work) => {
    work.timer = setTimeout(() => void go(inClass, work), work.pause);
  };
  const settled = async (inClass: string): Promise<void> => {
    const work = works.get(inClass);
    if (!work) return;
    // What runs may have begun before the last of it was left.
    if (work.going) {
      const wasMore = work.isMore;
      await work.going;
      if (!wasMore || works.get(inClass) !== work) return;
    }
    await (work.going ?? go(inClass, work));
  };

  return {
    left(classes) {
      for (const inClass of classes) {
        const known = works.get(inClass);
        if (known) {
          known.isMore = true;
          continue;
        }
        const work: Work = { isMore: true, pause: gathers };
        works.set(inClass, work);
        wait(inClass, work);
      }
    },
    settled,
    async close() {
      isClosed = true;
      await Promise.all([...works.keys()].map(settled));
      for (const { timer } of works.values()) clearTimeout(timer);
    },
  };
}
