/** The code of the blades: loaded when a blade is first opened, and at once from then on. */
import type { WizardView } from '#src/portal/WizardView.tsx';
import type { Blade, MenuEntry } from '#src/portal/blade.ts';
import { placeOf, plainMenu } from '#src/portal/cells.ts';
import { parsePath } from '#src/portal/place.ts';
import type { Place } from '#src/portal/place.ts';
import { findBlade } from '#src/portal/registry.ts';

const loaded = new Map<string, Blade>();

/** The wizard is the heaviest view and never the first, so its code comes with the first wizard. */
let wizardView: typeof WizardView | undefined;

/** The view of wizards, if its code is there. */
export const loadedWizardView = (): typeof WizardView | undefined => wizardView;

/** The blade, if its code is there. */
export const loadedBlade = (id: string): Blade | undefined => loaded.get(id);

/** Loads the code of a blade. A name that no blade has loads nothing. */
export async function loadBlade(id: string): Promise<void> {
  const entry = findBlade(id);
  if (entry === undefined || loaded.has(id)) return;
  const { default: blade } = await entry.load();
  if (blade.machine === 'wizard') wizardView ??= (await import('#src/portal/WizardView.tsx')).WizardView;
  loaded.set(id, blade);
}

/** The blade whose menu stands beside a place: that of its resource, where it is a page that any resource has. */
const menuBlade = ({ blade, of }: Place): string =>
  of !== undefined && findBlade(blade)?.isOfAny === true ? placeOf(of).blade : blade;

/** Whether everything is there that a place needs to be shown. */
export const isLoaded = (place: Place): boolean => [place.blade, menuBlade(place)].every((id) => loaded.has(id));

/** The menu beside a place: its blade's own, or that of the resource it shows. */
export function menuOf(place: Place): MenuEntry[] | undefined {
  const blade = menuBlade(place);
  const menu = loaded.get(blade)?.menu?.({ ...place, blade });
  return menu ?? (findBlade(place.blade)?.isOfAny === true ? plainMenu({ ...place, blade }) : undefined);
}

/** Loads what a place needs to be shown. */
export async function load(place: Place): Promise<void> {
  await Promise.all([place.blade, menuBlade(place)].map(loadBlade));
}

/** Loads what the last place of a portal path shows, so that a portal which opens there needs no second look. */
export const loadPlace = (path: string): Promise<void> => load(parsePath(path).at(-1) ?? { blade: 'home' });
