/** What a check answers: whether something holds, and why, in words fit for the learner. Never thrown. */
export type Verdict = { holds: boolean; because: string };

/** The verdict that something holds; `because` names what was found. */
export const pass = (because: string): Verdict => ({ holds: true, because });

/** The verdict that something does not hold; `because` says what was looked for and what was found. */
export const fail = (because: string): Verdict => ({ holds: false, because });
