/** What the record tells about single questions: how often each was met, and which were not right the last time. */
import type { ProgressEvent } from '#src/progress/events.ts';

interface Mark {
  item: string;
  points: number;
  outOf: number;
}

const marksIn = (event: ProgressEvent): readonly Mark[] =>
  event.kind === 'item.answered' ? [event] : event.kind === 'check.marked' ? event.items : [];

/** Ids of the questions that did not earn every point when they were answered last, the latest first. */
export function mistakesIn(events: readonly ProgressEvent[]): string[] {
  const last = new Map<string, { isRight: boolean; at: number }>();
  for (const event of events.toSorted((one, other) => one.at - other.at))
    for (const { item, points, outOf } of marksIn(event)) last.set(item, { isRight: points >= outOf, at: event.at });
  return [...last]
    .filter(([, { isRight }]) => !isRight)
    .toSorted(([, one], [, other]) => other.at - one.at)
    .map(([item]) => item);
}

/** How often each question was answered. A check that also told of each question counts once. */
export function seenIn(events: readonly ProgressEvent[]): Record<string, number> {
  const seen = new Map<string, number>();
  for (const event of events) if (event.kind === 'item.answered') seen.set(event.item, (seen.get(event.item) ?? 0) + 1);
  // Before single answers were recorded, a check told of them alone.
  for (const event of events)
    if (event.kind === 'check.marked') for (const { item } of event.items) if (!seen.has(item)) seen.set(item, 1);
  return Object.fromEntries(seen);
}
