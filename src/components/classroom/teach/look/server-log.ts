/** The log of a learner's attempt as it stands on the server, for a session that an instructor runs on it. */
import type { AttemptLog } from '#src/lab/session-contract.ts';
import type { Answer } from '../../api.ts';
import type { Line, Lines } from '../api-look.ts';

export interface LineEnds {
  read: (from: number) => Promise<Answer<Lines>>;
  append: (from: number, lines: readonly unknown[]) => Promise<Answer<unknown>>;
}

/** Every line from a number on, however many answers that takes. Throws, in the words of the server, when it is refused. */
export async function readLines(read: LineEnds['read'], from: number): Promise<Lines> {
  const lines: Line[] = [];
  let seen: Lines['seen'];
  for (;;) {
    const found = await read(from + lines.length);
    if (!found.ok) throw new Error(found.message);
    lines.push(...found.value.lines);
    seen ??= found.value.seen;
    if (found.value.lines.length === 0 || from + lines.length >= found.value.length)
      return { ...found.value, ...(seen && { seen }), lines };
  }
}

/**
 * Reads and appends lines over the network. Where another line stands already it is `taken`: the session reads on and makes its
 * own again. A line that is refused comes back with its reason. Nobody begins an attempt for `another`.
 */
export function createServerLog({ read, append }: LineEnds, whose: 'own' | 'another' = 'another'): AttemptLog {
  return {
    async read(_, from) {
      // One's own that was never begun is not there yet.
      if (whose === 'own' && from === 0) {
        const found = await read(0);
        if (!found.ok && found.status === 404) return [];
      }
      return (await readLines(read, from)).lines.map(({ entry }) => entry);
    },
    async append(_, n, entry) {
      if (n === 0 && whose === 'another')
        return { because: 'The learner has not begun this lab yet, and nobody begins it for them.' };
      const kept = await append(n, [entry]);
      if (kept.ok) return 'kept';
      return kept.status === 409 && kept.code === 'Taken' ? 'taken' : { because: kept.message };
    },
  };
}
