/** The element around a lab's card: puts the room in its place when Start lab is pressed, and tells how the loading goes. */
import type { Profile } from '#src/base/facts.ts';

const begunKey = (id: string) => `crossconnect/begun/${id}`;

/** Whether this browser has begun the lab; only the words on the button depend on it. */
function isBegun(id: string): boolean {
  try {
    return localStorage.getItem(begunKey(id)) !== null;
  } catch {
    return false;
  }
}

function keepBegun(id: string): void {
  try {
    localStorage.setItem(begunKey(id), 'yes');
  } catch {
    // Blocked storage: the button says Start next time, and opens the same attempt.
  }
}

const loadRoom = () => import('./room.tsx');

class LabElement extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector<HTMLButtonElement>('[data-start-lab]');
    if (!button) return;
    button.hidden = false;
    if (isBegun(this.dataset.lab ?? '')) button.textContent = button.textContent.trim().replace(/^Start/, 'Continue');
    button.addEventListener('click', () => void this.open(button));
    // Whoever reaches for the button will likely press it: what the press needs begins to come. A failure is met, and told, on the press.
    for (const reach of ['pointerenter', 'pointerdown', 'focus'])
      button.addEventListener(reach, () => void loadRoom().catch(() => undefined), { once: true });
  }

  private async open(button: HTMLButtonElement): Promise<void> {
    const { lab = '', ownPage, next, nextLabel } = this.dataset;
    const progress = this.querySelector<HTMLElement>('[data-lab-progress]');
    if (button.getAttribute('aria-disabled') === 'true') return;
    button.setAttribute('aria-disabled', 'true');
    if (progress) progress.textContent = 'Loading the lab: the portal and a small Azure of its own.';
    try {
      const { openRoom } = await loadRoom();
      const place = document.createElement('div');
      place.className = 'lab-place';
      const query = new URLSearchParams(location.search);
      const profile: Profile = query.get('profile') === 'today' ? 'today' : 'taught';
      const seed = query.get('seed') ?? undefined;
      this.append(place);
      await openRoom(place, {
        id: lab,
        seed,
        profile,
        way: query.get('way') === 'practice' ? 'practice' : 'guided',
        ownPage,
        next: next === undefined ? undefined : { href: next, label: nextLabel ?? 'Go on' },
      });
      keepBegun(lab);
      this.querySelector('.lab-card')?.remove();
      document.documentElement.dataset.labOpen = '';
      // The page around an open lab is laid out anew, and what was in view moves away: the lab is what was asked for.
      requestAnimationFrame(() => place.scrollIntoView({ block: 'start' }));
    } catch (cause) {
      button.setAttribute('aria-disabled', 'false');
      button.textContent = 'Try again';
      if (progress)
        progress.textContent = `The lab could not be opened. ${cause instanceof Error ? cause.message : ''}`.trim();
    }
  }
}

if (!customElements.get('crossconnect-lab')) customElements.define('crossconnect-lab', LabElement);
