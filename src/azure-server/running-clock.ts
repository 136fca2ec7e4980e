/** A virtual clock that runs by itself, so many virtual seconds per real second. */
import type { VirtualClock } from '#src/base/clock.ts';

export interface RunningClock extends VirtualClock {
  /** Virtual seconds per real second. */
  speed(): number;
  setSpeed(speed: number): void;
}

/** A clock that starts at `start`. `real` counts real milliseconds and never goes back, as `performance.now()` does. */
export function createRunningClock(start: number, speed: number, real: () => number): RunningClock {
  let from = start;
  let since = real();
  let rate = speed;
  const now = () => Math.floor(from + (real() - since) * rate);
  const stand = (at: number) => {
    from = at;
    since = real();
  };
  return {
    now,
    advance: (milliseconds) => stand(now() + Math.max(0, milliseconds)),
    advanceTo(at) {
      if (at > now()) stand(at);
    },
    speed: () => rate,
    setSpeed(next) {
      stand(now());
      rate = next;
    },
  };
}
