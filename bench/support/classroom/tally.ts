/** Counts what was asked in a load run: how long each kind of request took, and what went wrong. */
import type { Answer } from './person.ts';

export interface Tally {
  took: Map<string, number[]>;
  /** Everything that was not answered as it should be, with how often. */
  errors: Map<string, number>;
  /** Notes an answer, and hands it on. */
  note: (what: string, answer: Answer) => Answer;
}

export function createTally(): Tally {
  const took = new Map<string, number[]>();
  const errors = new Map<string, number>();
  return {
    took,
    errors,
    note(what, answer) {
      const known = took.get(what) ?? [];
      known.push(answer.took);
      took.set(what, known);
      if (answer.status < 200 || answer.status >= 300) {
        const told = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
        const fault = `${what}: ${String(answer.status)} ${told.slice(0, 140)}`;
        errors.set(fault, (errors.get(fault) ?? 0) + 1);
      }
      return answer;
    },
  };
}

/** Of some numbers the one that this share of them does not exceed. */
export function quantile(all: readonly number[], share: number): number {
  const sorted = [...all].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
