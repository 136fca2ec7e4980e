/** How often something may be tried: allowances that are used up and come back with time. Each instance of the server counts for itself, and forgets at a restart. */

export interface Limiter {
  /** Seconds until `key` may try again; 0 if it may now. Takes nothing. */
  wait: (key: string) => number;
  /** Takes one from the allowance of `key`. Returns the seconds to wait if nothing is left, else 0. */
  take: (key: string) => number;
}

interface Allowance {
  /** How many at once. */
  burst: number;
  /** How many come back in a second. */
  perSecond: number;
}

/** Above this many keys those are forgotten that have their whole allowance back. */
const keysKept = 10_000;

/** A limiter over a clock in epoch milliseconds. */
export function createLimiter({ burst, perSecond }: Allowance, now: () => number): Limiter {
  const kept = new Map<string, { left: number; at: number }>();
  const leftOf = (key: string) => {
    const found = kept.get(key);
    if (!found) return burst;
    // A clock that was set back gives nothing and takes nothing.
    return Math.min(burst, found.left + (Math.max(0, now() - found.at) / 1000) * perSecond);
  };
  const wait = (key: string) => {
    const left = leftOf(key);
    return left >= 1 ? 0 : Math.ceil((1 - left) / perSecond);
  };
  const forget = () => {
    for (const key of kept.keys()) if (leftOf(key) >= burst) kept.delete(key);
  };
  return {
    wait,
    take(key) {
      const seconds = wait(key);
      if (seconds > 0) return seconds;
      kept.set(key, { left: leftOf(key) - 1, at: now() });
      if (kept.size > keysKept) forget();
      return 0;
    },
  };
}

/**
 * The allowances in production. A whole room stands behind one address, so what is wrong is counted and not who comes: five hundred people may join
 * within ten seconds, with typing errors. A code is one of 34 million (six of eighteen letters): at one wrong try a second it takes a year to find one class.
 */
const allowances = {
  wrongCodes: { burst: 120, perSecond: 1 },
  joins: { burst: 1500, perSecond: 10 },
  wrongPhrases: { burst: 60, perSecond: 0.5 },
  /** By address; the next one by e-mail address. */
  wrongPasswords: { burst: 30, perSecond: 0.1 },
  wrongPasswordsOf: { burst: 10, perSecond: 1 / 60 },
  wrongLinks: { burst: 30, perSecond: 0.1 },
} as const satisfies Record<string, Allowance>;

export type Limits = Readonly<Record<keyof typeof allowances, Limiter>>;

/** All limits, with every allowance whole. */
export const createLimits = (now: () => number): Limits => ({
  wrongCodes: createLimiter(allowances.wrongCodes, now),
  joins: createLimiter(allowances.joins, now),
  wrongPhrases: createLimiter(allowances.wrongPhrases, now),
  wrongPasswords: createLimiter(allowances.wrongPasswords, now),
  wrongPasswordsOf: createLimiter(allowances.wrongPasswordsOf, now),
  wrongLinks: createLimiter(allowances.wrongLinks, now),
});
