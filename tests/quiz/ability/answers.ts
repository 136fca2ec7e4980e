/** Answers for tests, a few words each. */
import { day, type Answered } from '#src/quiz/ability/answered.ts';

/** The moment at which the tests look. */
export const now = Date.UTC(2026, 10, 1, 12);

interface Wanted {
  objective?: string;
  /** Days ago. */
  ago?: number;
  share?: number;
  difficulty?: number;
  item?: string;
}

export const answered = ({ objective = 'E1', ago = 0, share = 1, difficulty = 0, item = 'one' }: Wanted): Answered => ({
  at: now - ago * day,
  item,
  objective,
  points: share,
  outOf: 1,
  difficulty,
});

/** So many answers to different questions of an objective, so many of them right. */
export const many = (objective: string, count: number, right: number, more: Wanted = {}): Answered[] =>
  Array.from({ length: count }, (_, index) =>
    answered({ ...more, objective, item: `${objective}/${index}/${more.ago ?? 0}`, share: index < right ? 1 : 0 }),
  );

export const objectives = ['E1', 'E2', 'E3', 'E4'];
