/** Somebody sends the same request with the same mistake, or goes through the answers of a question. */
import {
  acceptedIn,
  clause,
  deedOf,
  fresh,
  isAbout,
  pathOf,
  spellOf,
  times,
  triesIn,
} from '#src/classroom/stuck/evidence.ts';
import type { Try } from '#src/classroom/stuck/evidence.ts';
import type { Known, Line, Stuck } from '#src/classroom/stuck/known.ts';

/** Three times the very same, or four times the same refusal for several attempts at it; three wrong answers. */
const enough = { same: 3, alike: 4, answers: 3 };

/** Undefined where it is no refusal that holds this learner up. */
export function atRefusals({ lines, standing }: Known, now: number): Stuck | undefined {
  const spell = spellOf(lines);
  return repeated(spell, standing, now) ?? guessed(spell, standing, now);
}

function repeated(spell: readonly Line[], { on, title = '' }: Known['standing'], now: number): Stuck | undefined {
  const tries = triesIn(spell).filter(({ path }) => on.length === 0 || isAbout(path, on));
  const last = tries.at(-1);
  if (last === undefined || last.at < now - fresh) return undefined;
  const letIn =
    spell.filter((line) => acceptedIn(line).some((request) => pathOf(request) === last.path)).at(-1)?.at ?? 0;
  const alike = tries.filter((one) => isAlike(one, last) && one.at > letIn);
  const same = alike.filter(({ request }) => request.body === last.request.body);
  const [first] = alike;
  if (first === undefined || (same.length < enough.same && alike.length < enough.alike)) return undefined;
  const why = last.message === undefined ? '' : `: ${clause(last.message)}`;
  const says = `“${title}”: “${deedOf(last)}” was refused ${times(alike.length)} with ${last.code}${why}.`;
  return { reason: 'refusals', since: first.at, says };
}

const isAlike = (one: Try, other: Try): boolean =>
  one.path === other.path && one.request.method === other.request.method && one.code === other.code;

function guessed(spell: readonly Line[], { task, title = '' }: Known['standing'], now: number): Stuck | undefined {
  const wrong = spell.filter(({ entry }) => entry.kind === 'answered' && entry.task === task && !entry.right);
  const [first] = wrong;
  const last = wrong.at(-1);
  if (!first || !last || last.at < now - fresh || wrong.length < enough.answers) return undefined;
  return { reason: 'refusals', since: first.at, says: `“${title}”: answered wrongly ${times(wrong.length)}.` };
}
