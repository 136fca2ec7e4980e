/** Somebody makes and removes, and comes back to where they were again and again. */
import type { JournalEntry } from '#src/azure/journal.ts';
import { hash128 } from '#src/base/random.ts';
import { acceptedIn, fresh, pathOf, spellOf } from '#src/classroom/stuck/evidence.ts';
import type { Known, Line, Stuck } from '#src/classroom/stuck/known.ts';

/** So often back at something that was there before. Once or twice is putting a slip right. */
const enough = 3;

/** What the accepted writes of a spell have made, by path. */
type Made = ReadonlyMap<string, string>;

function after(made: Made, request: JournalEntry): Made {
  const path = pathOf(request);
  const next = new Map(made);
  if (request.method !== 'DELETE') return next.set(path, hash128(`${request.method} ${request.body ?? ''}`));
  for (const known of made.keys()) if (known === path || known.startsWith(`${path}/`)) next.delete(known);
  // Deleting what was there before the spell leaves a mark of its own.
  return made.has(path) ? next : next.set(path, 'gone');
}

const keyOf = (made: Made): string =>
  [...made]
    .map((pair) => pair.join(' '))
    .toSorted()
    .join('\n');

/** The states that a spell went through: what was there after each line that changed something, and which path it was about. */
function statesOf(spell: readonly Line[]): { at: number; key: string; path: string }[] {
  let made: Made = new Map();
  const before = new Map<number, Made>();
  return spell.flatMap((line) => {
    const { entry, at, n } = line;
    if (entry.kind === 'undone') made = before.get(entry.entry) ?? made;
    else if (entry.kind === 'reset' || entry.kind === 'returned') made = new Map();
    else {
      const accepted = acceptedIn(line);
      if (accepted.length === 0) return [];
      before.set(n, made);
      for (const request of accepted) made = after(made, request);
      return [{ at, key: keyOf(made), path: accepted.at(-1)?.url ?? '' }];
    }
    return [{ at, key: keyOf(made), path: '' }];
  });
}

/** Undefined where this learner does not go round. */
export function inLoop({ lines, standing: { title = '' } }: Known, now: number): Stuck | undefined {
  const states = statesOf(spellOf(lines));
  const seen = new Map<string, number>([['', -1]]);
  const returns: number[] = [];
  let from: number | undefined;
  for (const [index, { key }] of states.entries()) {
    const earlier = seen.get(key);
    if (earlier === undefined) seen.set(key, index);
    else {
      from ??= earlier + 1;
      returns.push(index);
    }
  }
  const last = states[returns.at(-1) ?? -1];
  if (from === undefined || last === undefined || returns.length < enough || last.at < now - fresh) return undefined;
  const round = states.slice(from);
  const names = [...new Set(round.flatMap(({ path }) => (path === '' ? [] : [nameIn(path)])))].slice(0, 2);
  const what = names.length === 0 ? 'the same' : names.join(' and ');
  const says = `“${title}”: makes ${what} and takes it back, and came back to the same place ${returns.length} times without a task done.`;
  return { reason: 'loop', since: states[from]?.at ?? last.at, says };
}

const nameIn = (url: string): string => decodeURIComponent(new URL(url).pathname.split('/').at(-1) ?? '');
