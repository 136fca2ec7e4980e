/** What may be said of an objective, and of all of them: ready, nearly, not yet, or what is missing before anything can be said. Never a word about the vendor's exam. */
import { eightOfTen, intervalOf, logistic, logit, type Interval } from '#src/quiz/ability/estimate.ts';
import type { ObjectiveAbility } from '#src/quiz/ability/objectives.ts';

/** Below so many different questions nothing is said of an objective. */
export const leastItems = 12;
/** Nor where the interval is wider than this, in logits. */
export const widest = 1.8;
/** The ability that gets 70 of 100 points in questions of middling difficulty: 0.85 logits. */
export const cut = logit(0.7);

export type Standing = 'ready' | 'nearly' | 'not yet';

export interface Verdict {
  objective: string;
  interval: Interval;
  /** Undefined as long as too little is known. */
  standing: Standing | undefined;
  /** Why, in sentences. */
  because: readonly string[];
  /** How many more different questions it takes at least; 0 where enough were answered. */
  missing: number;
}

const names = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
/** `five more questions`, `one more question`. */
const more = (count: number): string => `${names[count] ?? count} more question${count === 1 ? '' : 's'}`;
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** In questions of middling difficulty, the points out of 100 that an ability gets. */
export const pointsOf = (ability: number): number => Math.round(100 * logistic(ability));

const inPoints = ({ lower, upper }: Interval): string => `${pointsOf(lower)} to ${pointsOf(upper)}`;

/** How many more answers, about as telling as can be, bring an interval down to the width. At least one. */
export function answersUntil(width: number, error: number): number {
  const wanted = (2 * eightOfTen) / widest;
  const telling = 0.2;
  return width <= widest ? 0 : Math.max(1, Math.ceil((wanted ** 2 - 1 / error ** 2) / telling));
}

/** What may be said of one objective. */
export function verdictOf(ability: ObjectiveAbility): Verdict {
  const { objective, items, error } = ability;
  const interval = intervalOf(ability);
  const width = interval.upper - interval.lower;
  const said = { objective, interval };
  if (items < leastItems) {
    const missing = leastItems - items;
    return {
      ...said,
      standing: undefined,
      missing,
      because: [
        `${capital(more(missing))} on this objective, then a verdict can be given.`,
        `It takes ${leastItems} different ones; ${items === 0 ? 'none was' : `${items} ${items === 1 ? 'was' : 'were'}`} answered lately.`,
      ],
    };
  }
  if (width > widest) {
    const missing = answersUntil(width, error);
    return {
      ...said,
      standing: undefined,
      missing,
      because: [
        `About ${more(missing)} on this objective, then a verdict can be given.`,
        `So far it could be anything from ${inPoints(interval)} points of 100. Old answers count less, and so do those to a question seen shortly before.`,
      ],
    };
  }
  const where = `In middling questions on this objective you would get ${inPoints(interval)} points of 100, in eight of ten cases like yours.`;
  const basis = `That rests on ${items} different questions.`;
  if (interval.lower >= cut)
    return {
      ...said,
      standing: 'ready',
      missing: 0,
      because: [where, 'Even the lower end reaches the 70 asked for.', basis],
    };
  if (interval.upper < cut)
    return {
      ...said,
      standing: 'not yet',
      missing: 0,
      because: [where, 'Even the upper end stays below the 70 asked for.', basis],
    };
  return {
    ...said,
    standing: 'nearly',
    missing: 0,
    because: [where, 'The 70 asked for lies between.', basis],
  };
}

export interface Whole {
  standing: Standing | undefined;
  because: readonly string[];
}

const count = (number: number, of: string): string => `${number} ${of}${number === 1 ? '' : 's'}`;

/** What may be said of all objectives together: as little as of the weakest, and nothing while one is unknown. */
export function wholeOf(verdicts: readonly Verdict[]): Whole {
  if (verdicts.length === 0)
    return { standing: undefined, because: ['There are no objectives to say anything about.'] };
  const unknown = verdicts.filter(({ standing }) => standing === undefined);
  if (unknown.length > 0) {
    const missing = unknown.reduce((sum, verdict) => sum + verdict.missing, 0);
    return {
      standing: undefined,
      because: [
        unknown.length === verdicts.length
          ? 'Of none of the objectives enough is known.'
          : `Of ${count(unknown.length, 'objective')} out of ${verdicts.length} too little is known.`,
        `${capital(more(missing))} in all, then the whole can be judged.`,
      ],
    };
  }
  const withStanding = (wanted: Standing) => verdicts.filter(({ standing }) => standing === wanted).length;
  const tally = `Ready in ${withStanding('ready')}, nearly in ${withStanding('nearly')}, not yet in ${withStanding('not yet')} of ${count(verdicts.length, 'objective')}.`;
  const standing = withStanding('not yet') > 0 ? 'not yet' : withStanding('nearly') > 0 ? 'nearly' : 'ready';
  return { standing, because: [tally, 'The whole is judged by its weakest part.'] };
}

/** The objectives to work on, weakest first; one of which little is known stands where its middle is. */
export const weakestFirst = (verdicts: readonly Verdict[]): Verdict[] =>
  verdicts.toSorted(
    (one, other) =>
      one.interval.lower + one.interval.upper - (other.interval.lower + other.interval.upper) ||
      (one.objective < other.objective ? -1 : 1),
  );
