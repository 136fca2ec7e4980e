/** The questions of an attempt as the palette and the review screen list them, and where one goes from the one that is open. */
import type { Attempt } from '#src/quiz/exam/attempt.ts';
import { itemsOf, sectionOf } from '#src/quiz/exam/form.ts';
import type { Entry, Shelf } from './Palette.tsx';
import { statusOf } from './questions.ts';
import type { Question, Status } from './questions.ts';

export interface Known {
  questions: ReadonlyMap<string, Question>;
  /** Lab items whose lab was handed in: before that nothing of it is told. */
  handedIn: ReadonlySet<string>;
}

function statusIn({ answers }: Attempt, { questions, handedIn }: Known, item: string): Status {
  const question = questions.get(item);
  if (!question) return 'answered';
  if (question.kind === 'lab') return handedIn.has(item) ? 'answered' : 'empty';
  return statusOf(question, answers[item]);
}

/** Every section with its questions. A question that the bank no longer has counts as answered: nobody can do more about it. */
export function shelvesOf(attempt: Attempt, known: Known): Shelf[] {
  const numbers = new Map(itemsOf(attempt.form).map(({ id }, index) => [id, index + 1]));
  return attempt.form.sections.map((section) => ({
    section,
    isLocked: attempt.locked.includes(section.id),
    entries: section.items.map(({ id }): Entry => ({
      id,
      number: numbers.get(id) ?? 0,
      status: statusIn(attempt, known, id),
      isMarked: attempt.marked.includes(id),
      isHere: attempt.item === id,
    })),
  }));
}

/** What a press of *Previous* or *Next* comes to. */
export type Way = { kind: 'item'; item: string } | { kind: 'leave' } | { kind: 'review' } | { kind: 'none' };

/** Where one gets to when a question is asked for by its number: into another section only when this one may be left. */
export function wayTo({ form, item, locked }: Pick<Attempt, 'form' | 'item' | 'locked'>, wanted: string): Way {
  const [here, there] = [sectionOf(form, item), sectionOf(form, wanted)];
  if (!there || locked.includes(there.id)) return { kind: 'none' };
  if (here && here.id !== there.id && here.locks && !locked.includes(here.id)) return { kind: 'leave' };
  return { kind: 'item', item: wanted };
}

/** The way on: the next question that is not closed, or the review screen after the last one. */
export function wayOn(attempt: Pick<Attempt, 'form' | 'item' | 'locked'>): Way {
  const all = itemsOf(attempt.form);
  const index = all.findIndex(({ id }) => id === attempt.item);
  const here = sectionOf(attempt.form, attempt.item);
  const next = all.slice(index + 1).find(({ id }) => !attempt.locked.includes(sectionOf(attempt.form, id)?.id ?? ''));
  if (next) return wayTo(attempt, next.id);
  return here?.locks === true && !attempt.locked.includes(here.id) ? { kind: 'leave' } : { kind: 'review' };
}

/** The way back: to the question before, unless a closed section or the lock of this one stands between. */
export function wayBack(attempt: Pick<Attempt, 'form' | 'item' | 'locked'>): Way {
  const all = itemsOf(attempt.form);
  const before = all
    .slice(
      0,
      Math.max(
        0,
        all.findIndex(({ id }) => id === attempt.item),
      ),
    )
    .findLast(({ id }) => !attempt.locked.includes(sectionOf(attempt.form, id)?.id ?? ''));
  const way = before ? wayTo(attempt, before.id) : undefined;
  return way?.kind === 'item' ? way : { kind: 'none' };
}
