/** Asks about the gradebook: what everybody has, what it rests on, and what a person set in its place. */
import * as z from 'zod/mini';
import { ask, askAs } from '../api.ts';
import type { Answer } from '../api.ts';

const overriddenShape = z.object({ points: z.number(), by: z.string(), why: z.string() });

const cellShape = z.object({
  points: z.number(),
  outOf: z.number(),
  /** `open`: under way, and nothing is worked out yet. */
  state: z.enum(['graded', 'open']),
  overridden: z.exactOptional(overriddenShape),
});
/** What one learner has for one entry of the plan. */
export type Cell = z.infer<typeof cellShape>;

const columnShape = z.object({
  entry: z.string(),
  title: z.string(),
  kind: z.string(),
  outOf: z.number(),
  /** When its results were released; null where they were not, or were taken back. */
  releasedAt: z.nullable(z.number()),
});
export type Column = z.infer<typeof columnShape>;

const rowShape = z.object({
  seat: z.string(),
  name: z.string(),
  group: z.nullable(z.string()),
  cells: z.array(z.nullable(cellShape)),
});
export type Row = z.infer<typeof rowShape>;

const bookShape = z.object({ columns: z.array(columnShape), rows: z.array(rowShape) });
export type Gradebook = z.infer<typeof bookShape>;

const detailShape = z.extend(cellShape, {
  /** `attempt:<id>` or `form:<id>`: what it was worked out from. */
  evidence: z.exactOptional(z.string()),
  audit: z.array(
    z.object({
      at: z.number(),
      by: z.string(),
      what: z.string(),
      about: z.object({ points: z.nullable(z.number()), why: z.string() }),
    }),
  ),
});
/** A grade with what it rests on, and every change of it. */
export type GradeDetail = z.infer<typeof detailShape>;

const of = (inClass: string): `/api/${string}` => `/api/classes/${encodeURIComponent(inClass)}`;
const gradeAt = (inClass: string, seat: string, entry: string): `/api/${string}` =>
  `${of(inClass)}/grades/${encodeURIComponent(seat)}/${encodeURIComponent(entry)}`;

export const gradebookOf = (inClass: string): Promise<Answer<Gradebook>> =>
  askAs(bookShape, 'GET', `${of(inClass)}/gradebook`);

/** Where the gradebook lies as a file. */
export const gradebookCsv = (inClass: string): string => `${of(inClass)}/gradebook.csv`;

export const gradeOf = (inClass: string, seat: string, entry: string): Promise<Answer<GradeDetail>> =>
  askAs(detailShape, 'GET', gradeAt(inClass, seat, entry));

/** Sets points in place of those that were worked out, with the reason; `null` goes back to those. */
export const override = (
  inClass: string,
  seat: string,
  entry: string,
  points: number | null,
  why: string,
): Promise<Answer<unknown>> => ask('PUT', `${gradeAt(inClass, seat, entry)}/override`, { points, why });

/** Tells learners the results of an exam, or takes that back. */
export const release = (inClass: string, entry: string, released: boolean, anyway = false): Promise<Answer<unknown>> =>
  ask('POST', `${of(inClass)}/exams/${encodeURIComponent(entry)}/release`, {
    released,
    ...(anyway ? { anyway } : {}),
  });
