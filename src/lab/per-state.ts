/** What was worked out of a Cloud, kept for as long as that Cloud stays as it is: checks and hints ask for the same many times over. */
import type { Cloud } from '#src/azure/cloud.ts';

/** Changes with every write, and whenever an operation ends: nothing else changes a Cloud. */
const stateOf = ({ serial, pending, ended }: Cloud): string => `${serial} ${ended?.length ?? 0} ${pending.join(' ')}`;

/** A memory of its own: gives what `work` found under this key, working it out once for each state of a Cloud that only the engine changes. */
export function perState<Found>(): (cloud: Cloud, key: string, work: () => Found) => Found {
  const known = new WeakMap<Cloud, { state: string; found: Map<string, { it: Found }> }>();
  return (cloud, key, work) => {
    const state = stateOf(cloud);
    let kept = known.get(cloud);
    if (kept?.state !== state) {
      kept = { state, found: new Map() };
      known.set(cloud, kept);
    }
    const found = kept.found.get(key) ?? { it: work() };
    kept.found.set(key, found);
    return found.it;
  };
}
