/** What the path of three days may leave out: objectives whose interval lies above the cut, and the units that serve no other. */
import { intervalOf } from '#src/quiz/ability/estimate.ts';
import type { ObjectiveAbility } from '#src/quiz/ability/objectives.ts';
import { cut } from '#src/quiz/ability/verdict.ts';

/** So many questions of its own an objective needs: what the others make likely is not enough to skip it. */
export const leastOwn = 3;

export interface Known {
  objectives: readonly string[];
  units: readonly number[];
  because: string;
}

/** Whether an objective may be skipped. It is no verdict, which takes more questions. */
export const isKnown = (ability: ObjectiveAbility): boolean =>
  ability.items >= leastOwn && intervalOf(ability).lower >= cut;

/** The objectives that are shown as known, and the units all of whose objectives are. `units` says which units serve an objective. */
export function knownOf(
  abilities: readonly ObjectiveAbility[],
  units: Readonly<Record<string, readonly number[]>>,
): Known {
  const objectives = abilities.filter(isKnown).map(({ objective }) => objective);
  const of = (wanted: (objective: string) => boolean) =>
    new Set(Object.entries(units).flatMap(([objective, numbers]) => (wanted(objective) ? numbers : [])));
  const needed = of((objective) => !objectives.includes(objective));
  const spare = [...of((objective) => objectives.includes(objective))].filter((unit) => !needed.has(unit));
  return {
    objectives,
    units: spare.toSorted((one, other) => one - other),
    because:
      objectives.length === 0
        ? 'Nothing is shown as known yet, so nothing is left out.'
        : `An objective is left out where the lower end of its interval reaches 70 points of 100, after at least ${leastOwn} of its own questions. A unit is left out where all its objectives are.`,
  };
}
