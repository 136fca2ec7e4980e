/** What a chooser answers: the option that fits first in its order, and why each of the others is not it. */

/** One sentence, and the fact behind it, by its name within the course. */
export interface Reason {
  fact: string;
  text: string;
}

export interface Verdict {
  option: string;
  /** Empty: it would do as well. */
  against: readonly Reason[];
}

export interface Choice {
  /** Undefined: nothing fits. */
  chosen: string | undefined;
  /** What the chosen option can do. */
  limits: readonly Reason[];
  /** The others, in the order in which they were tried. */
  others: readonly Verdict[];
  /** What to keep in mind with these needs, whatever is chosen. */
  notes: readonly Reason[];
}

/** 1500 → 1,500. */
export const count = (value: number): string => value.toLocaleString('en-US');

/** 500 → 500 Mbps, 2000 → 2 Gbps. */
export const speed = (mbps: number): string =>
  mbps < 1000 ? `${count(mbps)} Mbps` : `${(mbps / 1000).toLocaleString('en-US')} Gbps`;

/** Takes the first option nobody speaks against. */
export function chosenFrom(
  verdicts: readonly Verdict[],
  limitsOf: (option: string) => readonly Reason[],
  notes: readonly Reason[],
): Choice {
  const chosen = verdicts.find(({ against }) => against.length === 0)?.option;
  return {
    chosen,
    limits: chosen === undefined ? [] : limitsOf(chosen),
    others: verdicts.filter(({ option }) => option !== chosen),
    notes,
  };
}
