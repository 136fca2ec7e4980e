/** Which edition of a lab and of the engine an attempt began with: two that set up the same Cloud, byte for byte, are one edition. */
import { hash128 } from '#src/base/random.ts';
import type { AttemptEntry } from '#src/lab/attempt.ts';
import { beginning } from '#src/lab/beginning.ts';
import type { Beginning } from '#src/lab/beginning.ts';
import type { Lab } from '#src/lab/definition.ts';

/** The mark of the edition that set up this Cloud. */
export const editionOf = (snapshot: unknown): string => hash128(JSON.stringify(snapshot));

/** The first entry of a new attempt, with the mark of the edition that sets it up. */
export async function marked(lab: Lab, begin: Beginning, real: number): Promise<AttemptEntry> {
  const first = await beginning(lab, begin, real);
  return first.kind === 'started' ? { ...first, edition: editionOf(first.snapshot) } : first;
}
