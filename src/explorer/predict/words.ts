/** The words of the beliefs, as a page hands them to the panel: those of content/misconceptions that the tracer can follow. */
import { beliefs } from '#src/azure/beliefs/list.ts';

export interface BeliefWords {
  belief: string;
  repair: string;
  /** Ids of the facts that settle it. */
  facts: readonly string[];
}

export type WordsById = Readonly<Record<string, BeliefWords>>;

/** Picks out of all misconceptions (an Astro collection) those that can be traced. */
export function wordsOf(entries: readonly { id: string; data: BeliefWords }[]): WordsById {
  const ids = new Set(beliefs.map(({ id }) => id));
  return Object.fromEntries(
    entries
      .filter(({ id }) => ids.has(id))
      .map(({ id, data: { belief, repair, facts } }) => [id, { belief, repair, facts: [...facts] }]),
  );
}
