/** A run of questions over a reload: which one is under way stands in the browser's storage, what was answered in the record. */
import { beliefsIn, wordsKept } from '#src/components/quiz/answered.ts';
import { draftPrefix } from '#src/components/quiz/draft.ts';
import type { Question } from '#src/components/practice/bank.ts';
import { isRecord } from '#src/base/is-record.ts';
import { type AnsweringPlace, type ItemAnswered, type ProgressEvent } from '#src/progress/events.ts';
import { newId, stamp } from '#src/progress/stamp.ts';
import type { RecordStore, Trouble } from '#src/progress/store.ts';
import { isMade } from '#src/quiz/made-id.ts';
import type { Score } from '#src/quiz/score.ts';

export interface Run {
  /** Its answers have this id in the record, with their number behind it. Whatever is drawn by chance is drawn from it. */
  attempt: string;
  startedAt: number;
  /** The questions in their order, where they are known from the start. */
  items: readonly string[];
  /** Why each is asked, where that is said. */
  notes: readonly string[];
}

/** Under the prefix of the checks' drafts, so that deleting the record finds them. */
const keyOf = (name: string): string => `${draftPrefix}run:${name}`;

/** A run that begins now. */
export const newRun = (): Run => ({ attempt: newId(), startedAt: Date.now(), items: [], notes: [] });

const textsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

/** The run under way; undefined where there is none, or where nothing can be stored. */
export function readRun(name: string): Run | undefined {
  try {
    const run: unknown = JSON.parse(localStorage.getItem(keyOf(name)) ?? 'null');
    if (!isRecord(run) || typeof run.attempt !== 'string' || typeof run.startedAt !== 'number') return undefined;
    return {
      attempt: run.attempt,
      startedAt: run.startedAt,
      items: textsIn(run.items),
      notes: textsIn(run.notes),
    };
  } catch {
    return undefined;
  }
}

/** Keeps a run over a reload. Where nothing can be stored, a reload begins anew; the answers are in the record all the same. */
export function keepRun(name: string, run: Run): void {
  try {
    localStorage.setItem(keyOf(name), JSON.stringify(run));
  } catch {
    // As said above.
  }
}

export function dropRun(name: string): void {
  try {
    localStorage.removeItem(keyOf(name));
  } catch {
    // Where nothing can be stored there is nothing to forget.
  }
}

/** What was answered in a run, in order. */
export const answeredIn = (events: readonly ProgressEvent[], { attempt }: Pick<Run, 'attempt'>): ItemAnswered[] =>
  events
    .filter((event) => event.kind === 'item.answered')
    .filter(({ id }) => id.startsWith(`${attempt}.`))
    .toSorted((one, other) => numberOf(one) - numberOf(other));

const numberOf = ({ id }: ItemAnswered): number => Number(id.slice(id.lastIndexOf('.') + 1));

interface Marked {
  course: string;
  where: AnsweringPlace;
  question: Pick<Question, 'id' | 'objective' | 'kind' | 'facts' | 'difficulty'>;
  words: readonly string[];
  score: Score;
  seconds?: number;
}

/** Writes an answer of a run into the record. Says why, if this browser does not keep it. */
export async function recordAnswer(
  record: RecordStore,
  { attempt }: Pick<Run, 'attempt'>,
  number: number,
  { course, where, question, words, score, seconds }: Marked,
): Promise<{ event: ItemAnswered; trouble?: Trouble }> {
  const beliefs = beliefsIn(score);
  const draft = {
    kind: 'item.answered' as const,
    course,
    item: question.id,
    objective: question.objective,
    itemKind: question.kind,
    points: score.points,
    outOf: score.outOf,
    where,
    words: wordsKept(words),
    // Of a question of the bank, the bank knows it.
    ...(isMade(question.id) ? { difficulty: Math.round(question.difficulty * 100) / 100, facts: question.facts } : {}),
    ...(seconds === undefined ? {} : { seconds: Math.round(seconds * 10) / 10 }),
    ...(beliefs.length > 0 ? { beliefs } : {}),
  };
  const stamped = stamp(draft, undefined, `${attempt}.${number}`);
  const event: ItemAnswered = { ...draft, id: stamped.id, at: stamped.at };
  const trouble = await record.append([event]);
  return trouble ? { event, trouble } : { event };
}
