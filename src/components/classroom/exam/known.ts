/** What this browser knows of an exam it has opened: enough to go on after a reload without a network. */
import * as z from 'zod/mini';
import { opened, type Opened } from '#src/classroom/exams/shown.ts';
import type { Where } from './calls.ts';
import { storageHere } from './device.ts';

const kept = z.object({ opened, wall: z.number() });
const keyOf = ({ inClass, entry }: Where): string => `crossconnect/class-exam/${inClass}/${entry}`;

type Keeps = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Notes what the server answered just now. `wall` is the computer's clock. */
export function noteOpened(
  where: Where,
  value: Opened,
  wall: number,
  storage: Keeps | undefined = storageHere(),
): void {
  try {
    storage?.setItem(keyOf(where), JSON.stringify({ opened: value, wall }));
  } catch {
    // Full or blocked: a reload then needs the network.
  }
}

/** What was noted, with the server's time carried on by the computer's clock; undefined where there is nothing that can be read. */
export function knownOpened(
  where: Where,
  wall: number,
  storage: Keeps | undefined = storageHere(),
): Opened | undefined {
  try {
    const found = kept.safeParse(JSON.parse(storage?.getItem(keyOf(where)) ?? 'null')).data;
    return found && { ...found.opened, now: found.opened.now + Math.max(0, wall - found.wall) };
  } catch {
    return undefined;
  }
}

export function forgetOpened(where: Where, storage: Keeps | undefined = storageHere()): void {
  try {
    storage?.removeItem(keyOf(where));
  } catch {
    // What cannot be removed is read again, and the server says what is true.
  }
}
