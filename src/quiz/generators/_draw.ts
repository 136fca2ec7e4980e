/** Draws the options of a question from what holds and what does not, so that their lengths do not tell which is which. */
import type { Chance } from '#src/quiz/generator.ts';

/** Something that may become an option. Of one family at most one is drawn. */
export interface Candidate {
  family: string;
  text: string;
}

const average = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0) / Math.max(1, all.length);

/** Whether neither the longest option nor the average one gives the key away. */
function isEven(right: readonly Candidate[], wrong: readonly Candidate[]): boolean {
  const [own, others] = [right.map(({ text }) => text.length), wrong.map(({ text }) => text.length)];
  const ratio = average(own) / average(others);
  return Math.max(...own) <= Math.max(24, Math.max(...others) * 1.2) && ratio > 0.72 && ratio < 1.36;
}

/** So many candidates of different families, in the order they stand in. */
function taken<One extends Candidate>(all: readonly One[], count: number, not: ReadonlySet<string>): One[] {
  const families = new Set(not);
  return all.filter(({ family }) => !families.has(family) && families.add(family)).slice(0, count);
}

const tries = 60;

/**
 * So many that hold and so many that do not. Throws where there are not enough of different families: that is the generator's mistake.
 * Of many draws the first is taken in which the lengths are even.
 */
export function drawn<One extends Candidate>(
  chance: Chance,
  purpose: string,
  from: { right: readonly One[]; wrong: readonly One[] },
  counts: { right: number; wrong: number },
): { right: One[]; wrong: One[] } {
  const draw = (number: number) => {
    const right = taken(chance.shuffled(`${purpose} right ${number}`, from.right), counts.right, new Set());
    const families = new Set(right.map(({ family }) => family));
    return { right, wrong: taken(chance.shuffled(`${purpose} wrong ${number}`, from.wrong), counts.wrong, families) };
  };
  const isFull = ({ right, wrong }: ReturnType<typeof draw>) =>
    right.length === counts.right && wrong.length === counts.wrong;
  const found = Array.from({ length: tries }, (_, number) => number)
    .values()
    .map(draw)
    .filter(isFull)
    .find(({ right, wrong }) => isEven(right, wrong));
  const any = found ?? Array.from({ length: tries }, (_, number) => draw(number)).find(isFull);
  if (any) return any;
  throw new Error(
    `"${purpose}" wants ${counts.right} of ${from.right.length} that hold and ${counts.wrong} of ${from.wrong.length} that do not, and finds too few of different families.`,
  );
}

/** The chance of the same seed, drawn once more: for a problem that turned out to have no question in it. */
export const later = (chance: Chance, attempt: number): Chance => {
  const named = (purpose: string): string => (attempt === 0 ? purpose : `${purpose} again ${attempt}`);
  return {
    integer: (purpose, below) => chance.integer(named(purpose), below),
    pick: (purpose, from) => chance.pick(named(purpose), from),
    happens: (purpose, percent) => chance.happens(named(purpose), percent),
    shuffled: (purpose, all) => chance.shuffled(named(purpose), all),
  };
};
