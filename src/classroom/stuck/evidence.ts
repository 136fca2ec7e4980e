/** What the log tells of a spell: the stretch of work since something last came of it. */
import type { JournalEntry } from '#src/azure/journal.ts';
import { keyOf } from '#src/base/resource-id.ts';
import { toldRequest } from '#src/lab/request-words.ts';
import type { Line } from '#src/classroom/stuck/known.ts';

/** What is older says nothing about now. */
export const fresh = 180_000;

/** Azure's answer while something is under way on the same resource: whoever gets it waits, and is not wrong. */
const whileBusy = 429;

/** A request that was refused. */
export interface Try {
  at: number;
  request: JournalEntry;
  path: string;
  /** The code it was refused with, or its status where the code is not known. */
  code: string;
  message: string | undefined;
}

/** The path of a request as ids are compared. */
export const pathOf = ({ url }: Pick<JournalEntry, 'url'>): string => keyOf(decodeURIComponent(new URL(url).pathname));

/** The lines since a task was last done or a question was last answered rightly. */
export function spellOf(lines: readonly Line[]): readonly Line[] {
  const last = lines.findLastIndex(
    ({ entry }) => entry.kind === 'done' || entry.kind === 'started' || (entry.kind === 'answered' && entry.right),
  );
  return lines.slice(last + 1);
}

/** The refused requests of some lines, oldest first. */
export const triesIn = (lines: readonly Line[]): Try[] =>
  lines.flatMap(({ at, entry, told = [] }) => {
    if (entry.kind !== 'write') return [];
    const refused = entry.journal.filter(({ status }) => status >= 400);
    return refused.flatMap((request, index): Try[] => {
      if (request.status === whileBusy) return [];
      const words = told[index];
      return [
        { at, request, path: pathOf(request), code: words?.code ?? String(request.status), message: words?.message },
      ];
    });
  });

/** The accepted writes of a line. */
export const acceptedIn = ({ entry }: Line): JournalEntry[] =>
  entry.kind === 'write' && entry.asks !== true ? entry.journal.filter(({ status }) => status < 400) : [];

const typeOf = (path: string): string => path.split('/').at(-2) ?? '';

/** Whether a path is about what the next acts are about: the same resource, or one of its kind under another name. */
export const isAbout = (path: string, on: readonly string[]): boolean =>
  on.some((one) => keyOf(one) === path || typeOf(keyOf(one)) === typeOf(path));

/** A refused request as a deed: "Create connection con-core". */
export const deedOf = ({ request }: Try): string => toldRequest(request, () => false).replace(/: refused$/, '');

/** Two sentences of a check as one clause, without the full stop. */
export const clause = (words: string): string =>
  words
    .trim()
    .replaceAll(/\.\s+(It|The|Found|There|No|Looked|They|This|That)\b/g, (_, next: string) => `; ${next.toLowerCase()}`)
    .replaceAll(/\.\s+/g, '; ')
    .replace(/\.$/, '');

export const times = (count: number): string => (count === 2 ? 'twice' : `${count} times`);
