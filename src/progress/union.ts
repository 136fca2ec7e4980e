/** Decides what a merge adds. Pure, so that every store merges alike. */
import type { ProgressEvent } from '#src/progress/events.ts';
import { byTime, type AttemptRow, type RecordContent } from '#src/progress/store.ts';

/** The union of two lists of events by id, oldest first. Of two events with one id the same one wins, in whatever order they come. */
export function unionOf(ours: readonly ProgressEvent[], theirs: readonly ProgressEvent[]): ProgressEvent[] {
  const byId = new Map<string, ProgressEvent>();
  for (const event of [...ours, ...theirs]) {
    const known = byId.get(event.id);
    if (!known || textOf(event) < textOf(known)) byId.set(event.id, event);
  }
  return [...byId.values()].sort(byTime);
}

/** What `theirs` has and `ours` has not. Adding it to `ours` gives the union; a second time it is empty. */
export function missingFrom(
  ours: RecordContent,
  theirs: RecordContent,
): { events: ProgressEvent[]; attempts: AttemptRow[] } {
  const known = new Map(ours.events.map((event) => [event.id, event]));
  const events = unionOf(ours.events, theirs.events).filter((event) => known.get(event.id) !== event);
  const attempts: AttemptRow[] = [];
  const held = Map.groupBy(ours.attempts, (row) => row.attempt);
  for (const [attempt, rows] of Map.groupBy(theirs.attempts, (row) => row.attempt)) {
    const mine = new Map((held.get(attempt) ?? []).map((row) => [row.n, row]));
    const parted = rows.some((row) => {
      const own = mine.get(row.n);
      return own !== undefined && textOf(own.entry) !== textOf(row.entry);
    });
    const name = parted ? `${attempt}~${digestOf(textOf(rows.map(({ n, entry }) => [n, entry])))}` : attempt;
    const there = parted ? new Set((held.get(name) ?? []).map((row) => row.n)) : mine;
    for (const { n, entry } of rows) if (!there.has(n)) attempts.push({ attempt: name, n, entry });
  }
  return { events, attempts };
}

/** JSON with sorted keys: two equal values give one text, whatever order their fields were written in. */
export function textOf(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** FNV-1a in base 36: names a log that parted from ours. Not for secrets. */
function digestOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash.toString(36);
}
