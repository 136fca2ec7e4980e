/** The element of the page on which a class follows its instructor. */

class FollowElement extends HTMLElement {
  connectedCallback(): void {
    const status = this.querySelector<HTMLElement>('[data-class-status]');
    const place = document.createElement('div');
    import('./start-follow.tsx')
      .then(({ openFollow }) => openFollow(place))
      .then(() => this.replaceChildren(place))
      .catch((cause: unknown) => {
        if (status)
          status.textContent = `The portal could not be loaded. ${cause instanceof Error ? cause.message : ''} Reload the page to try again.`;
      });
  }
}

if (!customElements.get('crossconnect-follow')) customElements.define('crossconnect-follow', FollowElement);
