/** Somebody whom a form refuses again and again, before anything is sent to Azure. */
import { acceptedIn, fresh, spellOf, times } from '#src/classroom/stuck/evidence.ts';
import type { FormRefusal } from '#src/classroom/stuck/form-refusal.ts';
import type { Known, Line, Sign, Stuck } from '#src/classroom/stuck/known.ts';

/** Three times in the same words, or four times at the same field. */
const enough = { same: 3, alike: 4 };
/** Presses that follow one another faster than this are one: nobody has read what was said. */
const apart = 2000;

export interface Refused extends FormRefusal {
  at: number;
}

/** What forms refused since a task was done or Azure let something in, oldest first. */
export function refusedByForms(lines: readonly Line[], signs: readonly Sign[]): Refused[] {
  const spell = spellOf(lines);
  const begun = lines[lines.length - spell.length - 1]?.at ?? 0;
  const letIn = spell.findLast((line) => acceptedIn(line).length > 0)?.at ?? 0;
  const from = Math.max(begun, letIn);
  return signs.flatMap(({ at, refused }) => (refused !== undefined && at > from ? [{ at, ...refused }] : []));
}

/** Undefined where it is no form that holds this learner up. */
export function atForms({ lines, signs, standing: { title = '' } }: Known, now: number): Stuck | undefined {
  const all = refusedByForms(lines, signs);
  const last = all.at(-1);
  if (last === undefined || last.at < now - fresh) return undefined;
  const alike = all.filter(({ form, field }) => form === last.form && field === last.field);
  const same = alike.filter(({ says }) => says === last.says);
  const [first] = alike;
  if (first === undefined || (presses(same) < enough.same && presses(alike) < enough.alike)) return undefined;
  const says = `“${title}”: the form “${last.form}” said no ${times(alike.length)}, and nothing was sent. It says: “${last.says}”`;
  return { reason: 'refusals', since: first.at, says };
}

/** How many there are with time to read between them. */
function presses(all: readonly Refused[]): number {
  let counted = 0;
  let before = -Infinity;
  for (const { at } of all) {
    if (at - before < apart) continue;
    counted += 1;
    before = at;
  }
  return counted;
}
