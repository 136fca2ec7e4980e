/** Time as an argument: epoch milliseconds. The core never asks the machine what time it is. */
export interface Clock {
  now(): number;
}

/** A clock that moves only when told. It never runs backwards: an earlier time is ignored. */
export interface VirtualClock extends Clock {
  advance(milliseconds: number): void;
  advanceTo(at: number): void;
}

/** A virtual clock that runs by itself, so many virtual seconds per real second. */
export interface RunningClock extends VirtualClock {
  speed(): number;
  setSpeed(speed: number): void;
}

/** The moment every scenario starts at: 2026-01-05T09:00:00Z, a Monday morning. */
export const scenarioStart = 1_767_603_600_000;

/** A virtual clock that stands at `start` until it is moved. */
export function createVirtualClock(start: number = scenarioStart): VirtualClock {
  let now = start;
  return {
    now: () => now,
    advance(milliseconds) {
      now += Math.max(0, milliseconds);
    },
    advanceTo(at) {
      now = Math.max(now, at);
    },
  };
}
