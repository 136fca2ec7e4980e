/** The element of every page for those who lead: loads the page it names. */

class TeachElement extends HTMLElement {
  connectedCallback(): void {
    const { page = 'home', base = '' } = this.dataset;
    import('./open-teach.tsx')
      .then(({ openTeach }) => openTeach(this, page, { base }))
      .catch((cause: unknown) => {
        this.textContent = `The page could not be loaded. ${cause instanceof Error ? cause.message : ''} Reload it to try again.`;
      });
  }
}

if (!customElements.get('crossconnect-teach')) customElements.define('crossconnect-teach', TeachElement);
