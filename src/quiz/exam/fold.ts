/** What each entry of the log changes in an attempt. The machine says which of them belong to which screen. */
import type { Attempt, ExamEvent, Started } from '#src/quiz/exam/attempt.ts';
import { allowedFor, passTime } from '#src/quiz/exam/clock.ts';
import { itemsOf } from '#src/quiz/exam/form.ts';
import { afterLeaving } from '#src/quiz/exam/reach.ts';

/** An attempt as it begins: the first item is open. */
export function begin({ attempt: id, form, accommodations, at }: Started): Attempt {
  const item = itemsOf(form)[0]?.id ?? '';
  return {
    id,
    form,
    accommodations,
    startedAt: at,
    seenAt: at,
    used: 0,
    allowed: allowedFor(form, accommodations.time),
    item,
    isOpen: true,
    answers: {},
    changed: {},
    marked: [],
    notes: {},
    locked: [],
    spent: {},
    seen: [item],
    looks: [],
    jumps: [],
  };
}

const without = <Value>(all: Readonly<Record<string, Value>>, name: string): Record<string, Value> =>
  Object.fromEntries(Object.entries(all).filter(([one]) => one !== name));

const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((word, index) => word === other[index]);

function answer(attempt: Attempt, item: string, words: readonly string[]): Attempt {
  if (same(attempt.answers[item] ?? [], words)) return attempt;
  const answers = words.length > 0 ? { ...attempt.answers, [item]: words } : without(attempt.answers, item);
  return { ...attempt, answers, changed: { ...attempt.changed, [item]: attempt.used } };
}

function open(attempt: Attempt, item: string): Attempt {
  const seen = attempt.seen.includes(item) ? attempt.seen : [...attempt.seen, item];
  return { ...attempt, item, isOpen: true, seen };
}

function close(attempt: Attempt, section: string): Attempt {
  const closed = { ...attempt, locked: [...attempt.locked, section] };
  const next = afterLeaving(closed, section);
  return next === undefined ? { ...closed, isOpen: false } : open(closed, next);
}

/** What an accepted event changes, the time already being counted. */
function change(attempt: Attempt, event: ExamEvent): Attempt {
  switch (event.type) {
    case 'answered':
      return answer(attempt, event.item, event.words);
    case 'marked': {
      const others = attempt.marked.filter((one) => one !== event.item);
      return { ...attempt, marked: event.on ? [...others, event.item] : others };
    }
    case 'noted': {
      const { item = '', text } = event;
      const notes = text === '' ? without(attempt.notes, item) : { ...attempt.notes, [item]: text };
      return { ...attempt, notes };
    }
    case 'went':
      return open(attempt, event.item);
    case 'left':
      return close(attempt, event.section);
    case 'looked': {
      const { query, href } = event;
      const look = {
        ...(attempt.isOpen ? { item: attempt.item } : {}),
        ...(query === undefined ? {} : { query }),
        ...(href === undefined ? {} : { href }),
        used: attempt.used,
      };
      return { ...attempt, looks: [...attempt.looks, look] };
    }
    case 'reviewed':
    case 'leaving':
    case 'submitting':
    case 'submitted':
      return { ...attempt, isOpen: false };
    case 'started':
    case 'stayed':
    case 'ticked':
    case 'opened':
    case 'closed':
      return attempt;
  }
}

/** The attempt after an event that is accepted. What comes when time is over changes only the clock. */
export function keep(attempt: Attempt, event: ExamEvent): Attempt {
  const { refusal: _, ...now } = passTime(attempt, event.at);
  return now.used >= now.allowed ? now : change(now, event);
}

/** The attempt after an event that is refused: the time is counted, and the reason is there to be read. */
export const refuse = (attempt: Attempt, event: ExamEvent, because: string): Attempt => ({
  ...passTime(attempt, event.at),
  refusal: because,
});
