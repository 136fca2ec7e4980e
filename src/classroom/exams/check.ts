/** The check of a unit in a class: which questions a learner is asked, and what the answers come to by the keys that stand here. */
import type { PlanEntry } from '#src/classroom/classes/plan.ts';
import { checkOf } from '#src/classroom/content/course-content.ts';
import { hash128 } from '#src/base/random.ts';
import { drawn } from '#src/quiz/draw.ts';
import type { Item } from '#src/quiz/item.ts';
import { kindOf } from '#src/quiz/registry.ts';
import type { Score } from '#src/quiz/score.ts';

/** The questions of a learner's check, by id: drawn for this seat, the same however often it is asked. None where the course has no such unit. */
export async function asked(
  course: string,
  { id, ref }: Pick<PlanEntry, 'id' | 'ref'>,
  seat: string,
): Promise<ReadonlyMap<string, Item>> {
  const unit = ref.startsWith(`${course}/`) ? ref.slice(course.length + 1) : ref;
  const all = [...(await checkOf(course, unit))].filter(([, item]) => !kindOf(item.kind).examOnly);
  const pool = all.map(([item, { objective, kind }]) => ({ item, objective, kind }));
  const seed = Number.parseInt(hash128(`${seat} ${id}`).slice(0, 6), 16);
  const hand = new Set(drawn(pool, seed));
  return new Map(all.filter(([item]) => hand.has(item)));
}

export interface MarkedAnswer extends Score {
  item: string;
  words: readonly string[];
}

/** What is kept beside the points of a check. */
export interface CheckDetail {
  kind: 'check';
  /** How often it was handed in. The best counts. */
  tries: number;
  items: readonly {
    item: string;
    points: number;
    outOf: number;
    words: readonly string[];
    beliefs: readonly string[];
  }[];
}

/** Marks answers. What is not answered earns nothing. */
export const marked = (
  questions: ReadonlyMap<string, Item>,
  answers: Readonly<Record<string, readonly string[]>>,
): MarkedAnswer[] =>
  [...questions].map(([id, item]) => {
    const words = answers[id] ?? [];
    const score = kindOf(item.kind).score(item, words);
    return { item: id, words, ...score, points: words.length > 0 ? score.points : 0 };
  });

export const detailOf = (all: readonly MarkedAnswer[], tries: number): CheckDetail => ({
  kind: 'check',
  tries,
  items: all.map(({ item, points, outOf, words, because }) => ({
    ...{ item, points, outOf, words },
    beliefs: because.flatMap(({ chosen, correct, belief }) =>
      chosen && !correct && belief !== undefined ? [belief] : [],
    ),
  })),
});
