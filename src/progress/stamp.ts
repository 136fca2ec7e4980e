/** Gives an event its id and its time: the one place in progress where real time and chance come in. */
import type { ProgressDraft, ProgressEvent } from '#src/progress/events.ts';

/** A random UUID (version 4). `crypto.randomUUID` is missing on plain-http pages, `getRandomValues` is not. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

let last = 0;

/** Now; a millisecond later than the time before, so that events of one moment keep their order. */
const nextMoment = (): number => (last = Math.max(Date.now(), last + 1));

/** Makes an event of a draft: now, under a new id. */
export function stamp(draft: ProgressDraft, at: number = nextMoment(), id: string = newId()): ProgressEvent {
  return { ...draft, id, at };
}

/** Makes events that happen together: one time, and one id with a number behind it, which travels in a link as almost nothing. */
export function stampAll(drafts: readonly ProgressDraft[], id: string = newId()): ProgressEvent[] {
  const at = nextMoment();
  return drafts.map((draft, index) => stamp(draft, at, `${id}.${index}`));
}
