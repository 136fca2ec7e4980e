/** Every lab of every course, as a plain list: pages list it without loading a lab's code, and Node imports it without a build. Each course has its own list in `labs/<course>/_labs.ts`. */
import type { LabEntry } from '#src/lab/entry.ts';
import { labLists } from '#src/lab/lists.generated.ts';

export const labs: readonly LabEntry[] = labLists.flat();

/** The lab with this id. */
export function findLab(id: string): LabEntry {
  const entry = labs.find((lab) => lab.id === id);
  if (!entry) throw new Error(`No lab "${id}". Known labs: ${labs.map((lab) => lab.id).join(', ')}.`);
  return entry;
}
