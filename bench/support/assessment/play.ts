/** Plays the diagnostic with simulated candidates, adaptively and in random order, and keeps how far the estimate was off after each question. */
import { estimateSoFar, nextItem, noteAnswer, startDiagnostic, type Rules } from '#src/quiz/ability/diagnostic.ts';
import { believed, estimateOf, intervalOf, learned } from '#src/quiz/ability/estimate.ts';
import { normalAt, streamOf } from './chance.ts';
import type { Person, Population } from './people.ts';
import type { Question } from './pool.ts';

export const longest = 40;

export interface Course {
  /** The root of the mean square of the error after so many questions; at 0 none was asked. */
  errors: number[];
  /** The same of the errors that the estimates state. Under the model both are the same in the long run, and this one swings less. */
  stated: number[];
  /** The mean of the error after so many: above 0 the estimate is too good. */
  biases: number[];
  /** How often the ability lay in the interval that is said to hold eight of ten. */
  inside: number[];
}

/** How far people were off, summed up. */
class Errors {
  readonly #squares = Array.from({ length: longest + 1 }, () => 0);
  readonly #stated = Array.from({ length: longest + 1 }, () => 0);
  readonly #sums = Array.from({ length: longest + 1 }, () => 0);
  readonly #inside = Array.from({ length: longest + 1 }, () => 0);
  readonly #counts = Array.from({ length: longest + 1 }, () => 0);

  note(asked: number, estimate: { mean: number; error: number }, ability: number): void {
    const off = estimate.mean - ability;
    const { lower, upper } = intervalOf(estimate);
    this.#squares[asked] = (this.#squares[asked] ?? 0) + off * off;
    this.#stated[asked] = (this.#stated[asked] ?? 0) + estimate.error ** 2;
    this.#sums[asked] = (this.#sums[asked] ?? 0) + off;
    this.#inside[asked] = (this.#inside[asked] ?? 0) + (lower <= ability && ability <= upper ? 1 : 0);
    this.#counts[asked] = (this.#counts[asked] ?? 0) + 1;
  }

  get course(): Course {
    const per = (sums: readonly number[]) => sums.map((sum, index) => sum / (this.#counts[index] ?? 1));
    return {
      errors: per(this.#squares).map(Math.sqrt),
      stated: per(this.#stated).map(Math.sqrt),
      biases: per(this.#sums),
      inside: per(this.#inside),
    };
  }
}

export interface Played extends Course {
  /** How often each question was asked. */
  exposure: Map<string, number>;
  /** With the rules as learners have them: questions asked, the error of the estimate, and how often it lay inside. */
  stopped?: { questions: number; error: number; inside: number; bias: number };
}

interface Setting {
  pool: readonly Question[];
  people: number;
  population: Population;
  seed: number;
}

/** Abilities lie at even shares of the distribution, so that no luck of the draw widens or narrows it. Every person has a stream of their own, the same in either order, so that the same people are compared. */
function persons({ people, population, seed }: Setting, each: (person: Person, index: number) => void): void {
  for (let index = 0; index < people; index += 1) {
    const stream = streamOf(seed * 1_000_003 + index * 7919);
    each(population(normalAt((index + 0.5) / people), stream), index);
  }
}

/** Asks everybody forty questions as the diagnostic chooses them. Where it would have stopped is kept beside. */
export function adaptive(setting: Setting, rules: Partial<Rules> = {}): Played {
  const byId = new Map(setting.pool.map((question) => [question.item, question]));
  const errors = new Errors();
  const exposure = new Map<string, number>();
  let [questions, squares, inside, bias] = [0, 0, 0, 0];
  const start = startDiagnostic({ pool: setting.pool, seed: '', rules: { error: 0, most: longest, ...rules } });
  const usual = startDiagnostic({ pool: setting.pool, seed: '' }).rules;
  const objectives = new Set(setting.pool.map(({ objective }) => objective)).size;
  persons(setting, (person, index) => {
    let diagnostic = { ...start, seed: `bench ${index}` };
    let hasStopped = false;
    for (let next = nextItem(diagnostic); next; next = nextItem(diagnostic)) {
      const question = byId.get(next.item);
      if (!question) throw new Error(`${next.item} is not in the pool.`);
      const asked = diagnostic.asked.length;
      diagnostic = noteAnswer(diagnostic, next.item, person.answer(question, asked));
      const estimate = estimateSoFar(diagnostic);
      errors.note(asked + 1, estimate, person.abilityAfter(asked + 1));
      if (!hasStopped) exposure.set(next.item, (exposure.get(next.item) ?? 0) + 1);
      const isOver =
        asked + 1 >= usual.most || (estimate.error <= usual.error && asked + 1 >= usual.perObjective * objectives);
      if (!hasStopped && isOver) {
        hasStopped = true;
        const off = estimate.mean - person.abilityAfter(asked + 1);
        const { lower, upper } = intervalOf(estimate);
        questions += asked + 1;
        squares += off * off;
        bias += off;
        inside += lower <= estimate.mean - off && estimate.mean - off <= upper ? 1 : 0;
      }
    }
  });
  const { people } = setting;
  return {
    ...errors.course,
    exposure,
    stopped: {
      questions: questions / people,
      error: Math.sqrt(squares / people),
      inside: inside / people,
      bias: bias / people,
    },
  };
}

/** Asks everybody forty questions in an order of chance. */
export function inRandomOrder(setting: Setting): Played {
  const errors = new Errors();
  const exposure = new Map<string, number>();
  const orders = streamOf(setting.seed + 17);
  const order = [...setting.pool];
  persons(setting, (person) => {
    let belief = believed();
    // The first forty of a shuffle; the rest need not be shuffled.
    for (let asked = 0; asked < Math.min(longest, order.length); asked += 1) {
      const place = asked + orders.below(order.length - asked);
      const [one, other] = [order[asked], order[place]];
      if (!one || !other) break;
      [order[asked], order[place]] = [other, one];
      belief = learned(belief, { difficulty: other.difficulty, share: person.answer(other, asked) });
      errors.note(asked + 1, estimateOf(belief), person.abilityAfter(asked + 1));
      exposure.set(other.item, (exposure.get(other.item) ?? 0) + 1);
    }
  });
  return { ...errors.course, exposure };
}

/** After how many questions a row of errors is down to this, between two by straight line; undefined where it never is. */
export function questionsFor(error: number, errors: readonly number[]): number | undefined {
  for (let asked = 2; asked < errors.length; asked += 1) {
    const [before = NaN, after = NaN] = [errors[asked - 1], errors[asked]];
    if (after <= error) return before <= error ? asked - 1 : asked - 1 + (before - error) / (before - after);
  }
  return undefined;
}
