/** The bill as the people of a lab may see it: what nobody of them can read would give away what they are to find out. */
import type { Cloud } from '#src/azure/cloud.ts';
import { may } from '#src/azure/access/demand.ts';
import type { Profile } from '#src/base/facts.ts';
import { parseResourceId } from '#src/base/resource-id.ts';
import type { Cost, CostLine } from './cost.ts';

interface Looking {
  cloud: Cloud;
  profile: Profile;
  seed: string;
  /** Ids of the people, as they ask. */
  people: readonly string[];
}

/** The bill without the lines of what none of these people may read. Without access rules it is the whole bill. */
export function seenCost({ lines }: Cost, { people, ...world }: Looking): Cost {
  const isSeen = ({ id }: CostLine) => {
    const type = parseResourceId(id)?.type;
    return type === undefined || people.some((actor) => may({ ...world, actor }, `${type}/read`, id));
  };
  const seen = lines.filter(isSeen);
  return {
    lines: seen,
    running: seen.filter(({ isRunning }) => isRunning),
    milliseconds: seen.reduce((sum, { milliseconds }) => sum + milliseconds, 0),
  };
}
