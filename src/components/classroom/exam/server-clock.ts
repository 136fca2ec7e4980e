/** The server's clock, as far as this page knows it: set with each answer, carried on by a counter that nobody can set by hand. */

export interface ServerClock {
  now: () => number;
  /** Sets it by an answer that came just now. */
  set: (now: number) => void;
}

/** `elapsed` counts milliseconds since the page began, whatever the clock of the computer does. */
export function createServerClock(now: number, elapsed: () => number = () => performance.now()): ServerClock {
  let ahead = now - elapsed();
  return {
    now: () => Math.round(elapsed() + ahead),
    // An answer was on its way: it says a moment that is past. The clock never goes back for that.
    set(told) {
      ahead = Math.max(ahead, told - elapsed());
    },
  };
}
