/** The bank of a course in the browser: its questions with what is known of each, and never a key. */
import { fetchBank, questionIn, type Question as AskedQuestion } from '#src/components/exam/questions.ts';
import { isRecord } from '#src/base/is-record.ts';
import { difficultyOf } from '#src/quiz/ability/difficulty.ts';

/** A question that can be asked by itself: of the bank, or made anew. */
export interface Question extends AskedQuestion {
  /** The skill it tests: `az-700/E4`. */
  objective: string;
  /** How hard it is, in logits. */
  difficulty: number;
}

/** The two ways to read a fact where course and documentation differ. */
export type Profile = 'taught' | 'today';

/** An entry of the bank as a question; undefined where this version of the page cannot read it. */
export function questionOf(entry: unknown): Question | undefined {
  const question = questionIn(entry);
  if (!question || !isRecord(entry)) return undefined;
  const { objective, difficulty, needs } = entry;
  if (typeof objective !== 'string' || typeof difficulty !== 'number' || typeof needs !== 'string') return undefined;
  return { ...question, objective, difficulty: difficultyOf({ ...question, difficulty, needs }) };
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
