/** What has to be seen again: a card for each fact that was missed, scheduled by FSRS. Worked out from the answers alone, so nothing of it is stored. */
import { createEmptyCard, fsrs, Rating, type Card } from 'ts-fsrs';
import { shareOf, type Answered } from '#src/quiz/ability/answered.ts';

/** A fact under review. */
export interface FactCard {
  fact: string;
  /** The objective of the question it was last asked in. */
  objective: string;
  /** Epoch milliseconds. */
  due: number;
  /** When it was last asked. */
  last: number;
  /** How often it was asked since it became a card, and how often it was missed again. */
  times: number;
  lapses: number;
  memory: Card;
}

/**
 * The published defaults of FSRS, in whole days: what was missed today comes back tomorrow at the earliest.
 * No fuzz, so that the same answers always give the same days.
 */
const scheduler = fsrs({ enable_fuzz: false, enable_short_term: false });

/** All points are a fact remembered, half of them one that was hard, less is one forgotten. */
const ratingOf = (share: number) => (share >= 1 ? Rating.Good : share >= 0.5 ? Rating.Hard : Rating.Again);

function asked(card: Card, { at, ...answer }: Answered): Card {
  return scheduler.next(card, new Date(at), ratingOf(shareOf(answer))).card;
}

/**
 * The cards that answers make. A fact becomes a card when an answer that rests on it loses points, or when a review first asks for it;
 * from then on each answer that rests on it counts. Which of several facts failed cannot be known, so all of them did.
 */
export function cardsOf(answers: readonly Answered[]): ReadonlyMap<string, FactCard> {
  const cards = new Map<string, FactCard>();
  for (const answer of answers.toSorted((one, other) => one.at - other.at)) {
    for (const fact of new Set(answer.facts)) {
      const known = cards.get(fact);
      if (!known && shareOf(answer) >= 1 && answer.where !== 'review') continue;
      const memory = asked(known?.memory ?? createEmptyCard(new Date(answer.at)), answer);
      cards.set(fact, {
        fact,
        objective: answer.objective,
        due: memory.due.getTime(),
        last: answer.at,
        times: memory.reps,
        lapses: memory.lapses,
        memory,
      });
    }
  }
  return cards;
}

/** How likely the fact is still known now, 0 to 1, as FSRS has it. */
export const remembered = ({ memory }: FactCard, now: number): number =>
  scheduler.get_retrievability(memory, new Date(now), false);
