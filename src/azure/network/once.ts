/** Works things out once per world: a world does not change, and a hub is asked by each of its spokes. */
import { remembered } from '#src/base/remembered.ts';
import { nodeOf, type World, type WorldResource } from './world.ts';

/** The same function, which remembers its answer for each world. */
export const perWorld = <T>(work: (world: World) => T): ((world: World) => T) => remembered(work);

/** The same function, which remembers its answer for each resource of each world. */
export function perResource<T>(
  work: (world: World, resource: WorldResource) => T,
): (world: World, resource: WorldResource) => T {
  const knownIn = perWorld(() => new Map<string, { answer: T }>());
  return (world, resource) => {
    const known = knownIn(world);
    const key = nodeOf(resource.id);
    const before = known.get(key);
    if (before) return before.answer;
    const answer = work(world, resource);
    known.set(key, { answer });
    return answer;
  };
}
