/** Questions made anew from seeds. Apart, because the generators bring the simulated Azure along. */
import type { Question } from '#src/components/practice/bank.ts';
import type { Generated } from '#src/quiz/generator.ts';
import { generatorOf, generators } from '#src/quiz/generators/list.ts';
import { madeId, originOf } from '#src/quiz/made-id.ts';
import { kindOf } from '#src/quiz/registry.ts';
import type { Key } from '#src/quiz/score.ts';

/** What a generator made of a seed, made again. An id of another form is our mistake. */
export function madeAgain(id: string): Generated {
  const origin = originOf(id);
  if (!origin) throw new Error(`"${id}" is a question of the bank, and not made from a seed.`);
  return generatorOf(origin.generator).make(origin.seed);
}

/** What a learner may see of what a generator made. */
export function askedOf({ id, item, difficulty }: Generated): Question {
  const { objective, kind, facts } = item;
  return { id, objective, kind, difficulty, facts, view: kindOf(kind).publicView(item) };
}

/** The question behind `generated/<generator>/<seed>`: the same for ever. */
export const makeQuestion = (id: string): Question => askedOf(madeAgain(id));

/** Its key, worked out now. The words of beliefs and the places of facts are added by who has them. */
export function makeKey(id: string): Key {
  const { item } = madeAgain(id);
  return kindOf(item.kind).keyOf(item);
}

/** How many seeds are tried for a question about the wanted skill: a generator may serve several. */
const tries = 12;

/** So many fresh questions about a skill, from as many generators as there are. Fewer where no generator serves it. */
export function freshQuestions(objective: string, count: number, seed: string): Question[] {
  const own = generators.filter(({ objectives }) => objectives.includes(objective));
  const found: Question[] = [];
  for (let round = 0; round < tries && found.length < count && own.length > 0; round += 1)
    for (const { id } of own) {
      if (found.length >= count) break;
      const question = makeQuestion(madeId(id, `${seed}-${round}`));
      if (question.objective === objective) found.push(question);
    }
  return found;
}

/** One fresh question of every generator that a course has a use for. */
export const oneOfEach = (objectives: readonly string[], seed: string): Question[] =>
  generators
    .filter((generator) => generator.objectives.some((one) => objectives.includes(one)))
    .map(({ id }) => makeQuestion(madeId(id, seed)));
