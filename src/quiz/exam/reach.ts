/** What may be done in an attempt, and where one may go: each refusal says why, and the way on. */
import { fail, pass, type Verdict } from '#src/base/verdict.ts';
import type { Attempt, ExamEvent } from '#src/quiz/exam/attempt.ts';
import { itemsOf, sectionOf, type Section } from '#src/quiz/exam/form.ts';

/** The section that is open, or was last. */
export const presentSection = ({ form, item }: Pick<Attempt, 'form' | 'item'>): Section | undefined =>
  sectionOf(form, item);

/** Whether an item can be opened, answered and marked now. */
export function reach(attempt: Pick<Attempt, 'form' | 'item' | 'locked'>, item: string): Verdict {
  const there = sectionOf(attempt.form, item);
  if (!there) return fail(`This form has no question "${item}". It has ${itemsOf(attempt.form).length} others.`);
  if (attempt.locked.includes(there.id))
    return fail(`"${there.title}" is closed. A section that locks cannot be opened again once it is left.`);
  const here = presentSection(attempt);
  if (here?.locks === true && here.id !== there.id && !attempt.locked.includes(here.id))
    return fail(`"${here.title}" is open and locks when it is left. Leave it first, then open "${there.title}".`);
  return pass(`"${there.title}" is open.`);
}

/** The first item of the section that comes up when this one is left: the next one that is not closed. */
export function afterLeaving({ form, locked }: Pick<Attempt, 'form' | 'locked'>, left: string): string | undefined {
  const index = form.sections.findIndex(({ id }) => id === left);
  const next = form.sections.slice(index + 1).find(({ id }) => !locked.includes(id));
  return next?.items[0]?.id;
}

/** Whether the open section can be left for good: only one that locks is. */
function leave(attempt: Attempt, section = presentSection(attempt)): Verdict {
  const here = presentSection(attempt);
  if (!here || section?.id !== here.id) return fail('Another section is open. Leave the one that is open.');
  if (attempt.locked.includes(here.id)) return fail(`"${here.title}" is closed already.`);
  if (!here.locks) return fail(`"${here.title}" does not lock. Open any question; this one can be opened again.`);
  return pass(`"${here.title}" can be left. It cannot be opened again afterwards.`);
}

/** Whether an event may happen as far as the form and the sections go. Which screen it belongs to is the machine's to say. */
export function mayHappen(attempt: Attempt, event: ExamEvent): Verdict {
  switch (event.type) {
    case 'went':
    case 'answered':
    case 'marked':
      return reach(attempt, event.item);
    case 'noted':
      return event.item === undefined || sectionOf(attempt.form, event.item)
        ? pass('A note can be written.')
        : fail(`This form has no question "${event.item}". Write the note to one that it has, or to none.`);
    case 'leaving':
      return leave(attempt);
    case 'left':
      return leave(
        attempt,
        attempt.form.sections.find(({ id }) => id === event.section),
      );
    case 'looked':
      return (event.query ?? event.href ?? '') === ''
        ? fail('Nothing was looked for. Write what to look for.')
        : pass('The open book can be used.');
    case 'started':
      return fail('This attempt is under way. Hand it in before another begins.');
    case 'ticked':
    case 'reviewed':
    case 'stayed':
    case 'opened':
    case 'closed':
    case 'submitting':
    case 'submitted':
      return pass('Nothing stands against it.');
  }
}
