/** How hard a question of the bank is, in logits: what its author said, what its kind lets one guess, and what answers have shown since. */
import { estimate } from '#src/quiz/ability/estimate.ts';
import type { PublicView } from '#src/quiz/view.ts';

/** A question as far as its difficulty goes; an entry of the bank for the browser is one. */
export interface Rated {
  kind: string;
  /** 1 for one step from a fact, 2 for two or a trap, 3 for several rules. */
  difficulty: number;
  /** `decision` or `recall`. */
  needs: string;
  view: Pick<PublicView, 'parts' | 'choose' | 'choices' | 'gaps' | 'questions'>;
}

/** Each step of what the author says is worth one logit: where one of two gets a question of 2 right, it is 73 of 100 with 1 and 27 with 3. */
const perStep = 1;
/** A decision on a given situation is so much harder than its middle, recalling so much easier. */
const forNeeds = 0.25;
/** Where a kind is new here, guessing is taken to be as good as among four options. */
const unknownKind = 0.25;

const mean = (numbers: readonly number[], otherwise: number): number =>
  numbers.length === 0 ? otherwise : numbers.reduce((sum, each) => sum + each, 0) / numbers.length;

/**
 * The share of the points that somebody earns who knows nothing and answers all the same. It follows from how each kind is marked.
 * Each part earns its points apart, so how many parts there are does not change the share.
 */
export function guessedShare({ kind, view }: Pick<Rated, 'kind' | 'view'>): number {
  const parts = Math.max(1, view.parts.length);
  switch (kind) {
    case 'single':
      return 1 / parts;
    case 'multiple':
    case 'hot-area':
      return Math.min(1, view.choose / parts);
    case 'yes-no':
      return 1 / 2;
    // Of two neighbors, one order of two is right.
    case 'ordering':
      return 1 / 2;
    case 'matching':
      return 1 / Math.max(1, view.choices?.length ?? 4);
    case 'drop-down':
      return mean(
        Object.values(view.gaps ?? {}).map(({ length }) => 1 / Math.max(1, length)),
        unknownKind,
      );
    // Each of its questions counts as often as it has words, which is about its points.
    case 'case-study':
      return mean(
        (view.questions ?? []).flatMap(({ view: own }) =>
          Array.from({ length: own.choose }, () => guessedShare({ kind: own.kind, view: own })),
        ),
        unknownKind,
      );
    case 'fill-in':
    case 'lab':
      return 0;
    default:
      return unknownKind;
  }
}

/**
 * How much easier guessing makes a question, in logits. Who would get half of it by knowing gets half of the rest of the guessable share
 * besides, (1 + g) / 2 in all, which is log((1 + g) / (1 - g)) logits. Four options are worth half a logit, yes or no 1.1.
 */
export function easierByGuessing(asked: Pick<Rated, 'kind' | 'view'>): number {
  const guessed = Math.min(0.9, guessedShare(asked));
  return Math.log((1 + guessed) / (1 - guessed));
}

/** The difficulty in logits. */
export const difficultyOf = (rated: Rated): number =>
  perStep * (rated.difficulty - 2) + (rated.needs === 'decision' ? forNeeds : -forNeeds) - easierByGuessing(rated);

/** An answer to a question by somebody whose ability was believed to be this before it. */
export interface Trial {
  ability: number;
  share: number;
}

/** Difficulties are believed to be off by so much, as a standard deviation, before anybody has answered. */
const trusted = 0.5;
/** No answers move a difficulty further than this. */
const furthest = 1;

/**
 * The difficulty after answers. It shrinks towards the one it had: that counts as much as about sixteen answers of people of just that ability.
 * One learner's answers say little about a question and are meant to move it little. The same rule as for abilities, seen from the other side:
 * a question that beats people is as able as they are.
 */
export function adjusted(difficulty: number, trials: readonly Trial[]): number {
  if (trials.length === 0) return difficulty;
  const beaten = estimate(
    trials.map(({ ability, share }) => ({ difficulty: ability, share: 1 - share })),
    { mean: difficulty, deviation: trusted },
  );
  return Math.min(difficulty + furthest, Math.max(difficulty - furthest, beaten.mean));
}
