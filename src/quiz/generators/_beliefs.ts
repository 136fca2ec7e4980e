/** The wrong ideas that the tracer knows, by name. They come from the list as a whole, which the explorer loads as well: in pieces it would be two files more. */
import type { Belief } from '#src/azure/beliefs/belief.ts';
import { beliefs } from '#src/azure/beliefs/list.ts';

/** A wrong idea by its name without the course. One that is not there is our mistake. */
export function beliefNamed(name: string): Belief {
  const found = beliefs.find(({ id }) => id === `expressroute/${name}`);
  if (!found) throw new Error(`The tracer knows no belief "${name}".`);
  return found;
}
