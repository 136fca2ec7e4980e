/** Works things out once per world: a world does not change, and a hub is asked by each of its spokes. */
import { nodeOf, type World, type WorldResource } from './world.ts';

/** The same function, which remembers its answer for each world. */
export function perWorld<T>(work: (world: World) => T): (world: World) => T {
  const known = new WeakMap<World, { answer: T }>();
  return (world) => {
    const before = known.get(world);
    if (before) return before.answer;
    const answer = work(world);
    known.set(world, { answer });
    return answer;
  };
}

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
