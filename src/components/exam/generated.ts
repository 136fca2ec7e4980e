/** Makes questions from their seeds. Apart, since the generators bring the simulated Azure along. */
import type { Item } from '#src/quiz/item.ts';
import { generatorOf } from '#src/quiz/generators/list.ts';
import { kindOf } from '#src/quiz/registry.ts';
import type { Key } from '#src/quiz/score.ts';
import type { Question } from './questions.ts';

/** The item behind `generated/<generator>/<seed>`. */
function itemOf(id: string): Item {
  const [, generator = '', ...seed] = id.split('/');
  return generatorOf(generator).make(seed.join('/')).item;
}

/** The question, without its key. */
export function makeQuestion(id: string): Question {
  const item = itemOf(id);
  return { id, kind: item.kind, view: kindOf(item.kind).publicView(item), facts: item.facts };
}

/** The key, for the report. */
export function makeKey(id: string): Key {
  const item = itemOf(id);
  return kindOf(item.kind).keyOf(item);
}
