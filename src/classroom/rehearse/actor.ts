/** Simulated learners: who they are and how they get on, settled by a seed. */
import { integer } from '#src/base/random.ts';
import type { Reason } from '#src/classroom/stuck/known.ts';

/** Somebody who gets on, somebody who takes long for it, or somebody who gets stuck, with what holds them up. */
export type Kind = 'steady' | 'slow' | Reason;
export const stuckKinds = ['precondition', 'refusals', 'loop', 'idle'] as const satisfies readonly Reason[];

export interface Actor {
  seed: string;
  name: string;
  kind: Kind;
}

const firstNames = [
  ...['Aiko', 'Amara', 'Anders', 'Beatriz', 'Chidi', 'Dana', 'Elif', 'Emil', 'Farah', 'Goran', 'Hana', 'Ines'],
  ...['Jakub', 'Kemal', 'Lea', 'Liang', 'Marta', 'Mehdi', 'Nadia', 'Noor', 'Olga', 'Paolo', 'Priya', 'Rafael'],
  ...['Samira', 'Sven', 'Tomas', 'Uma', 'Viktor', 'Wanjiru', 'Yusuf', 'Zofia'],
];
const initials = 'ABCDEFGHIJKLMNOPRSTUVWYZ';

const nameOf = (seed: string, index: number): string => {
  const first = firstNames[(integer(firstNames.length, seed, 'names') + index) % firstNames.length] ?? '';
  const place = integer(initials.length, seed, 'initial', index % firstNames.length);
  const initial = initials[(place + Math.floor(index / firstNames.length)) % initials.length] ?? '';
  return `${first} ${initial}.`;
};

/** Of ten learners five are steady, three slow and two stuck, the stuck ones in each way by turns. */
function kindAt(index: number): Kind {
  const place = index % 10;
  if (place === 3 || place === 8) return stuckKinds[(Math.floor(index / 10) * 2 + (place === 8 ? 1 : 0)) % 4] ?? 'idle';
  return place === 1 || place === 4 || place === 7 ? 'slow' : 'steady';
}

/** A class of so many learners: the same seed gives the same people, and a larger class begins with those of a smaller one. */
export const classOf = (seed: string, size: number): Actor[] =>
  Array.from({ length: size }, (_, index) => ({
    seed: `${seed}/${String(index)}`,
    name: nameOf(seed, index),
    kind: kindAt(index),
  }));
