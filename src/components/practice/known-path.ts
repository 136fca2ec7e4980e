/** On the path of three days: leaves out the skills that the answers in this record show as known, and brings them back when asked. */
import { answeredOf, shownBy } from '#src/components/practice/answers.ts';
import { loadBank, type Question } from '#src/components/practice/bank.ts';
import { practiceDataOf, type PracticeData } from '#src/components/practice/data.ts';
import type { ProgressEvent } from '#src/progress/events.ts';
import { openRecord } from '#src/progress/stores/browser.ts';
import { knownOf } from '#src/quiz/ability/known.ts';

/** The skills that may be left out, by their ids. */
export function knownSkills(
  data: PracticeData,
  events: readonly ProgressEvent[],
  bank: readonly Question[],
  now: number,
): readonly string[] {
  return knownOf(shownBy(data, events, bank, now), Object.fromEntries(data.objectives.map(({ id }) => [id, []])))
    .objectives;
}

/** `2 h 5 min`, or `50 minutes`: as the page itself writes it. */
export const inHours = (minutes: number): string => {
  const all = Math.max(1, Math.round(minutes));
  return all < 60 ? `${all} minutes` : `${Math.floor(all / 60)} h ${all % 60} min`;
};

/** Hides the known skills of the page, or shows them with a mark; says what is left to do on each day. */
export function showPath(root: ParentNode, skills: readonly string[], isWhole: boolean): void {
  for (const day of root.querySelectorAll<HTMLElement>('[data-day]')) {
    let left = 0;
    for (const skill of day.querySelectorAll<HTMLElement>('[data-skill]')) {
      const isKnown = skills.includes(skill.dataset.skill ?? '');
      skill.hidden = isKnown && !isWhole;
      skill.toggleAttribute('data-known', isKnown);
      if (!skill.hidden) left += Number(skill.dataset.minutes ?? 0);
      for (const again of skill.querySelectorAll<HTMLElement>('[data-again]'))
        again.textContent =
          skills.length > 0 && !isWhole
            ? again.textContent.replace('Read before:', 'Read before, or known:')
            : again.textContent.replace('Read before, or known:', 'Read before:');
    }
    const minutes = day.querySelector('[data-day-minutes]');
    if (minutes) minutes.textContent = left === 0 ? 'nothing left: what stood here is known' : inHours(left);
  }
}

class KnownPath extends HTMLElement {
  connectedCallback(): void {
    void this.start();
  }

  private async start(): Promise<void> {
    const data = practiceDataOf(this);
    const events = await (await openRecord()).all();
    if (answeredOf(events, data.course).length === 0) return;
    const bank = await loadBank(data.home).catch(() => []);
    const skills = knownSkills(data, events, bank, Date.now());
    const words = this.querySelector('[data-known-words]');
    const place = this.querySelector<HTMLElement>('[data-known-place]');
    const all = this.querySelector<HTMLInputElement>('[data-show-all]');
    if (!words || !place || !all || skills.length === 0) return;
    const names = data.objectives.filter(({ id }) => skills.includes(id)).map(({ name }) => name);
    words.textContent = `Your answers show ${names.join(', ')} as known, so ${names.length === 1 ? 'it is' : 'they are'} left out below.`;
    place.hidden = false;
    const show = () => showPath(document, skills, all.checked);
    all.addEventListener('change', show);
    show();
  }
}

if (!customElements.get('crossconnect-known')) customElements.define('crossconnect-known', KnownPath);
