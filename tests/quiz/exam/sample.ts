/** A small exam: two questions in the open, two in a section that locks, one in another. */
import type { ExamEvent, Started } from '#src/quiz/exam/attempt.ts';
import type { Form, FormItem, Section } from '#src/quiz/exam/form.ts';

export const minute = 60_000;

/** A day like any other, at noon. */
export const noon = 1_790_000_000_000;

export const formItem = (id: string, more: Partial<FormItem> = {}): FormItem => ({
  id,
  objective: 'az-700/E4',
  kind: 'single',
  points: 1,
  difficulty: 0,
  ...more,
});

const section = (id: string, items: readonly string[], more: Partial<Section> = {}): Section => ({
  id,
  title: id,
  kind: 'plain',
  locks: false,
  items: items.map((item) => formItem(item)),
  ...more,
});

export const form: Form = {
  id: 'expressroute/full/1',
  version: 'v1',
  course: 'expressroute',
  blueprint: 'full',
  title: 'A whole exam',
  seed: '1',
  minutes: 5,
  profile: 'today',
  cut: 0.7,
  sections: [
    section('main', ['m1', 'm2']),
    section('series', ['s1', 's2'], { kind: 'series', locks: true }),
    section('case', ['c1'], { kind: 'case-study', locks: true }),
  ],
};

export const started: Started = {
  type: 'started',
  at: noon,
  attempt: 'a1',
  form,
  accommodations: { time: 1, hideTimer: false, contrast: false },
};

type Timeless<E> = E extends ExamEvent ? Omit<E, 'at'> & { at?: number } : never;
/** An event of which it may not matter when it happens. */
export type Happening = Timeless<ExamEvent>;

/** A log from the start on: an event without a time comes a second after the one before it. */
export function log(...events: readonly Happening[]): ExamEvent[] {
  let at = noon;
  return [started, ...events.map((event): ExamEvent => ({ ...event, at: (at = event.at ?? at + 1000) }))];
}
