/** By which of the two sets of rules a lab goes: chosen on its card before an attempt begins, and never changed in it. */
import type { Profile } from '#src/base/facts.ts';

export const rulesWords: Readonly<Record<Profile, string>> = {
  taught: 'as the course teaches them',
  today: 'as documented today',
};

export const asProfile = (text: string | null): Profile => (text === 'today' ? 'today' : 'taught');

const key = (lab: string) => `crossconnect/rules/${lab}`;

/** Keeps for the card by which rules the attempt goes that was opened last. The attempt itself knows it too. */
export function keepRules(lab: string, profile: Profile): void {
  try {
    localStorage.setItem(key(lab), profile);
  } catch {
    // Blocked storage: the card names no rules next time, and the attempt keeps its own.
  }
}

function rulesAt(lab: string): string | null {
  try {
    return localStorage.getItem(key(lab));
  } catch {
    return null;
  }
}

/** By which rules the attempt goes that was opened last; undefined where none was, or storage is blocked. */
export function rulesKept(lab: string): Profile | undefined {
  const kept = rulesAt(lab);
  return kept === null ? undefined : asProfile(kept);
}
