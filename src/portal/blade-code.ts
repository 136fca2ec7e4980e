/** The code of the blades: loaded when a blade is first opened, and at once from then on. */
import type { Blade } from '#src/portal/blade.ts';
import { parsePath } from '#src/portal/place.ts';
import { findBlade } from '#src/portal/registry.ts';

const loaded = new Map<string, Blade>();

/** The blade, if its code is there. */
export const loadedBlade = (id: string): Blade | undefined => loaded.get(id);

/** Loads the code of a blade. A name that no blade has loads nothing. */
export async function loadBlade(id: string): Promise<void> {
  const entry = findBlade(id);
  if (entry === undefined || loaded.has(id)) return;
  loaded.set(id, (await entry.load()).default);
}

/** Loads what the last place of a portal path shows, so that a portal which opens there needs no second look. */
export const loadPlace = (path: string): Promise<void> => loadBlade(parsePath(path).at(-1)?.blade ?? 'home');
