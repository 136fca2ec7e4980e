/** The element of a lab on the server: reads from the address which one is meant, and opens its room. */

class CloudElement extends HTMLElement {
  connectedCallback(): void {
    const asked = new URLSearchParams(location.search);
    const [inClass, attempt, entry] = ['class', 'attempt', 'entry'].map((name) => asked.get(name) ?? '');
    const back = this.dataset['back'] ?? '/';
    const status = this.querySelector<HTMLElement>('[data-cloud-status]');
    if (!inClass || (!attempt && !entry)) {
      if (status) status.textContent = 'The address names no lab. Open it from the page of your class.';
      return;
    }
    const cloud = attempt ? { attempt } : { entry: entry ?? '' };
    import('./open-cloud.tsx')
      .then(({ openCloudRoom }) => {
        const place = document.createElement('div');
        place.className = 'lab-place';
        this.replaceChildren(place);
        openCloudRoom(place, { inClass, cloud, back });
      })
      .catch((cause: unknown) => {
        if (status)
          status.textContent = `The room could not be loaded. ${cause instanceof Error ? cause.message : ''} Reload the page to try again; everything is kept on the server.`;
      });
  }
}

if (!customElements.get('crossconnect-cloud')) customElements.define('crossconnect-cloud', CloudElement);
