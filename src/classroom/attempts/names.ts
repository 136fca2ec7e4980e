/** What the attempts of a class are called, on the server and in the record of the learner's browser. Browsers read it too. */

/** The id of a learner's own attempt at an entry of the plan. */
export const attemptIdOf = (seat: string, entry: string): string => `${seat}.${entry}`;

/** The entry of the plan that an attempt of this seat is at; undefined where it is none of that seat's. */
export const entryIn = (seat: string, attempt: string): string | undefined =>
  attempt.startsWith(`${seat}.`) ? attempt.slice(seat.length + 1) : undefined;

/** The name under which the record of a browser keeps the same log. */
export const keptAs = (lab: string, attempt: string): string => `${lab}#class-${attempt}`;

/** The attempt that a log of the record is, if it is one of this seat's. What was put aside under a name of its own is none. */
export function keptFor(seat: string, kept: string): { lab: string; attempt: string; entry: string } | undefined {
  const [lab = '', attempt] = kept.split('#class-');
  const entry = attempt === undefined ? undefined : entryIn(seat, attempt);
  return attempt === undefined || entry === undefined || entry.includes('~') ? undefined : { lab, attempt, entry };
}
