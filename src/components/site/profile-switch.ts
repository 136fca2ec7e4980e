/** The switch between the facts as taught and as documented today: says the choice to the page's styles, keeps it, and follows other tabs. */
const key = 'crossconnect-profile';
const root = document.documentElement;

const chosen = (): string => (root.dataset['profile'] === 'taught' ? 'taught' : 'today');

function show(): void {
  for (const button of document.querySelectorAll('crossconnect-profile [data-side]'))
    button.setAttribute('aria-pressed', String(button.getAttribute('data-side') === chosen()));
}

function choose(side: string): void {
  if (side === 'taught') root.dataset['profile'] = 'taught';
  else delete root.dataset['profile'];
  show();
}

class ProfileSwitch extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('click', ({ target }) => {
      const button = target instanceof Element ? target.closest<HTMLElement>('[data-side]') : null;
      const side = button?.dataset['side'];
      if (!side) return;
      choose(side);
      try {
        localStorage.setItem(key, side);
      } catch {
        // Storage is blocked: the choice lasts as long as the page.
      }
    });
    show();
  }
}

customElements.define('crossconnect-profile', ProfileSwitch);
window.addEventListener('storage', (event) => {
  if (event.key === key) choose(event.newValue ?? 'today');
});
