/**
 * The clock of an exam that counts is the server's. A page stamps what happens with the server's time as it knows it, and may be cut off for a while:
 * its stamps are believed as far as they lie between the line before and the moment they arrived.
 */
import type { ExamEvent } from '#src/quiz/exam/attempt.ts';

/** What was stamped in time may be on its way for so long after the end. */
export const grace = 60_000;

export interface Line {
  n: number;
  /** When it reached the server. */
  at: number;
  event: ExamEvent;
}

/** Whether a line came too late to count: it reached the server after the end and the minute on the way. */
export const isLate = ({ at }: Pick<Line, 'at'>, endsAt: number): boolean => at > endsAt + grace;

/** The events with the times that count: none lies before the one before it or after its arrival. */
export function timed(lines: readonly Line[], startedAt: number): ExamEvent[] {
  let last = startedAt;
  return lines.map(({ at, event }) => {
    last = Math.max(last, Math.min(event.at, at));
    return { ...event, at: last };
  });
}

/** Late lines as if they had come in time, where an instructor lets them count: their stamps are pressed below the end. */
export const pressed = (events: readonly ExamEvent[], endsAt: number): ExamEvent[] =>
  events.map((event) => ({ ...event, at: Math.min(event.at, endsAt - 1) }));
