/** Somebody has stopped: nothing was done, opened or moved for longer than a thought takes. */
import type { Known, Stuck } from '#src/classroom/stuck/known.ts';

/**
 * The longest that anybody merely thinks without touching anything, the same with a page of the lesson before them, and with
 * nothing to do in a lab, where one also listens and talks.
 */
const limits = { thinking: 135_000, reading: 165_000, free: 300_000 };
/** Whoever gave no sign for so long, and whose page is not open any more, has gone: there is nobody to be quiet. */
const gone = { signs: 600_000, beats: 60_000 };

/** Undefined for whoever was there a moment ago, or has an operation to wait for. */
export function isIdle({ lines, signs, standing, heldUntil = 0 }: Known, now: number): Stuck | undefined {
  const did = lines.at(-1)?.at ?? 0;
  const opened = signs.findLast((sign) => sign.opened !== undefined);
  const since = Math.max(did, signs.at(-1)?.at ?? 0, heldUntil, standing.due ?? 0);
  const isReading = opened !== undefined && opened.inPortal !== true && opened.at >= did;
  if (since === 0 || now - since < (isReading ? limits.reading : limits.thinking)) return undefined;
  const minutes = Math.floor((now - since) / 60_000);
  const says = `“${standing.title ?? ''}”: nothing done, opened or moved for ${minutes} minutes.`;
  return { reason: 'idle', since, says };
}

interface Free extends Pick<Known, 'signs' | 'heldUntil'> {
  /** When their page last said that it is open and seen. */
  beat: number;
  /** The page, in words. */
  where: string;
}

/** The same for somebody who has no task open in a lab, on a page of the class or of the lessons. */
export function isQuiet({ signs, heldUntil = 0, beat, where }: Free, now: number): Stuck | undefined {
  const last = signs.at(-1)?.at;
  if (last === undefined || (now - last > gone.signs && now - beat > gone.beats)) return undefined;
  const since = Math.max(last, heldUntil);
  if (now - since < limits.free) return undefined;
  const minutes = Math.floor((now - since) / 60_000);
  return {
    reason: 'idle',
    since,
    says: `“${where}”: nothing opened or moved for ${minutes} minutes, and no task open.`,
  };
}
