/** What is chosen on a lab's card before an attempt begins: the way, the rules, and in the sandbox the shape of the forms. */
import type { Profile } from '#src/base/facts.ts';
import type { Way } from '#src/lab/attempt.ts';
import { asProfile, rulesKept, rulesWords } from './rules.ts';

export interface Chosen {
  way: Way;
  profile: Profile;
  /** The shape the forms begin with; that of the rules if not asked. */
  shape?: Profile;
}

/** The way with this name; guided for any other word. */
const wayNamed = (text: string | null): Way => (text === 'practice' || text === 'assessed' ? text : 'guided');

/**
 * Shows the choices of a card. While an attempt is under way it says by which rules instead, unless a new one can be
 * begun beside it. Returns how to read what was chosen. The address may choose too: `?profile=today&way=practice&forms=today`.
 */
export function showChoices(card: Element, lab: string, isUnderWay: boolean): () => Chosen {
  const query = new URLSearchParams(location.search);
  const forms = query.get('forms');
  const inAddress: Chosen = {
    way: wayNamed(query.get('way')),
    profile: asProfile(query.get('profile')),
    ...(forms === null ? {} : { shape: asProfile(forms) }),
  };
  const place = card.querySelector<HTMLElement>('[data-lab-choices]');
  if (!place) return () => inAddress;
  const way = place.querySelector<HTMLSelectElement>('[data-lab-way]');
  const rules = place.querySelector<HTMLSelectElement>('[data-lab-rules]');
  const shape = place.querySelector<HTMLSelectElement>('[data-lab-shape]');
  place.hidden = isUnderWay;
  const kept = rulesKept(lab);
  const note = card.querySelector<HTMLElement>('[data-lab-under-way]');
  if (note && isUnderWay && kept !== undefined) {
    note.hidden = false;
    note.textContent = `The rules of this lab are ${rulesWords[kept]}. When you start over, you can choose again.`;
  }
  if (shape && inAddress.shape !== undefined) shape.value = inAddress.shape;
  if (rules) rules.value = inAddress.profile === 'today' ? 'today' : (kept ?? 'taught');
  if (way) {
    const says = place.querySelector('[data-lab-way-note]');
    const tell = () => {
      if (says) says.textContent = way.selectedOptions[0]?.dataset.says ?? '';
    };
    way.value = inAddress.way;
    way.addEventListener('change', tell);
    tell();
  }
  return () => ({
    way: way ? wayNamed(way.value) : inAddress.way,
    profile: rules ? asProfile(rules.value) : inAddress.profile,
    ...(shape ? { shape: asProfile(shape.value) } : inAddress.shape === undefined ? {} : { shape: inAddress.shape }),
  });
}
