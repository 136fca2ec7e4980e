/** The diagnostic: it asks what tells most at the present estimate, all objectives in turn, and stops when the error is small. Plain data and pure steps. */
import { integer } from '#src/base/random.ts';
import { believed, estimateOf, information, learned, type Belief, type Estimate } from '#src/quiz/ability/estimate.ts';

/** A question that may be asked. */
export interface Candidate {
  item: string;
  objective: string;
  /** In logits. */
  difficulty: number;
}

export interface Rules {
  /** It stops when the standard error is no larger. */
  error: number;
  /** It stops after so many questions in any case. */
  most: number;
  /** It does not stop before each objective had so many, as far as there are any. */
  perObjective: number;
  /** Before a question, its objective was asked at most so many times more often than the one asked least. */
  apart: number;
  /** How many of the most telling questions one is drawn from, so that the same ones are not asked of everybody. */
  among: number;
}

export const rules: Rules = { error: 0.4, most: 40, perObjective: 2, apart: 2, among: 12 };

export interface Asked {
  item: string;
  objective: string;
  /** The share of its points. */
  share: number;
}

export interface Diagnostic {
  seed: string;
  rules: Rules;
  /** What is left to ask. */
  pool: readonly Candidate[];
  asked: readonly Asked[];
  /** How often each objective was asked, and how many of its questions are left. */
  turns: Readonly<Record<string, { asked: number; left: number }>>;
  belief: Belief;
  /** What the answers show so far. */
  estimate: Estimate;
}

interface Start {
  pool: readonly Candidate[];
  seed: string;
  rules?: Partial<Rules>;
  /** Questions seen lately: they are asked only where an objective has no others. */
  seen?: ReadonlySet<string>;
}

/** A diagnostic in which nothing was asked. Refuses an empty pool, and one that holds a question twice. */
export function startDiagnostic({ pool, seed, rules: own = {}, seen = new Set() }: Start): Diagnostic {
  if (pool.length === 0) throw new Error('The diagnostic has no questions to ask. Give it some.');
  if (new Set(pool.map(({ item }) => item)).size < pool.length)
    throw new Error('A question stands in the pool of the diagnostic twice. Give each once.');
  const isFresh = ({ item }: Candidate) => !seen.has(item);
  const served = new Set(pool.filter(isFresh).map(({ objective }) => objective));
  const left = pool.filter((candidate) => isFresh(candidate) || !served.has(candidate.objective));
  return {
    seed,
    rules: { ...rules, ...own },
    pool: left,
    asked: [],
    turns: Object.fromEntries(
      [...Map.groupBy(left, ({ objective }) => objective)].map(([objective, { length }]) => [
        objective,
        { asked: 0, left: length },
      ]),
    ),
    belief: believed(),
    estimate: estimateOf(believed()),
  };
}

export const estimateSoFar = ({ estimate }: Diagnostic): Estimate => estimate;

/** How often the objective was asked that was asked least, of those with questions left: infinity where none has any. */
const fewestOf = ({ turns }: Diagnostic): number =>
  Object.values(turns).reduce((least, { asked, left }) => (left > 0 ? Math.min(least, asked) : least), Infinity);

const isSure = ({ estimate, rules: { error } }: Diagnostic): boolean => estimate.error <= error;

/** Why it is over, in words, or undefined while there is more to ask. */
export function overBecause(diagnostic: Diagnostic): string | undefined {
  const { pool, asked, rules: own, estimate } = diagnostic;
  const numbers = `${asked.length} question${asked.length === 1 ? '' : 's'}`;
  if (asked.length >= own.most) return `After ${numbers} it ends, however sure the estimate is.`;
  if (pool.length === 0) return `There is nothing left to ask after ${numbers}.`;
  if (!isSure(diagnostic) || fewestOf(diagnostic) < own.perObjective) return undefined;
  return `After ${numbers} the estimate is sure enough: its error is ${estimate.error.toFixed(2)} logits.`;
}

/** The members with the highest figures, highest first; of equal ones those that stand first. Those without a figure are left out. */
function highest<One>(all: readonly One[], figureOf: (one: One) => number | undefined, count: number): One[] {
  const best: { one: One; figure: number }[] = [];
  for (const one of all) {
    const figure = figureOf(one);
    if (figure === undefined || (best.length === count && figure <= (best.at(-1)?.figure ?? -Infinity))) continue;
    const place = best.findIndex((other) => figure > other.figure);
    best.splice(place < 0 ? best.length : place, 0, { one, figure });
    if (best.length > count) best.pop();
  }
  return best.map(({ one }) => one);
}

/** The question to ask next, or undefined when it is over. The same state gives the same question. */
export function nextItem(diagnostic: Diagnostic): Candidate | undefined {
  if (overBecause(diagnostic) !== undefined) return undefined;
  const { seed, pool, asked, estimate, turns, rules: own } = diagnostic;
  // Once the whole is sure, only the objectives that lack questions are asked.
  const most = fewestOf(diagnostic) + (isSure(diagnostic) ? 0 : own.apart);
  const isOpen = (objective: string) => (turns[objective]?.asked ?? 0) <= most;
  const telling = highest(
    pool,
    (one) => (isOpen(one.objective) ? information(estimate.mean, one) : undefined),
    own.among,
  );
  return telling[integer(telling.length, seed, asked.length)];
}

/** The diagnostic after an answer. Refuses an answer to what cannot be asked any more. */
export function noteAnswer(diagnostic: Diagnostic, item: string, share: number): Diagnostic {
  const place = diagnostic.pool.findIndex((one) => one.item === item);
  const candidate = diagnostic.pool[place];
  if (!candidate) throw new Error(`${item} is not a question that the diagnostic can still ask.`);
  const { objective, difficulty } = candidate;
  const { asked = 0, left = 1 } = diagnostic.turns[objective] ?? {};
  const belief = learned(diagnostic.belief, { difficulty, share });
  return {
    ...diagnostic,
    pool: diagnostic.pool.toSpliced(place, 1),
    asked: [...diagnostic.asked, { item, objective, share }],
    turns: { ...diagnostic.turns, [objective]: { asked: asked + 1, left: left - 1 } },
    belief,
    estimate: estimateOf(belief),
  };
}
