/** The heat maps of the classes on this server: worked out when somebody looks, and again after a while at most. */
import type { Services } from '../services.ts';
import { classOf } from '../classes/read.ts';
import { beliefsOf } from '../content/beliefs.ts';
import { itemsOf } from '../content/course-content.ts';
import { answersOf } from './answers.ts';
import { itemHeat, type ItemHeat } from './items.ts';
import { readProgress, type Progress } from './progress.ts';
import { taskHeat, type TaskHeat } from './tasks.ts';

export interface Heat {
  /** When it was worked out. */
  at: number;
  tasks: TaskHeat[];
  items: ItemHeat[];
}

export interface Heats {
  of(inClass: string): Promise<Heat>;
}

/** One that is younger is told again; one that nobody asked for in so long is forgotten. */
const times = { fresh: 5000, kept: 600_000 } as const;

interface Kept {
  heat: Promise<Heat>;
  progress: Map<string, Progress>;
}

export function createHeats({ store, boards, now }: Pick<Services, 'store' | 'boards' | 'now'>): Heats {
  const kept = new Map<string, Kept & { at: number }>();

  async function workOut(inClass: string, progress: Map<string, Progress>): Promise<Heat> {
    const at = now();
    const found = await store.read((db) => classOf(db, inClass));
    await readProgress(store, inClass, progress);
    const labs = found?.plan.entries.filter(({ kind }) => kind === 'lab').map(({ ref }) => ref) ?? [];
    const tiles = (await boards.of(inClass)).read().tiles;
    const course = found?.course ?? '';
    const [answers, items, beliefs] = await Promise.all([
      answersOf(store, inClass),
      itemsOf(course),
      beliefsOf(course),
    ]);
    return {
      at,
      tasks: await taskHeat(labs, [...progress.values()], tiles),
      items: itemHeat(answers, { items, beliefs }),
    };
  }

  return {
    of(inClass) {
      for (const [id, { at }] of kept) if (now() - at > times.kept) kept.delete(id);
      const known = kept.get(inClass);
      if (known && now() - known.at < times.fresh) return known.heat;
      const progress = known?.progress ?? new Map<string, Progress>();
      // Two who read the same logs at once would count them twice.
      const heat = (known?.heat ?? Promise.resolve()).then(
        () => workOut(inClass, progress),
        () => workOut(inClass, progress),
      );
      kept.set(inClass, { heat, progress, at: now() });
      heat.catch(() => kept.delete(inClass));
      return heat;
    },
  };
}
