/** A state that is wanted of the Cloud, and how one gets there from any other: hints, solutions and *show me* are all made of wants. */
import type { Cloud } from '#src/azure/cloud.ts';
import type { Check, Deed } from '#src/lab/definition.ts';
import { perState } from '#src/lab/per-state.ts';

export interface Want {
  /** Says which state it is: two wants with one id are the same want. */
  id: string;
  check: Check;
  /** What must be so before the act, in this order; may look at the Cloud, so what stands in the way is wanted gone first. */
  first?(cloud: Cloud): readonly Want[];
  /** One act, from a Cloud in which everything that comes first holds. */
  deed: Deed;
}

/** Wants that lead to wants that lead back would never end; no lab is half as deep. */
const deepest = 40;

/**
 * The first unmet want, what of that waits for another, and so on down to the want to work on now. Empty when all hold. Throws
 * where wants lead in a circle.
 */
function wantsToNext(cloud: Cloud, wants: readonly Want[], above: readonly Want[] = []): readonly Want[] {
  const unmet = wants.find(({ check }) => !check(cloud).holds);
  if (unmet === undefined) return above;
  if (above.length > deepest) {
    const last = above.slice(-4).map(({ id }) => id);
    throw new Error(`These wants lead in a circle: ${last.join(', ')}. Break it.`);
  }
  return wantsToNext(cloud, unmet.first?.(cloud) ?? [], [...above, unmet]);
}

/** The want to work on now: the first unmet one that waits for nothing else. Undefined when all hold. */
export const nextWant = (cloud: Cloud, wants: readonly Want[]): Want | undefined => wantsToNext(cloud, wants).at(-1);

/** The deed that leads to these wants: always the one act that comes next from the Cloud at hand. Once all hold, the last want's own. */
export function deedFor(...wants: readonly [Want, ...Want[]]): Deed {
  const remember = perState<readonly Want[]>();
  const ahead = (cloud: Cloud) => remember(cloud, '', () => wantsToNext(cloud, wants));
  const next = (cloud: Cloud) => ahead(cloud).at(-1);
  const now = (cloud: Cloud): Deed => (next(cloud) ?? wants.at(-1) ?? wants[0]).deed;
  return {
    where: (cloud) => now(cloud).where(cloud),
    what: (cloud) => now(cloud).what(cloud),
    requests: (cloud) => now(cloud).requests(cloud),
    way: (cloud) => now(cloud).way(cloud),
    there: (cloud) => now(cloud).there?.(cloud),
    pane: (cloud) => now(cloud).pane?.(cloud),
    first: (cloud) => {
      const want = next(cloud);
      return want === undefined || wants.some(({ id }) => id === want.id) ? undefined : want.check(cloud).because;
    },
    wrong: (cloud) =>
      ahead(cloud)
        .map(({ check }) => check(cloud))
        .findLast(({ fault }) => fault !== undefined)?.because,
  };
}

/** The check of several wants: the first that does not hold says why. */
export const allHold =
  (...wants: readonly [Want, ...Want[]]): Check =>
  (cloud) => {
    const verdicts = wants.map(({ check }) => check(cloud));
    return verdicts.find(({ holds }) => !holds) ?? verdicts.at(-1) ?? wants[0].check(cloud);
  };
