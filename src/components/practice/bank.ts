/** The bank of a course in the browser: its questions with what is known of each, and never a key. */
import { fetchBank } from '#src/components/exam/questions.ts';
import { isRecord } from '#src/base/is-record.ts';
import { difficultyOf } from '#src/quiz/ability/difficulty.ts';
import type { PublicView } from '#src/quiz/view.ts';

/** A question that can be asked: of the bank, or made anew. */
export interface Question {
  id: string;
  /** The skill it tests: `az-700/E4`. */
  objective: string;
  kind: string;
  /** How hard it is, in logits. */
  difficulty: number;
  facts: readonly string[];
  view: PublicView;
  /** The drawing of a hot area, as markup of the site's own build. */
  figure?: string;
}

/** The two ways to read a fact where course and documentation differ. */
export type Profile = 'taught' | 'today';

const isText = (value: unknown): value is string => typeof value === 'string';
const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);
const isParts = (value: unknown): boolean =>
  Array.isArray(value) && value.every((part) => isRecord(part) && isText(part.id) && isText(part.text));

const isView = (value: unknown): value is PublicView =>
  isRecord(value) &&
  isText(value.kind) &&
  isText(value.stem) &&
  isText(value.asks) &&
  isText(value.profile) &&
  typeof value.choose === 'number' &&
  isParts(value.parts) &&
  (value.choices === undefined || isParts(value.choices));

/** An entry of the bank as a question; undefined where this version of the page cannot read it. */
export function questionOf(entry: unknown): Question | undefined {
  if (!isRecord(entry)) return undefined;
  const { id, objective, kind, difficulty, needs, facts, view, figures } = entry;
  if (!isText(id) || !isText(objective) || !isText(kind) || !isText(needs)) return undefined;
  if (typeof difficulty !== 'number' || !isTexts(facts) || !isView(view)) return undefined;
  return {
    id,
    objective,
    kind,
    difficulty: difficultyOf({ kind, difficulty, needs, view }),
    facts,
    view,
    ...(isRecord(figures) && isText(figures.figure) ? { figure: figures.figure } : {}),
  };
}

/** All questions of a course's bank. Throws `QuestionsMissing` where they cannot be had. */
export const loadBank = async (home: string): Promise<Question[]> =>
  (await fetchBank(`${home}bank.json`)).flatMap((entry) => questionOf(entry) ?? []);

/** What takes more than a question at a time: a room of its own, or a folder to read in. */
const large: readonly string[] = ['lab', 'case-study'];

/** What can be asked one at a time. What holds only in the other reading is left out. */
export const askable = (bank: readonly Question[], profile: Profile): Question[] =>
  bank.filter(({ kind, view }) => !large.includes(kind) && (view.profile === 'both' || view.profile === profile));

/** What the switch on top of the page says. */
export const profileHere = (): Profile => (document.documentElement.dataset.profile === 'taught' ? 'taught' : 'today');
