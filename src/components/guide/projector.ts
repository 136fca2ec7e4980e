/** Shows one screen of a unit at a time, by keys and buttons. Without scripts all of them stand below one another. */

/** How far each key goes; to the ends with Infinity. */
const steps: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  PageDown: 1,
  ' ': 1,
  ArrowLeft: -1,
  ArrowUp: -1,
  PageUp: -1,
  Home: -Infinity,
  End: Infinity,
};

/** A figure is made no narrower than this, in pixels: below it is drawn for a phone. */
const narrowest = 640;

/** Makes the figure of a screen as wide as fits without scrolling, where that leaves it legible. */
function fit(screen: HTMLElement, height: number) {
  const figure = screen.querySelector<HTMLElement>('.cc-figure');
  if (!figure) return;
  figure.style.removeProperty('max-inline-size');
  for (let tries = 0; tries < 6 && screen.scrollHeight > height && figure.clientWidth > narrowest; tries += 1) {
    const over = screen.scrollHeight - height;
    const share = Math.max(0.75, 1 - over / figure.clientHeight);
    figure.style.setProperty('max-inline-size', `${String(Math.max(narrowest, figure.clientWidth * share))}px`);
  }
}

class Projector extends HTMLElement {
  private screens: HTMLElement[] = [];
  private at = 0;

  connectedCallback() {
    this.screens = [...this.querySelectorAll<HTMLElement>('.projector-screen')];
    this.dataset.shows = 'one';
    const bar = this.querySelector<HTMLElement>('.projector-bar');
    if (bar) bar.hidden = false;
    for (const button of this.querySelectorAll<HTMLElement>('[data-by]'))
      button.addEventListener('click', () => {
        this.show(this.at + Number(button.dataset.by));
      });
    this.querySelector<HTMLSelectElement>('[data-go]')?.addEventListener('change', ({ currentTarget }) => {
      if (currentTarget instanceof HTMLSelectElement) this.show(Number(currentTarget.value));
    });
    this.querySelector('[data-full]')?.addEventListener('click', () => {
      if (document.fullscreenElement) void document.exitFullscreen();
      else void this.requestFullscreen().catch(() => undefined);
    });
    document.addEventListener('keydown', (event) => {
      this.onKey(event);
    });
    window.addEventListener('resize', () => {
      this.fit();
    });
    window.addEventListener('hashchange', () => {
      this.show(this.asked());
    });
    this.show(this.asked(), { focus: false });
  }

  private asked(): number {
    const [, number] = /^#screen-(\d+)$/.exec(window.location.hash) ?? [];
    return Number(number ?? 0);
  }

  private fit() {
    const screen = this.screens[this.at];
    const bar = this.querySelector('.projector-bar');
    if (screen) fit(screen, this.clientHeight - (bar?.clientHeight ?? 0));
  }

  private onKey(event: KeyboardEvent) {
    const step = steps[event.key];
    const isControl = event.target instanceof HTMLElement && event.target.closest('select, a, button') !== null;
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    // A list of its own takes the arrows; a button takes the space bar.
    if (isControl && (event.key === ' ' || event.target instanceof HTMLSelectElement)) return;
    event.preventDefault();
    this.show(this.at + step);
  }

  private show(wanted: number, { focus = true } = {}) {
    this.at = Math.min(this.screens.length - 1, Math.max(0, wanted));
    for (const [index, screen] of this.screens.entries()) screen.hidden = index !== this.at;
    const where = this.querySelector('[data-where]');
    if (where) where.textContent = `${String(this.at + 1)} / ${String(this.screens.length)}`;
    const go = this.querySelector<HTMLSelectElement>('[data-go]');
    if (go) go.value = [...go.options].findLast(({ value }) => Number(value) <= this.at)?.value ?? '0';
    window.history.replaceState(window.history.state, '', `#screen-${String(this.at)}`);
    this.fit();
    this.scrollTop = 0;
    if (focus) this.screens[this.at]?.querySelector<HTMLElement>('h1, h2')?.focus({ preventScroll: true });
  }
}
customElements.define('crossconnect-projector', Projector);
