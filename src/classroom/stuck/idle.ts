/** Somebody has stopped: nothing was done, opened or moved for longer than a thought takes. */
import type { Known, Stuck } from '#src/classroom/stuck/known.ts';

/** The longest that anybody merely thinks without touching anything, and the same with a page of the lesson before them. */
const limits = { thinking: 135_000, reading: 165_000 };

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
