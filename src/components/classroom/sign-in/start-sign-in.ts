/** The element of the pages where one signs in: loads what they show. */

class SignInElement extends HTMLElement {
  connectedCallback(): void {
    const { base = '' } = this.dataset;
    import('./open-sign-in.tsx')
      .then(({ openSignIn }) => openSignIn(this, base))
      .catch((cause: unknown) => {
        this.textContent = `The page could not be loaded. ${cause instanceof Error ? cause.message : ''} Reload it to try again.`;
      });
  }
}

if (!customElements.get('crossconnect-sign-in')) customElements.define('crossconnect-sign-in', SignInElement);
