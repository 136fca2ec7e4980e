/** The skills of a marked exam, each with its points, the weakest first. */
import type { Marked } from '../mark.ts';
import type { ObjectiveLine } from './ObjectiveBars.tsx';

const shareOf = ({ points, outOf }: ObjectiveLine): number => (outOf === 0 ? 1 : points / outOf);

export function linesOf(marked: readonly Marked[], skills: Readonly<Record<string, string>>): ObjectiveLine[] {
  const byObjective = Map.groupBy(marked, ({ item }) => item.objective);
  return [...byObjective]
    .map(([id, own]) => ({
      id,
      skill: skills[id] ?? id,
      points: own.reduce((sum, { score }) => sum + score.points, 0),
      outOf: own.reduce((sum, { score }) => sum + score.outOf, 0),
      questions: own.length,
    }))
    .toSorted((one, other) => shareOf(one) - shareOf(other) || one.id.localeCompare(other.id, 'en', { numeric: true }));
}
