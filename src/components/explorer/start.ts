/** The element around a small explorer's card: puts the explorer in its place when the button is pressed, and tells how the loading goes. */
const loadRoom = () => import('./room.tsx');

class TryElement extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector<HTMLButtonElement>('[data-try-open]');
    if (!button) return;
    button.hidden = false;
    button.addEventListener('click', () => void this.open(button));
    // Whoever reaches for the button will likely press it. A failure is met, and told, on the press.
    for (const reach of ['pointerenter', 'pointerdown', 'focus'])
      button.addEventListener(reach, () => void loadRoom().catch(() => undefined), { once: true });
  }

  private async open(button: HTMLButtonElement): Promise<void> {
    if (button.getAttribute('aria-disabled') === 'true') return;
    button.setAttribute('aria-disabled', 'true');
    const progress = this.querySelector<HTMLElement>('[data-try-progress]');
    if (progress) progress.textContent = 'Loading the map…';
    try {
      const { openTry } = await loadRoom();
      const { story = '', things = '', page = '' } = this.dataset;
      const words = this.querySelector('script[type="application/json"]')?.textContent;
      openTry(this, { story, things: things.split(' '), page, words });
      button.remove();
      if (progress) progress.textContent = '';
    } catch (cause) {
      button.setAttribute('aria-disabled', 'false');
      button.textContent = 'Try again';
      if (progress)
        progress.textContent = `The map could not be opened. ${cause instanceof Error ? cause.message : ''}`.trim();
    }
  }
}

if (!customElements.get('crossconnect-try')) customElements.define('crossconnect-try', TryElement);
