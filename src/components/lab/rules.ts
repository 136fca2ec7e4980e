/** By which of the two sets of rules a lab goes: chosen on its card before an attempt begins, and never changed in it. */
import type { Profile } from '#src/base/facts.ts';

export const rulesWords: Readonly<Record<Profile, string>> = {
  taught: 'as the course teaches them',
  today: 'as documented today',
};

const asProfile = (text: string | null): Profile => (text === 'today' ? 'today' : 'taught');

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

/**
 * Shows on a card by which rules the attempt goes that is under way, or where a new one can begin, lets the learner choose.
 * Returns how to read what was chosen. The address may choose too: `?profile=today`.
 */
export function showRules(card: Element, lab: string, isUnderWay: boolean): () => Profile {
  const inAddress = asProfile(new URLSearchParams(location.search).get('profile'));
  const place = card.querySelector<HTMLElement>('[data-lab-rules]');
  const select = place?.querySelector('select');
  if (!place || !select) return () => inAddress;
  place.hidden = false;
  const kept = rulesAt(lab);
  select.value = kept === null || inAddress === 'today' ? inAddress : asProfile(kept);
  if (isUnderWay) {
    const rules = rulesWords[asProfile(kept)];
    if (kept === null) place.hidden = true;
    else place.textContent = `The rules of this lab are ${rules}. When you start over, you can choose again.`;
  }
  return () => asProfile(select.value);
}
