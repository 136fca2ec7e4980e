/** What a learner can be proud of. Each is a question about the events, so that it is never lost and never given twice. */
import { unitOf, type ProgressEvent } from '#src/progress/events.ts';

export interface Achievement {
  id: 'first-light' | 'cross-connected' | 'unaided' | 'full-marks' | 'second-look' | 'end-to-end';
  name: string;
  /** What one has to do for it. */
  how: string;
  /** When it was earned; missing while it is not. */
  at?: number;
}

interface Definition extends Omit<Achievement, 'at'> {
  /** The event that earned it, in a list ordered by time. */
  earnedBy: (events: readonly ProgressEvent[]) => ProgressEvent | undefined;
}

const definitions: readonly Definition[] = [
  {
    id: 'first-light',
    name: 'First light',
    how: 'Read a unit to its end.',
    earnedBy: (events) => events.find(({ kind }) => kind === 'unit.read'),
  },
  {
    id: 'cross-connected',
    name: 'Cross-connected',
    how: 'Finish a lab.',
    earnedBy: (events) => events.find(({ kind }) => kind === 'lab.done'),
  },
  {
    id: 'unaided',
    name: 'Unaided',
    how: 'Finish a lab without a hint.',
    earnedBy(events) {
      const helped = new Set(events.flatMap((event) => (event.kind === 'hint.used' ? [event.attempt] : [])));
      return events.find((event) => event.kind === 'lab.done' && !helped.has(event.attempt));
    },
  },
  {
    id: 'full-marks',
    name: 'Full marks',
    how: 'Get every point of a knowledge check.',
    earnedBy: (events) =>
      events.find((event) => event.kind === 'check.marked' && event.outOf > 0 && event.points >= event.outOf),
  },
  {
    id: 'second-look',
    name: 'Second look',
    how: 'Try a knowledge check again and do better.',
    earnedBy(events) {
      const marked = events.filter((event) => event.kind === 'check.marked');
      return marked.find((event, i) =>
        marked
          .slice(0, i)
          .some((before) => before.unit === event.unit && before.points * event.outOf < event.points * before.outOf),
      );
    },
  },
  {
    id: 'end-to-end',
    name: 'End to end',
    how: 'In one unit: read the text, finish the lab, get every point of the check.',
    earnedBy(events) {
      const parts = new Map<string, Set<string>>();
      return events.find((event) => {
        const unit = unitOf(event);
        if (unit === undefined) return false;
        const seen = parts.get(unit) ?? new Set<string>();
        parts.set(unit, seen);
        if (event.kind === 'unit.read' || event.kind === 'lab.done') seen.add(event.kind);
        if (event.kind === 'check.marked' && event.outOf > 0 && event.points >= event.outOf) seen.add(event.kind);
        return seen.size === 3;
      });
    },
  },
];

/** All achievements, with `at` on those that were earned. The events must be ordered by time. */
export function achievementsOf(events: readonly ProgressEvent[]): Achievement[] {
  return definitions.map(({ earnedBy, ...achievement }) => {
    const event = earnedBy(events);
    return event ? { ...achievement, at: event.at } : achievement;
  });
}
