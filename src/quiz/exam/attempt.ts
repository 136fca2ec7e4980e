/** An attempt at an exam is a log that is only ever appended to. These are its entries; they are at once the events of the machine. */
import * as z from 'zod/mini';
import { form } from '#src/quiz/exam/form.ts';

/** What is made easier for one who needs it. It changes the clock or the page, never the marks. */
export const accommodations = z.object({
  /** How many times as long the exam takes. */
  time: z.literal([1, 1.25, 1.5, 2]),
  hideTimer: z.boolean(),
  contrast: z.boolean(),
});

/** The milliseconds of the learner's clock. It may be set by hand, so no two of them need be in order. */
const at = z.number();
const item = z.string();

/** One thing that happened in an attempt. Old logs stay readable for ever: a type may be added, a field only as optional. */
export const examEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('started'), at, attempt: z.string(), form, accommodations }),
  /** The clock was looked at. The room writes one now and then, so that a crash costs no more than the time between two. */
  z.object({ type: z.literal('ticked'), at }),
  z.object({ type: z.literal('answered'), at, item, words: z.array(z.string()) }),
  z.object({ type: z.literal('marked'), at, item, on: z.boolean() }),
  /** The whole text of a note, to one item or to none. */
  z.object({ type: z.literal('noted'), at, item: z.exactOptional(item), text: z.string() }),
  z.object({ type: z.literal('went'), at, item }),
  /** To the screen that lists what is answered and what is marked. */
  z.object({ type: z.literal('reviewed'), at }),
  /** Asked to leave the section; `left` confirms, `stayed` takes it back. */
  z.object({ type: z.literal('leaving'), at }),
  z.object({ type: z.literal('left'), at, section: z.string() }),
  z.object({ type: z.literal('stayed'), at }),
  z.object({ type: z.literal('opened'), at, pane: z.enum(['book', 'notes']) }),
  z.object({ type: z.literal('closed'), at }),
  /** The open book was asked for something, or a page of it was opened. */
  z.object({
    type: z.literal('looked'),
    at,
    query: z.exactOptional(z.string()),
    href: z.exactOptional(z.string()),
  }),
  /** Asked to hand in; `submitted` confirms, `stayed` takes it back. */
  z.object({ type: z.literal('submitting'), at }),
  z.object({ type: z.literal('submitted'), at }),
]);

export type Accommodations = z.infer<typeof accommodations>;
export type ExamEvent = z.infer<typeof examEvent>;
export type Started = Extract<ExamEvent, { type: 'started' }>;

/** A look into the open book. */
export interface Look {
  /** The item that was open then; none on the review screen. */
  item?: string;
  query?: string;
  href?: string;
  /** How much time of the exam was used by then, in milliseconds. */
  used: number;
}

/** The clock of the computer was seen to jump: back, or so far forward that the page was closed, asleep, or the clock set. */
export interface Jump {
  /** By how much, in milliseconds; below 0 is back. */
  by: number;
  /** How much time of the exam was used before it. */
  used: number;
}

/** Where an attempt stands: what the machine holds besides its state. */
export interface Attempt {
  id: string;
  form: z.infer<typeof form>;
  accommodations: Accommodations;
  /** `at` of the first and of the latest entry. */
  startedAt: number;
  seenAt: number;
  /** Milliseconds used so far, never more than `allowed` and never shrinking. */
  used: number;
  allowed: number;
  /** The item that is open, or was last. */
  item: string;
  /** Whether it is on the screen, so that time is spent on it. */
  isOpen: boolean;
  answers: Readonly<Record<string, readonly string[]>>;
  /** How much time was used when the answer last changed. */
  changed: Readonly<Record<string, number>>;
  marked: readonly string[];
  /** Notes by item; the one to no item has the name ''. */
  notes: Readonly<Record<string, string>>;
  /** Sections that are closed for good. */
  locked: readonly string[];
  /** Milliseconds for each item while it was open. */
  spent: Readonly<Record<string, number>>;
  seen: readonly string[];
  looks: readonly Look[];
  jumps: readonly Jump[];
  /** Why the latest event changed nothing, in words for the learner. */
  refusal?: string | undefined;
}
