/** The clock of a server: virtual time that follows real time, so many times as fast. */
import type { RunningClock } from '#src/base/clock.ts';

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
