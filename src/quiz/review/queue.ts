/** Today's review: what is due, asked through questions not seen lately, for as many minutes as the learner gives. */
import { hash128 } from '#src/base/random.ts';
import type { Answered } from '#src/quiz/ability/answered.ts';
import { dateOf, endOfDay } from '#src/quiz/days.ts';
import { isMade } from '#src/quiz/made-id.ts';
import { cardsOf, remembered, type FactCard } from '#src/quiz/review/cards.ts';
import { secondsPerItem } from '#src/quiz/review/pace.ts';

/** A question that may be asked. A freshly generated one is made by whoever asks, and given with the rest. */
export interface Askable {
  item: string;
  objective: string;
  facts: readonly string[];
  /** How far it lies from what the learner can do, in logits. */
  far?: number;
}

export interface QueueEntry extends Askable {
  /** The facts under review that it asks for. */
  asks: readonly string[];
  /** In a sentence. */
  because: string;
}

export interface Queue {
  entries: readonly QueueEntry[];
  /** What they will take, by the learner's own pace. */
  minutes: number;
  /** How many facts are due and did not fit; they wait. */
  waiting: number;
  /** When the next fact that is not due yet will be. */
  next: number | undefined;
  /** In a sentence, what today holds. */
  because: string;
}

interface Wanted {
  answers: readonly Answered[];
  pool: readonly Askable[];
  now: number;
  /** At most so many. */
  minutes: number;
  /** Weak objectives, weakest first: their facts come after what is due, if there is time. */
  weak?: readonly string[];
  /** Chooses among questions that are equally good. */
  seed: string;
  /** How far the learner's clock is ahead of UTC. */
  minutesAhead?: number;
}

/** A fact to ask for, and why. */
interface Wish {
  fact: string;
  because: string;
}

const inDays = (from: number, to: number): number => Math.round((to - from) / (24 * 60 * 60 * 1000));

const missedWords = ({ last, lapses, times }: FactCard, now: number): string => {
  const days = inDays(last, now);
  const when = days <= 0 ? 'today' : days === 1 ? 'yesterday' : `${days} days ago`;
  return times === 1 || lapses > 0
    ? `A fact behind it was missed; it was last asked ${when}.`
    : `A fact behind it is due again; it was last asked ${when}.`;
};

/** Of the questions that ask for a fact: one never seen, generated before written; else the one seen longest ago. Among equals the one that is neither too easy nor too hard. None seen today. */
function bestFor(
  fact: string,
  pool: readonly Askable[],
  seen: ReadonlyMap<string, number>,
  isToday: (at: number) => boolean,
  seed: string,
) {
  const [best] = pool
    .filter(({ item, facts }) => facts.includes(fact) && !isToday(seen.get(item) ?? 0))
    .map((askable) => {
      const at = seen.get(askable.item);
      return {
        askable,
        rank: at === undefined ? (isMade(askable.item) ? 0 : 1) : 2,
        at: at ?? 0,
        // Half a logit more or less is as near.
        far: Math.round((askable.far ?? 0) * 2),
        by: hash128(`${seed} ${askable.item}`),
      };
    })
    .toSorted(
      (one, other) => one.rank - other.rank || one.at - other.at || one.far - other.far || (one.by < other.by ? -1 : 1),
    );
  return best?.askable;
}

/** The facts that are due, the least remembered first, and then those of weak objectives that were never a card. */
function wishesOf({ answers, pool, now, weak = [], minutesAhead = 0 }: Wanted, cards: ReadonlyMap<string, FactCard>) {
  const end = endOfDay(now, minutesAhead);
  const due = [...cards.values()]
    .filter((card) => card.due < end)
    .map((card) => ({ card, known: remembered(card, now) }))
    .toSorted((one, other) => one.known - other.known || (one.card.fact < other.card.fact ? -1 : 1))
    .map(({ card }): Wish => ({ fact: card.fact, because: missedWords(card, now) }));
  const met = new Set(answers.flatMap(({ facts = [] }) => facts));
  const fresh = weak.flatMap((objective) =>
    [...new Set(pool.filter((one) => one.objective === objective).flatMap(({ facts }) => facts))]
      .filter((fact) => !cards.has(fact) && !met.has(fact))
      .toSorted()
      .map((fact): Wish => ({ fact, because: 'It belongs to an objective that is weak, and was not asked yet.' })),
  );
  return { due, fresh };
}

const plural = (count: number, one: string, several = `${one}s`): string => `${count} ${count === 1 ? one : several}`;

/** The queue of today. With no minutes it is empty and says so. */
export function todaysQueue(wanted: Wanted): Queue {
  const { answers, pool, now, minutes, seed, minutesAhead = 0 } = wanted;
  const cards = cardsOf(answers);
  const { due, fresh } = wishesOf(wanted, cards);
  const [next] = [...cards.values()]
    .map((card) => card.due)
    .filter((at) => at >= endOfDay(now, minutesAhead))
    .toSorted((one, other) => one - other);
  const seconds = secondsPerItem(answers);
  const room = minutes > 0 ? Math.max(1, Math.floor((minutes * 60) / seconds)) : 0;

  const seen = new Map<string, number>();
  for (const { item, at } of answers) seen.set(item, Math.max(at, seen.get(item) ?? 0));
  const isToday = (at: number) => at > 0 && dateOf(at, minutesAhead) === dateOf(now, minutesAhead);

  const entries: QueueEntry[] = [];
  const asked = new Set<string>();
  const dueFacts = new Set(due.map(({ fact }) => fact));
  for (const { fact, because } of [...due, ...fresh]) {
    if (entries.length >= room || asked.has(fact)) continue;
    const open = pool.filter(({ item }) => !entries.some((entry) => entry.item === item));
    const askable = bestFor(fact, open, seen, isToday, seed);
    if (!askable) continue;
    const asks = askable.facts.filter((one) => one === fact || dueFacts.has(one));
    entries.push({ ...askable, asks, because });
    for (const one of asks) asked.add(one);
  }
  const waiting = due.filter(({ fact }) => !asked.has(fact)).length;
  return {
    entries,
    minutes: Math.ceil((entries.length * seconds) / 60),
    waiting,
    next,
    because: wordsOf(minutes, entries.length, waiting, due.length),
  };
}

function wordsOf(minutes: number, questions: number, waiting: number, due: number): string {
  if (!(minutes > 0)) return `${minutes} minutes hold no question. Give the review one minute or more.`;
  if (questions === 0 && due === 0) return 'Nothing is due today.';
  if (questions === 0)
    return `${plural(due, 'fact is', 'facts are')} due, but every question that asks for them was seen today.`;
  const rest =
    waiting === 0 ? '' : ` ${plural(waiting, 'fact waits', 'facts wait')} for another day; that costs nothing.`;
  return `${plural(questions, 'question')} for today.${rest}`;
}
