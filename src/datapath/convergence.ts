/**
 * From a failure to the moment when packets take another way: who notices when, and what is lost meanwhile.
 * The timers give the bounds; between them it is chance. All times are milliseconds after the failure.
 */

/** The timers of a BGP session, and of BFD where both ends run it. */
export interface Timers {
  /** How often each end sends a sign of life, and how long it bears silence. */
  keepAlive: number;
  hold: number;
  /** BFD sends a small packet every `interval`, and gives the link up when `multiplier` in a row did not come. */
  bfd?: { interval: number; multiplier: number };
}

export interface Failure {
  /** Whether a BGP session of the customer's router ran over what failed. Else no timer of that router watches it. */
  watched: boolean;
  /** Whether there is another way. */
  isRedundant: boolean;
  /** How long at most gateways and edges beyond take to move; undefined if nobody says. */
  settle: number | undefined;
}

/** The earliest and the latest moment. */
export interface Span {
  least: number;
  most: number;
}

export type Step = 'failure' | 'detection' | 'withdrawal' | 'move' | 'settled' | 'stranded' | 'unknown';

/** What happens, at the latest `at`. */
export interface Moment {
  at: number;
  step: Step;
  because: string;
}

export interface Convergence {
  /** In the order they happen. */
  moments: readonly Moment[];
  /** How long packets of a flow over what failed are lost: those sent there, and the answers. Undefined: until it is repaired, or nobody says. */
  lost: { there: Span | undefined; back: Span | undefined };
}

/** `900 ms`, `1.2 s`, `180 s`. */
export const inWords = (time: number): string =>
  time < 1000 ? `${String(Math.round(time))} ms` : `${String(Math.round(time / 100) / 10)} s`;

/** The timers two ends agree on: for BGP the lower ones count, for BFD the slower. BFD runs only if both ends run it. */
export function agreed(one: Timers, other: Timers): Timers {
  const { bfd: mine } = one;
  const { bfd: theirs } = other;
  return {
    keepAlive: Math.min(one.keepAlive, other.keepAlive),
    hold: Math.min(one.hold, other.hold),
    ...(mine &&
      theirs && {
        bfd: {
          interval: Math.max(mine.interval, theirs.interval),
          multiplier: Math.max(mine.multiplier, theirs.multiplier),
        },
      }),
  };
}

/** When silence is noticed. The last sign of life may have come just before the failure, or one interval earlier. */
export function detection({ keepAlive, hold, bfd }: Timers): Span {
  return bfd
    ? { least: bfd.interval * (bfd.multiplier - 1), most: bfd.interval * bfd.multiplier }
    : { least: Math.max(0, hold - keepAlive), most: hold };
}

const noticed = ({ hold, bfd }: Timers): string =>
  bfd
    ? `BFD sends a packet every ${inWords(bfd.interval)}, and ${String(bfd.multiplier)} in a row did not come. It ends the BGP session at once.`
    : `No BGP keep-alive came for ${inWords(hold)}, the hold time. Until now both routers believed that the link was fine.`;

function watchedMoments(timers: Timers, { most }: Span): Moment[] {
  return [
    { at: 0, step: 'failure', because: 'It fails. A router whose own port stays up hears nothing of it.' },
    { at: most, step: 'detection', because: noticed(timers) },
    { at: most, step: 'withdrawal', because: 'With the session, every route that was learned over it is gone.' },
  ];
}

/** What follows a failure under these timers. */
export function convergence({ watched, isRedundant, settle }: Failure, timers: Timers): Convergence {
  const found = detection(timers);
  const before: Moment[] = watched
    ? watchedMoments(timers, found)
    : [
        {
          at: 0,
          step: 'failure',
          because: 'It fails. No BGP session of your router ran over it, so its timers say nothing.',
        },
      ];
  const from = watched ? found.most : 0;
  if (!isRedundant) {
    const because = 'There is no other way. Packets are lost until it is repaired.';
    return {
      moments: [...before, { at: from, step: 'stranded', because }],
      lost: { there: undefined, back: undefined },
    };
  }
  const moved: Moment[] = watched
    ? [{ at: from, step: 'move', because: 'Your router sends the flows that went this way over the other one.' }]
    : [];
  if (settle === undefined) {
    const because = 'There is another way. How long the far side takes to use it is not published.';
    const there = watched ? found : undefined;
    return { moments: [...before, ...moved, { at: from, step: 'unknown', because }], lost: { there, back: undefined } };
  }
  const end = Math.max(from, settle);
  const because = `At the latest now, gateways and Microsoft's edges have moved as well, and the answers come over the other way.`;
  const back = { least: watched ? found.least : 0, most: end };
  return {
    moments: [...before, ...moved, { at: end, step: 'settled', because }],
    lost: { there: watched ? found : back, back },
  };
}

/** How many packets of a flow are lost in a time, at so many packets a second. */
export const packetsLost = ({ least, most }: Span, perSecond: number): Span => ({
  least: Math.floor((least / 1000) * perSecond),
  most: Math.ceil((most / 1000) * perSecond),
});
