/** What a learner's page gets of an exam that counts, and what it sends. Browsers read this too. */
import * as z from 'zod/mini';
import { isRecord } from '#src/base/is-record.ts';
import { accommodations, examEvent } from '#src/quiz/exam/attempt.ts';
import { form } from '#src/quiz/exam/form.ts';
import type { PublicView } from '#src/quiz/view.ts';

const view = z.custom<PublicView>(
  (value) => isRecord(value) && typeof value.stem === 'string' && Array.isArray(value.parts),
);

/** A form with its questions: neither keys nor weights, seeds or origins. */
export const shownForm = z.object({
  form,
  questions: z.array(z.object({ id: z.string(), kind: z.string(), view })),
});
export type ShownForm = z.infer<typeof shownForm>;

/** Where a learner's exam stands. `ready`: it can be begun. `over`: its time is up, and it waits to be graded. */
export const examStates = ['shut', 'ready', 'open', 'over', 'submitted', 'graded'] as const;

/** An exam of a class before it is begun, and after. Times are the server's. */
export const examStanding = z.object({
  entry: z.string(),
  title: z.string(),
  state: z.enum(examStates),
  /** Why it is shut or cannot be made, in a sentence. */
  because: z.exactOptional(z.string()),
  minutes: z.number(),
  /** How many times as long this learner has. */
  time: z.number(),
  sections: z.array(z.object({ title: z.string(), items: z.number(), locks: z.boolean() })),
  leavesOut: z.array(z.string()),
  form: z.exactOptional(z.string()),
  endsAt: z.exactOptional(z.number()),
  /** Whether its result may be read. */
  released: z.boolean(),
  now: z.number(),
});
export type ExamStanding = z.infer<typeof examStanding>;

/** What beginning an exam, or coming back to it, answers. */
export const opened = z.object({
  shown: shownForm,
  accommodations,
  startedAt: z.number(),
  endsAt: z.number(),
  /** How many lines the server has; line 0 is the start, which each page writes for itself. */
  length: z.number(),
  state: z.enum(['open', 'over', 'submitted', 'graded']),
  /** Another device works on it. Nothing is taken from this one until it takes the exam over. */
  elsewhere: z.boolean(),
  now: z.number(),
});
export type Opened = z.infer<typeof opened>;

/** An event of a form as it may be sent: short texts, and no start, which is the server's. */
const sent = examEvent.check(
  z.refine(
    (event) =>
      event.type !== 'started' &&
      (event.type !== 'answered' || (event.words.length <= 40 && event.words.every((word) => word.length <= 300))) &&
      (event.type !== 'noted' || event.text.length <= 10_000) &&
      (event.type !== 'looked' || ((event.query ?? '').length <= 500 && (event.href ?? '').length <= 500)),
    { error: 'is longer than anything the page of an exam writes, or is a start' },
  ),
);

/** So many lines are read at once, and a form has no more than `mostLines`. */
export const linesAtOnce = 200;
export const mostLines = 20_000;

/** The name that a browser gave itself, to tell it from the learner's other devices. */
export const device = z.string().check(z.minLength(1), z.maxLength(60));

export const sentLines = z.object({
  device,
  /** The number of the first of them; the line before it is known to the server. */
  from: z.int().check(z.minimum(1)),
  events: z.array(sent).check(z.minLength(1), z.maxLength(linesAtOnce)),
});
export type SentLines = z.infer<typeof sentLines>;

/** What lines are answered with once they are on the disk. */
export const keptLines = z.object({
  length: z.number(),
  state: z.enum(['open', 'over', 'submitted', 'graded']),
  /** How many of them came too late to count. They are kept all the same. */
  late: z.number(),
  now: z.number(),
});
export type KeptLines = z.infer<typeof keptLines>;
