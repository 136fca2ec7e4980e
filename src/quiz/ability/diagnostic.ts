/** The diagnostic: it asks what tells most at the present estimate, all objectives in turn, and stops when the error is small. Plain data and pure steps. */
import { hash128 } from '#src/base/random.ts';
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
  /** How many of the most telling questions one is drawn from, so that the same ones are not asked of everybody. */
  among: number;
}

export const rules: Rules = { error: 0.4, most: 40, perObjective: 2, among: 4 };

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
  belief: Belief;
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
  return {
    seed,
    rules: { ...rules, ...own },
    pool: pool.filter((candidate) => isFresh(candidate) || !served.has(candidate.objective)),
    asked: [],
    belief: believed(),
  };
}

export const estimateSoFar = ({ belief }: Diagnostic): Estimate => estimateOf(belief);

/** How often each objective that has questions left, or had some, was asked. */
function countsOf({ pool, asked }: Diagnostic): Map<string, { times: number; left: Candidate[] }> {
  const counts = new Map<string, { times: number; left: Candidate[] }>();
  const entryOf = (objective: string) => {
    const known = counts.get(objective) ?? { times: 0, left: [] };
    counts.set(objective, known);
    return known;
  };
  for (const candidate of pool) entryOf(candidate.objective).left.push(candidate);
  for (const { objective } of asked) entryOf(objective).times += 1;
  return counts;
}

const isServed = ({ rules: { perObjective } }: Diagnostic, counts: ReturnType<typeof countsOf>): boolean =>
  [...counts.values()].every(({ times, left }) => times >= perObjective || left.length === 0);

/** Why it is over, in words, or undefined while there is more to ask. */
export function overBecause(diagnostic: Diagnostic): string | undefined {
  const { pool, asked, rules: own } = diagnostic;
  const numbers = `${asked.length} question${asked.length === 1 ? '' : 's'}`;
  if (asked.length >= own.most) return `After ${numbers} it ends, however sure the estimate is.`;
  if (pool.length === 0) return `There is nothing left to ask after ${numbers}.`;
  const { error } = estimateSoFar(diagnostic);
  if (error > own.error || !isServed(diagnostic, countsOf(diagnostic))) return undefined;
  return `After ${numbers} the estimate is sure enough: its error is ${error.toFixed(2)} logits.`;
}

/** By chance of the seed, the smallest of what is left. */
const drawn = <One>(all: readonly One[], nameOf: (one: One) => string, seed: string): One | undefined => {
  let [first, least] = [all[0], ''];
  for (const one of all) {
    const by = hash128(`${seed} ${nameOf(one)}`);
    if (least === '' || by < least) [first, least] = [one, by];
  }
  return first;
};

/** The members with the highest figures, highest first. */
function highest<One>(all: readonly One[], figureOf: (one: One) => number, count: number): One[] {
  const best: { one: One; figure: number }[] = [];
  for (const one of all) {
    const figure = figureOf(one);
    if (best.length === count && figure <= (best.at(-1)?.figure ?? -Infinity)) continue;
    const place = best.findIndex((other) => figure > other.figure);
    best.splice(place < 0 ? best.length : place, 0, { one, figure });
    best.length = Math.min(best.length, count);
  }
  return best.map(({ one }) => one);
}

/** The question to ask next, or undefined when it is over. The same state gives the same question. */
export function nextItem(diagnostic: Diagnostic): Candidate | undefined {
  if (overBecause(diagnostic) !== undefined) return undefined;
  const { seed, asked, rules: own } = diagnostic;
  const { mean } = estimateSoFar(diagnostic);
  const open = [...countsOf(diagnostic)].filter(([, { left }]) => left.length > 0);
  const fewest = open.reduce((least, [, { times }]) => Math.min(least, times), Infinity);
  const turn = `${seed} ${asked.length}`;
  const objective = drawn(
    open.filter(([, { times }]) => times === fewest),
    ([name]) => name,
    `${turn} objective`,
  );
  const telling = highest(objective?.[1].left ?? [], (one) => information(mean, one), own.among);
  return drawn(telling, ({ item }) => item, turn);
}

/** The diagnostic after an answer. Refuses an answer to what cannot be asked any more. */
export function noteAnswer(diagnostic: Diagnostic, item: string, share: number): Diagnostic {
  const candidate = diagnostic.pool.find((one) => one.item === item);
  if (!candidate) throw new Error(`${item} is not a question that the diagnostic can still ask.`);
  return {
    ...diagnostic,
    pool: diagnostic.pool.filter((one) => one !== candidate),
    asked: [...diagnostic.asked, { item, objective: candidate.objective, share }],
    belief: learned(diagnostic.belief, { difficulty: candidate.difficulty, share }),
  };
}
