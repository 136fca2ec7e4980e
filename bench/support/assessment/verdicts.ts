/** What is said of objectives, held against what people can: how often anything is said, and how often wrongly. */
import type { Answered } from '#src/quiz/ability/answered.ts';
import { abilitiesOf, apartness } from '#src/quiz/ability/objectives.ts';
import { cut, verdictOf } from '#src/quiz/ability/verdict.ts';
import { streamOf } from './chance.ts';
import type { Population } from './people.ts';
import type { Question } from './pool.ts';

export interface Said {
  /** Verdicts out of all objectives of all people. */
  given: number;
  of: number;
  /** Those that said ready, and how many of them of somebody who is below the cut. */
  ready: number;
  readyWrongly: number;
  notYet: number;
  notYetWrongly: number;
  nearly: number;
}

interface Setting {
  pool: readonly Question[];
  people: number;
  seed: number;
  population: Population;
  /** Whether the objectives of a person lie apart; somebody who only guesses can nothing in any. */
  isApart: boolean;
}

/** Everybody answers so many different questions of each objective, on one day. Pools with fewer are padded with questions alike in difficulty. */
export function verdictsAfter(questions: number, { pool, people, seed, population, isApart }: Setting): Said {
  const byObjective = [...Map.groupBy(pool, ({ objective }) => objective)];
  const objectives = byObjective.map(([objective]) => objective);
  const said: Said = { given: 0, of: 0, ready: 0, readyWrongly: 0, notYet: 0, notYetWrongly: 0, nearly: 0 };
  for (let person = 0; person < people; person += 1) {
    const stream = streamOf(seed * 1_000_003 + person * 7919);
    const whole = stream.normal();
    const really = new Map<string, number>();
    const answers = byObjective.flatMap(([objective, own]) => {
      const ability = whole + (isApart ? apartness * stream.normal() : 0);
      const candidate = population(ability, stream);
      really.set(objective, candidate.abilityAfter(questions));
      const from = stream.below(own.length);
      return Array.from({ length: questions }, (_, index): Answered => {
        const question = own[(from + index) % own.length];
        if (!question) throw new Error(`${objective} has no questions.`);
        return {
          at: index,
          // A second round stands for freshly generated questions like these.
          item: `${question.item}#${Math.floor((from + index) / own.length)}`,
          objective,
          points: candidate.answer(question, index),
          outOf: 1,
          difficulty: question.difficulty,
        };
      });
    });
    for (const ability of abilitiesOf(answers, { now: questions, objectives }).objectives) {
      const { standing } = verdictOf(ability);
      const isAble = (really.get(ability.objective) ?? 0) >= cut;
      said.of += 1;
      if (standing !== undefined) said.given += 1;
      if (standing === 'ready') said.ready += 1;
      if (standing === 'ready' && !isAble) said.readyWrongly += 1;
      if (standing === 'not yet') said.notYet += 1;
      if (standing === 'not yet' && isAble) said.notYetWrongly += 1;
      if (standing === 'nearly') said.nearly += 1;
    }
  }
  return said;
}
