/** The element of the page of the class: reads what the page knows of the site, and opens it. */
import { siteIn } from './site.ts';

class ClassElement extends HTMLElement {
  connectedCallback(): void {
    const site = siteIn(this);
    // The bar is a part of the build because of this line; other pages load it by its name.
    void import('../class-bar.ts');
    const status = this.querySelector<HTMLElement>('[data-class-status]');
    import('./open-home.tsx')
      .then(({ openHome }) => {
        const place = document.createElement('div');
        this.replaceChildren(place);
        openHome(place, site);
      })
      .catch((cause: unknown) => {
        if (status)
          status.textContent = `The page of the class could not be loaded. ${cause instanceof Error ? cause.message : ''} Reload it to try again.`;
      });
  }
}

if (!customElements.get('crossconnect-class')) customElements.define('crossconnect-class', ClassElement);
