/** What a check answers: whether something holds, and why, in words fit for the learner. Never thrown. `fault` says in a few words what was done wrong, where something was. */
export type Verdict = { holds: boolean; because: string; fault?: string };

/** The verdict that something holds; `because` names what was found. */
export const pass = (because: string): Verdict => ({ holds: true, because });

/** The verdict that something does not hold; `because` says what was looked for and what was found, `fault` what has to be put right first. */
export const fail = (because: string, fault?: string): Verdict => ({
  holds: false,
  because,
  ...(fault === undefined ? {} : { fault }),
});
