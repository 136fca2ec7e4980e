/** Where a lab belongs to the class that somebody sits in: which attempt is meant, in which way and by which rules. Loaded only then. */
import { attemptIdOf, keptAs } from '#src/classroom/attempts/names.ts';
import { shutWords } from '#src/classroom/classes/pace.ts';
import type { Way } from '#src/lab/attempt.ts';
import { openRecord } from '#src/progress/stores/browser.ts';
import type { Profile } from '#src/base/facts.ts';
import { shutIn, standsOnServer } from '../class-seen.ts';
import { openDesk } from '../desk.ts';
import { keptHere } from '../kept.ts';
import { timeOfDay } from '../when.ts';
import type { RoomInClass } from './room-in-class.tsx';

export interface LabInClass {
  attempt: string;
  way?: Way;
  profile: Profile;
  isHeld: () => boolean;
  inClass: RoomInClass;
}

/**
 * The attempt of the class at this lab: the one of the entry that is named, else the first that is open. Undefined where the
 * class does not do it, or not here. Throws, in words, where it is shut, and leads away where its Cloud stands on the server.
 */
export async function labInClass(lab: string, entry: string | undefined): Promise<LabInClass | undefined> {
  const desk = await openDesk();
  await desk?.ready;
  const state = desk?.state();
  const seen = state?.seen;
  if (!desk || !state || !seen || state.isOut || seen.state === 'ended') return undefined;
  const planned = seen.plan.entries.filter(
    ({ kind, ref, id }) => kind === 'lab' && ref === lab && (entry ?? id) === id,
  );
  const pressed = keptHere().get('entry');
  const meant =
    planned.find(({ id }) => id === pressed) ??
    planned.find(({ id }) => shutIn(seen, id, desk.now()) === undefined) ??
    planned[0];
  if (!meant) return undefined;
  const attempt = attemptIdOf(state.seat.seat, meant.id);
  const kept = keptAs(lab, attempt);
  const shut = shutIn(seen, meant.id, desk.now());
  const isBegun = (await (await openRecord()).attempts.read(kept, 0)).length > 0;
  if (shut && !isBegun) {
    // Who only walks by does the lab for themselves.
    if (entry === undefined) return undefined;
    throw new Error(shutWords(shut, timeOfDay));
  }
  if (standsOnServer(meant)) {
    location.assign(`/class/cloud/?class=${encodeURIComponent(seen.id)}&entry=${encodeURIComponent(meant.id)}`);
    throw new Error('This lab is done in a Cloud on the server. Its page opens.');
  }
  const { roomInClass } = await import('./room-in-class.tsx');
  return {
    attempt: kept,
    ...(meant.way === undefined ? {} : { way: meant.way }),
    profile: seen.settings.profile,
    isHeld: () => desk.isHeld(attempt),
    inClass: roomInClass(desk, attempt, meant.way),
  };
}
