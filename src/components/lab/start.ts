/** The element around a lab's card: says what the press of Start lab would do, and tells how the loading goes. What opens the room is loaded when somebody reaches for it. */
import { begunAt } from './begun.ts';
import { showChoices } from './choices.ts';
import type { Chosen } from './choices.ts';

const loadOpening = () => import('./open-lab.ts');

/** The page comes first. */
const idleAfter = 300;

class LabElement extends HTMLElement {
  private chosen: () => Chosen = () => ({ way: 'guided', profile: 'taught' });

  connectedCallback(): void {
    const button = this.querySelector<HTMLButtonElement>('[data-start-lab]');
    if (!button) return;
    button.hidden = false;
    const begun = begunAt(this.dataset.lab ?? '');
    // Of what has no end another can be begun at any time.
    const again = this.dataset.again;
    if (begun === 'begun') button.textContent = button.textContent.trim().replace(/^Start/, 'Continue');
    if (begun === 'begun' && again !== undefined) this.offerAgain(button, again);
    if (begun === 'done') {
      button.textContent = 'Look at your lab again';
      this.offerAgain(button, 'Start over with other names');
    }
    if (begun !== undefined) this.listAttempts();
    this.chosen = showChoices(this, this.dataset.lab ?? '', begun === 'begun' && again === undefined);
    button.addEventListener('click', () => void this.open(button));
    this.querySelector<HTMLInputElement>('[data-open-file]')?.addEventListener('change', ({ currentTarget }) => {
      if (currentTarget instanceof HTMLInputElement) void this.takeFile(currentTarget, button);
    });
    // Whoever comes from an attempt that was opened elsewhere has pressed a button already.
    if (new URLSearchParams(location.search).get('open') === 'now') {
      history.replaceState(history.state, '', location.pathname);
      void this.open(button);
    }
    // Whoever reaches for the button will likely press it: what the press needs begins to come. A failure is met, and told, on the press.
    for (const reach of ['pointerenter', 'pointerdown', 'focus'])
      button.addEventListener(
        reach,
        () => {
          loadOpening()
            .then(({ loadRoom }) => loadRoom())
            .catch(() => undefined);
        },
        { once: true },
      );
  }

  /** A lab that is done can be looked at as it was left, or done once more. */
  private offerAgain(button: HTMLButtonElement, words: string): void {
    const again = document.createElement('button');
    again.type = 'button';
    again.className = 'cc-button cc-button-quiet';
    again.textContent = words;
    again.addEventListener('click', () => void this.open(again, true));
    button.after(again);
  }

  /** Earlier attempts stand on the card, when the page is idle. Without a record there are none. */
  private listAttempts(): void {
    const place = this.querySelector<HTMLElement>('[data-lab-attempts]');
    if (!place) return;
    setTimeout(() => {
      void import('./card-attempts.ts')
        .then(({ showAttempts }) => showAttempts(place, this.dataset.lab ?? '', (button) => void this.open(button)))
        .catch(() => undefined);
    }, idleAfter);
  }

  /** An attempt from a file becomes the newest one, and is opened: here, or on the page of its lab. */
  private async takeFile(input: HTMLInputElement, button: HTMLButtonElement): Promise<void> {
    const { taken } = await loadOpening();
    const told = await taken(input, this.dataset.lab ?? '');
    if (told === 'here') await this.open(button);
    else if (told !== undefined) this.tell(told.because);
  }

  private tell(words: string): void {
    const progress = this.querySelector('[data-lab-progress]');
    if (progress) progress.textContent = words;
  }

  private async open(button: HTMLButtonElement, isNew = false): Promise<void> {
    if (this.querySelector('.lab-card [aria-disabled="true"]')) return;
    button.setAttribute('aria-disabled', 'true');
    this.tell('Loading the lab: the portal and a small Azure of its own.');
    try {
      const { openLab } = await loadOpening();
      await openLab(this, this.chosen(), isNew);
    } catch (cause) {
      button.setAttribute('aria-disabled', 'false');
      button.textContent = 'Try again';
      this.tell(`The lab could not be opened. ${cause instanceof Error ? cause.message : ''}`.trim());
    }
  }
}

if (!customElements.get('crossconnect-lab')) customElements.define('crossconnect-lab', LabElement);
