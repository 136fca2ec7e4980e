/** What is said of those who write an exam: who belongs to which part of the list, and how far and how late each is. */
import type { Roll, Writing } from '../api-exams.ts';
import type { Seat } from '../api-people.ts';

export interface Listed {
  seat: string;
  name: string;
  /** How many times as long they have; of a form what it was begun with. */
  time: number;
  form?: Writing;
}

export interface Parts {
  writing: Listed[];
  done: Listed[];
  waiting: Listed[];
}

/** Everybody of the class by where they are in an exam, each part by name. Who was taken out is listed only with a form. */
export function partsOf(seats: readonly Seat[], { forms }: Pick<Roll, 'forms'>): Parts {
  const named = new Map(seats.map((seat) => [seat.id, seat]));
  const begun = new Set(forms.map(({ seat }) => seat));
  const byName = (all: Listed[]) => all.sort((one, other) => one.name.localeCompare(other.name));
  const listed = (form: Writing): Listed => ({
    ...{ seat: form.seat, name: named.get(form.seat)?.name ?? form.seat, time: form.time },
    form,
  });
  return {
    writing: byName(forms.filter(({ state }) => state === 'open').map(listed)),
    done: byName(forms.filter(({ state }) => state !== 'open').map(listed)),
    waiting: byName(
      seats
        .filter(({ id, state }) => !begun.has(id) && (state === 'in' || state === 'invited' || state === 'left'))
        .map(({ id, name, time }) => ({ seat: id, name, time })),
    ),
  };
}

/** For example `3 write, 2 are done, 4 have not begun.` */
export function countWords({ writing, done, waiting }: Parts): string {
  const said = (count: number, one: string, more: string) =>
    `${count === 0 ? 'Nobody' : String(count)} ${count > 1 ? more : one}`;
  return `${said(writing.length, 'writes', 'write')} now. ${said(done.length, 'is done', 'are done')}. ${said(waiting.length, 'has', 'have')} not begun.`;
}

/** Minutes for people: the last one counts down in words. */
export const leftWords = (milliseconds: number): string =>
  milliseconds <= 60_000 ? 'less than a minute left' : `${String(Math.ceil(milliseconds / 60_000))} minutes left`;

export const stateWords: Readonly<Record<Exclude<Writing['state'], 'open'>, string>> = {
  over: 'Time is up; it is graded in a moment',
  submitted: 'Handed in; it is graded in a moment',
  graded: 'Graded',
};

export const timeWords = (time: number): string => `${String(time)} × the time`;

/** What came after the end, in a sentence. */
export function lateWords({ endsAt, late }: Pick<Writing, 'endsAt' | 'late'>): string {
  if (!late) return '';
  const minutes = Math.max(1, Math.round((late.lastAt - endsAt) / 60_000));
  const answers =
    late.answers === 0
      ? 'none of them an answer'
      : late.answers === 1
        ? '1 of them an answer'
        : `${String(late.answers)} of them answers`;
  const lines = late.lines === 1 ? '1 line' : `${String(late.lines)} lines`;
  return `${lines}, ${late.lines === 1 ? (late.answers === 1 ? 'an answer' : 'no answer') : answers}, came up to ${minutes === 1 ? 'a minute' : `${String(minutes)} minutes`} after the end.`;
}
