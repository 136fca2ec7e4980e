/** The questions of a form as the room shows them: read from the bank of the course, or made anew from their seeds. No key is among them. */
import { isRecord } from '#src/base/is-record.ts';
import type { FormItem } from '#src/quiz/exam/form.ts';
import { isMade } from '#src/quiz/made-id.ts';
import { markingOf } from '#src/quiz/marking.ts';
import type { PublicView } from '#src/quiz/view.ts';

export interface Question {
  id: string;
  kind: string;
  view: PublicView;
  /** Drawings by the names its view knows them by, as markup of the site's own build. */
  figures?: Readonly<Record<string, string>>;
  /** The facts the answer rests on. */
  facts: readonly string[];
  /** The questions of a case study, each with the skill it is about. */
  parts?: readonly { id: string; objective: string }[];
}

/** Why the questions did not come, in words for the learner. */
export class QuestionsMissing extends Error {}

const isText = (value: unknown): value is string => typeof value === 'string';
const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);

const isAsked = (value: unknown): value is { id: string; objective: string }[] =>
  Array.isArray(value) && value.every((part) => isRecord(part) && isText(part.id) && isText(part.objective));

const isParts = (value: unknown): boolean =>
  Array.isArray(value) && value.every((part) => isRecord(part) && isText(part.id) && isText(part.text));

const isDrawings = (value: unknown): value is Record<string, string> =>
  isRecord(value) && Object.values(value).every(isText);

const isView = (value: unknown): value is PublicView =>
  isRecord(value) &&
  isText(value.kind) &&
  isText(value.stem) &&
  isText(value.asks) &&
  isText(value.profile) &&
  typeof value.choose === 'number' &&
  isParts(value.parts) &&
  (value.choices === undefined || isParts(value.choices));

/** An entry of the bank as a question; undefined where this version cannot read it. */
export function questionIn(entry: unknown): Question | undefined {
  if (!isRecord(entry) || !isText(entry.id) || !isText(entry.kind) || !isView(entry.view)) return undefined;
  const { id, kind, view, figures, facts, questions } = entry;
  return {
    id,
    kind,
    view,
    facts: isTexts(facts) ? facts : [],
    ...(isDrawings(figures) ? { figures } : {}),
    ...(isAsked(questions) ? { parts: questions } : {}),
  };
}

/** Questions made here: their generators bring the simulated Azure along, so they come only where a form has some. */
async function generated(items: readonly FormItem[]): Promise<Question[]> {
  if (items.length === 0) return [];
  const { makeQuestion } = await import('#src/components/practice/generated.ts');
  return items.map(({ id }) => makeQuestion(id));
}

/**
 * Loads every question of a form; those that the bank no longer has are left out. Questions that are `ready` are not made again. Throws when
 * the bank cannot be had.
 */
export async function loadQuestions(
  bank: string,
  items: readonly FormItem[],
  ready: readonly Question[] = [],
): Promise<ReadonlyMap<string, Question>> {
  const wanted = new Set(items.map(({ id }) => id));
  const made = ready.filter(({ id }) => wanted.has(id) && isMade(id));
  const isReady = new Set(made.map(({ id }) => id));
  const [entries, more] = await Promise.all([
    fetchBank(bank),
    generated(items.filter(({ id }) => isMade(id) && !isReady.has(id))),
  ]);
  const found = entries.flatMap((entry) => (isWanted(entry, wanted) ? (questionIn(entry) ?? []) : []));
  return new Map([...found, ...made, ...more].map((question) => [question.id, question]));
}

const isWanted = (entry: unknown, wanted: ReadonlySet<string>): boolean =>
  isRecord(entry) && isText(entry.id) && wanted.has(entry.id);

const banks = new Map<string, Promise<readonly unknown[]>>();

/** The entries of the bank as they came: fetched once for a page, and again if that failed. Throws `QuestionsMissing` where they cannot be had. */
export function fetchBank(address: string): Promise<readonly unknown[]> {
  const bank = banks.get(address) ?? fetchedFrom(address);
  banks.set(address, bank);
  bank.catch(() => banks.delete(address));
  return bank;
}

async function fetchedFrom(address: string): Promise<readonly unknown[]> {
  const answer = await fetch(address).catch(() => undefined);
  if (!answer?.ok)
    throw new QuestionsMissing(
      `The questions did not come: ${answer ? `the site answered ${String(answer.status)}` : 'the site did not answer'}. Connect to the network and try again; answers that were given are kept.`,
    );
  const bank: unknown = await answer.json().catch(() => undefined);
  if (!Array.isArray(bank))
    throw new QuestionsMissing(
      'What came was no bank of questions. Reload the page; answers that were given are kept.',
    );
  return bank.map((entry: unknown) => entry);
}

/** The lab that a question asks for; undefined for one that is answered on the page. */
export const labOf = ({ view }: Question): string | undefined => view.lab;

/** Whether a question is answered: in full, in a part, or not at all. */
export type Status = 'answered' | 'unfinished' | 'empty';

export function statusOf({ kind, view }: Question, words: readonly string[] | undefined): Status {
  if (words === undefined || words.length === 0 || words.every((word) => word.trim() === '')) return 'empty';
  return markingOf(kind).isFinished(view, words).holds ? 'answered' : 'unfinished';
}
