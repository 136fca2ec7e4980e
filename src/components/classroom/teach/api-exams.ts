/** Asks about exams that count: who writes, who may begin, what came late, and how long each has. */
import * as z from 'zod/mini';
import { ask, askAs } from '../api.ts';
import type { Answer } from '../api.ts';

const lateShape = z.object({
  /** How many lines came after the time, and how many of them are answers. */
  lines: z.number(),
  answers: z.number(),
  lastAt: z.number(),
  counted: z.boolean(),
});

const formShape = z.object({
  form: z.string(),
  seat: z.string(),
  /** `over`: the time is up, and it waits to be graded. */
  state: z.enum(['open', 'over', 'submitted', 'graded']),
  answered: z.number(),
  questions: z.number(),
  startedAt: z.number(),
  endsAt: z.number(),
  submittedAt: z.exactOptional(z.number()),
  /** How many times as long this learner has. */
  time: z.number(),
  late: z.exactOptional(lateShape),
});
/** One learner's exam as those who lead see it while it is written. */
export type Writing = z.infer<typeof formShape>;

const rollShape = z.object({ forms: z.array(formShape), now: z.number() });
export type Roll = z.infer<typeof rollShape>;

const of = (inClass: string): `/api/${string}` => `/api/classes/${encodeURIComponent(inClass)}`;
const examAt = (inClass: string, entry: string): `/api/${string}` =>
  `${of(inClass)}/exams/${encodeURIComponent(entry)}`;

export const rollOf = (inClass: string, entry: string): Promise<Answer<Roll>> =>
  askAs(rollShape, 'GET', `${examAt(inClass, entry)}/forms`);

const preparedShape = z.object({ title: z.string(), minutes: z.number(), leavesOut: z.array(z.string()) });
export type Prepared = z.infer<typeof preparedShape>;

/** Draws its questions before anybody begins, or says why they cannot be drawn. */
export const prepare = (inClass: string, entry: string): Promise<Answer<Prepared>> =>
  askAs(preparedShape, 'POST', `${examAt(inClass, entry)}/prepare`);

/** Lets learners begin it from now on, or nobody any more. */
export const setDoor = (inClass: string, entry: string, open: boolean): Promise<Answer<unknown>> =>
  ask('PUT', `${examAt(inClass, entry)}/door`, { open });

/** Lets what came after the time of a form count, or no longer. */
export const countLate = (inClass: string, form: string, counts: boolean): Promise<Answer<unknown>> =>
  ask('PUT', `${of(inClass)}/forms/${encodeURIComponent(form)}/late`, { counts });

const questionShape = z.object({
  item: z.string(),
  stem: z.string(),
  /** The seats that were asked it. */
  seats: z.array(z.string()),
  /** How many of them did not get all of it. */
  missed: z.number(),
  /** It counts for nobody: why, and since when. */
  dropped: z.exactOptional(z.object({ why: z.string(), at: z.number() })),
});
export type Questioned = z.infer<typeof questionShape>;

const scoreShape = z.object({
  seat: z.string(),
  points: z.exactOptional(z.number()),
  outOf: z.exactOptional(z.number()),
  /** It is going to be graded again. */
  waits: z.boolean(),
});
export type Score = z.infer<typeof scoreShape>;

const questionsShape = z.object({ questions: z.array(questionShape), scores: z.array(scoreShape) });
export type Questions = z.infer<typeof questionsShape>;

export const questionsOf = (inClass: string, entry: string): Promise<Answer<Questions>> =>
  askAs(questionsShape, 'GET', `${examAt(inClass, entry)}/questions`);

/** Lets a question count for nobody, or count again, and says why. All forms of the class are graded again. */
export const correct = (inClass: string, item: string, drop: boolean, why: string): Promise<Answer<unknown>> =>
  ask('PUT', `${of(inClass)}/corrections`, { item, drop, why });
