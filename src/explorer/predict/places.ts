/** Places of which nobody can know which a flow takes: the two edges of a circuit are one. */
import type { Scene } from './scene.ts';

/** The circuit that an edge, a provider, a router or a site of its own belongs to. */
export const circuitOf = (id: string): string => id.replace(/\/(?:edge\/\w+|edge|router|provider|site)$/, '');

/** What stands for a node where the two edges of a circuit are one place. */
export const placeOf = (id: string): string => id.replace(/\/edge\/\w+$/, '/edge');

/** What to call that place. */
export function placeName({ node, world }: Scene, id: string): string {
  const found = node(id);
  const circuit = found?.kind === 'edge' ? world.find(circuitOf(id))?.name : undefined;
  return circuit === undefined ? (found?.name ?? id) : `Microsoft’s edge of ${circuit}`;
}
