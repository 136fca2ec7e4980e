/** The tasks of a class's labs as a heat map: how many reached each, did it, are stuck in it, and how long it took. */
import { labs } from '#src/lab/registry.ts';
import type { Tile } from '../live/tile.ts';
import { timesOf, type Progress } from './progress.ts';

export interface TaskHeat {
  lab: string;
  task: string;
  title: string;
  /** Whose turn it was or is. */
  reached: number;
  done: number;
  /** How many are stuck in it now, and how many have gone quiet: counted apart, as on the tiles. */
  stuck: number;
  quiet: number;
  /** How many answered it wrongly at least once. */
  wrong: number;
  /** The middle of the times it took, in milliseconds. */
  medianMs?: number;
}

const orders = new Map<string, Promise<readonly string[]>>();

/** The ids of a lab's tasks in their order, which no seed changes. */
function orderOf(lab: string): Promise<readonly string[]> {
  const found = labs.find(({ id }) => id === lab);
  const known =
    orders.get(lab) ??
    found?.load().then(({ default: one }) => one.open('heat', 'today').tasks.map(({ id }) => id)) ??
    Promise.resolve([]);
  orders.set(lab, known);
  return known;
}

const middle = (all: readonly number[]): number | undefined =>
  all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)];

/** Counts. Labs in the order given, then those that only attempts name. */
export async function taskHeat(
  planned: readonly string[],
  progress: readonly Progress[],
  tiles: readonly Tile[],
): Promise<TaskHeat[]> {
  const names = new Set([...planned, ...progress.map(({ lab }) => lab)]);
  const heats = await Promise.all(
    [...names].map(async (lab) => {
      const order = await orderOf(lab);
      const titles = labs.find(({ id }) => id === lab)?.tasks ?? [];
      const own = progress.filter((one) => one.lab === lab);
      const times = own.map(timesOf);
      const held = tiles.filter((tile) => tile.stuck && tile.lab === lab);
      return order.map((task, place): TaskHeat => {
        const medianMs = middle(times.flatMap((took) => took.get(task) ?? []));
        return {
          ...{ lab, task, title: titles[place] ?? task },
          reached: own.filter(({ done, open }) => done.has(task) || open === task).length,
          done: own.filter(({ done }) => done.has(task)).length,
          stuck: held.filter((tile) => tile.open === task && tile.stuck?.reason !== 'idle').length,
          quiet: held.filter((tile) => tile.open === task && tile.stuck?.reason === 'idle').length,
          wrong: own.filter(({ wrong }) => wrong.has(task)).length,
          ...(medianMs === undefined ? {} : { medianMs }),
        };
      });
    }),
  );
  return heats.flat();
}
