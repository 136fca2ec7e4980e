/** What the page of a class's exam asks the server. */
import * as z from 'zod/mini';
import { examStanding, keptLines, opened } from '#src/classroom/exams/shown.ts';
import type { ExamEvent } from '#src/quiz/exam/attempt.ts';
import { examEvent } from '#src/quiz/exam/attempt.ts';
import { askAs } from '../api.ts';

/** Which exam of which class. */
export interface Where {
  inClass: string;
  entry: string;
}

const classPath = (inClass: string) => `/api/classes/${encodeURIComponent(inClass)}` as const;

const examPath = ({ inClass, entry }: Where) => `${classPath(inClass)}/exams/${encodeURIComponent(entry)}` as const;
const formPath = (inClass: string, form: string) => `${classPath(inClass)}/forms/${encodeURIComponent(form)}` as const;

export const standing = (where: Where) => askAs(examStanding, 'GET', examPath(where));

export const start = (where: Where, body: { device: string; hideTimer: boolean; contrast: boolean }) =>
  askAs(opened, 'POST', `${examPath(where)}/start`, body);

const linesShape = z.object({
  length: z.number(),
  lines: z.array(z.object({ n: z.number(), event: examEvent })),
  now: z.number(),
});

export const readLines = (inClass: string, form: string) =>
  askAs(linesShape, 'GET', `${formPath(inClass, form)}/lines`);

export const sendLines = (
  inClass: string,
  form: string,
  body: { device: string; from: number; events: readonly ExamEvent[] },
) => askAs(keptLines, 'POST', `${formPath(inClass, form)}/lines`, body);

export const take = (inClass: string, form: string, device: string) =>
  askAs(z.object({ length: z.number(), now: z.number() }), 'POST', `${formPath(inClass, form)}/take`, { device });
