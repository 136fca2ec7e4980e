/** Begins an exam: assembles its form from the bank, the generators and the learner's record, and writes the first entry of its log. Loaded when somebody begins. */
import * as z from 'zod/mini';
import type { ProgressEvent } from '#src/progress/events.ts';
import { isRecord } from '#src/base/is-record.ts';
import { newId } from '#src/progress/stamp.ts';
import { openRecord } from '#src/progress/stores/browser.ts';
import type { Trouble } from '#src/progress/store.ts';
import { isTrouble } from '#src/progress/trouble.ts';
import { assemble } from '#src/quiz/exam/assemble.ts';
import type { Missing } from '#src/quiz/exam/assemble.ts';
import type { Accommodations, ExamEvent } from '#src/quiz/exam/attempt.ts';
import type { BankItem } from '#src/quiz/exam/bank.ts';
import { blueprintsOf, exams as examsSchema } from '#src/quiz/exam/blueprint.ts';
import { itemsOf } from '#src/quiz/exam/form.ts';
import type { Generated, Generator } from '#src/quiz/generator.ts';
import { generators } from '#src/quiz/generators/list.ts';
import { askedOf } from '#src/components/practice/generated.ts';
import { attemptsOf } from './kept-exams.ts';
import { fetchBank } from './questions.ts';
import { keepReady } from './ready-questions.ts';
import type { Site } from './site.ts';
import { mistakesIn, seenIn } from './mistakes.ts';

export interface Wish {
  /** What `content/exams/<course>.yaml` says, as the page carries it. */
  exams: unknown;
  /** The name of a form of it. */
  form: string;
  /** For a form about one skill. */
  objective?: string;
  profile: 'taught' | 'today';
  accommodations: Accommodations;
  /** What the questions are drawn by; chosen by chance if absent. Whoever draws by the same, from the same bank and having seen the same, gets the same exam. */
  seed?: string;
}

/** What came of it: the id of the attempt, which may stand in this tab alone; or what is missing. */
export type Begun = { attempt: string; trouble?: Trouble } | { missing: readonly Missing[] };

const isText = (value: unknown): value is string => typeof value === 'string';

/** Whether an entry of the bank has what a form needs to know of it. */
export const isBankItem = (value: unknown): value is BankItem =>
  isRecord(value) &&
  isText(value.id) &&
  isText(value.unit) &&
  isText(value.objective) &&
  isText(value.kind) &&
  isText(value.needs) &&
  isText(value.profile) &&
  typeof value.points === 'number' &&
  typeof value.difficulty === 'number' &&
  isRecord(value.view);

const mistakes = (events: readonly ProgressEvent[]) => ({ mistakes: mistakesIn(events) });

/** The generators, and what they have made since, by its id. */
function remembering(): { generators: Generator[]; made: ReadonlyMap<string, Generated> } {
  const made = new Map<string, Generated>();
  const make = (generator: Generator) => (seed: string) => {
    const one = generator.make(seed);
    made.set(one.id, one);
    return one;
  };
  return { made, generators: generators.map((generator) => ({ ...generator, make: make(generator) })) };
}

/** Begins an exam. `base` is what the addresses of the site begin with. Throws in words when the bank cannot be had. */
export async function beginExam(wish: Wish, { course, base }: Pick<Site, 'course' | 'base'>): Promise<Begun> {
  z.config({ jitless: true });
  const { objective, profile, accommodations } = wish;
  const blueprint = blueprintsOf(course, examsSchema.parse(wish.exams)).find(({ id }) => id === wish.form);
  if (!blueprint) throw new Error('Choose one of the exams first.');
  const record = await openRecord();
  const [entries, events] = await Promise.all([fetchBank(`${base}/${course}/bank.json`), record.all()]);
  const own = events.filter((event) => event.course === course);
  const id = newId();
  const { made, ...makers } = remembering();
  const assembled = assemble({
    blueprint,
    bank: entries.filter(isBankItem),
    ...makers,
    seed: wish.seed ?? id,
    profile,
    seen: seenIn(own),
    ...(objective === undefined ? {} : { objective }),
    ...(blueprint.asks === 'mistakes' ? mistakes(own) : {}),
  });
  if (assembled.missing) return { missing: assembled.missing };
  const attempt = `${attemptsOf(course)}${id}`;
  const first: ExamEvent = { type: 'started', at: Date.now(), attempt, form: assembled.form, accommodations };
  const kept = await record.attempts.append(attempt, 0, first);
  const fresh = itemsOf(assembled.form).flatMap((item) => made.get(item.id) ?? []);
  keepReady(attempt, fresh.map(askedOf));
  return isTrouble(kept) ? { attempt, trouble: kept } : { attempt };
}
