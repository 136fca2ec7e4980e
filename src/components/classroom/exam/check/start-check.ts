/** The element of a class's check: opens the one that the address names. */

class ClassCheckElement extends HTMLElement {
  connectedCallback(): void {
    const asked = new URLSearchParams(location.search);
    const [inClass, entry] = [asked.get('class') ?? '', asked.get('entry') ?? ''];
    const { base = '' } = this.dataset;
    const status = this.querySelector<HTMLElement>('[data-exam-status]');
    if (inClass === '' || entry === '') {
      if (status) status.textContent = 'The address names no check. Open it from the page of your class.';
      return;
    }
    import('./open-check.tsx')
      .then(({ openCheck }) => {
        const place = document.createElement('div');
        this.replaceChildren(place);
        openCheck(place, { inClass, entry }, { base, back: `${base}/class/?class=${encodeURIComponent(inClass)}` });
      })
      .catch((cause: unknown) => {
        if (status)
          status.textContent = `The check could not be loaded. ${cause instanceof Error ? cause.message : ''} Reload the page to try again.`;
      });
  }
}

if (!customElements.get('crossconnect-class-check'))
  customElements.define('crossconnect-class-check', ClassCheckElement);
