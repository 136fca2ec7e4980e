/** The element around a lab's card: puts the room in its place when Start lab is pressed, and tells how the loading goes. */
import { begunAt } from './begun.ts';
import { showChoices } from './choices.ts';
import type { Chosen } from './choices.ts';

const loadRoom = () => import('./room.tsx');

const settlesWithin = 2000;

/** The page comes first. */
const idleAfter = 300;

/** The page around an open lab is laid out anew, its figures a moment later too, and what was in view moves away. The lab is
 *  what was asked for: it stays in view until the page is settled, or the learner moves. */
function keepInView(place: HTMLElement): void {
  const observer = new ResizeObserver(() => place.scrollIntoView({ block: 'start' }));
  observer.observe(document.body);
  const moves = ['wheel', 'touchstart', 'pointerdown', 'keydown'];
  const stop = () => {
    observer.disconnect();
    for (const move of moves) removeEventListener(move, stop);
  };
  for (const move of moves) addEventListener(move, stop, { passive: true });
  setTimeout(stop, settlesWithin);
}

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
      button.addEventListener(reach, () => void loadRoom().catch(() => undefined), { once: true });
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
    const [file] = input.files ?? [];
    const progress = this.querySelector<HTMLElement>('[data-lab-progress]');
    if (!file) return;
    const [{ openAttempt }, { pageOf }] = await Promise.all([
      import('./attempt-files.ts'),
      import('./keep-attempt.ts'),
    ]);
    const opened = await openAttempt(file);
    input.value = '';
    if ('because' in opened) {
      if (progress) progress.textContent = opened.because;
    } else if (opened.lab === this.dataset.lab) await this.open(button);
    else location.assign(pageOf(opened.lab, 'now'));
  }

  private async open(button: HTMLButtonElement, isNew = false): Promise<void> {
    const { lab = '', ownPage, next, nextLabel, issues } = this.dataset;
    const progress = this.querySelector<HTMLElement>('[data-lab-progress]');
    if (this.querySelector('.lab-card [aria-disabled="true"]')) return;
    button.setAttribute('aria-disabled', 'true');
    if (progress) progress.textContent = 'Loading the lab: the portal and a small Azure of its own.';
    try {
      const { openRoom } = await loadRoom();
      const place = document.createElement('div');
      place.className = 'lab-place';
      const query = new URLSearchParams(location.search);
      const seed = isNew ? undefined : (query.get('seed') ?? undefined);
      this.append(place);
      const options = {
        id: lab,
        seed,
        ...this.chosen(),
        ownPage,
        issues,
        next: next === undefined ? undefined : { href: next, label: nextLabel ?? 'Go on' },
      } as const;
      await openRoom(place, options, isNew);
      this.querySelector('.lab-card')?.remove();
      document.documentElement.dataset.labOpen = '';
      keepInView(place);
    } catch (cause) {
      button.setAttribute('aria-disabled', 'false');
      button.textContent = 'Try again';
      if (progress)
        progress.textContent = `The lab could not be opened. ${cause instanceof Error ? cause.message : ''}`.trim();
    }
  }
}

if (!customElements.get('crossconnect-lab')) customElements.define('crossconnect-lab', LabElement);
