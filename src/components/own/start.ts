/** The element around an author's own questions: it opens as soon as the page is there. */
import { isRecord } from '#src/base/is-record.ts';

class OwnElement extends HTMLElement {
  connectedCallback(): void {
    const place = this.querySelector<HTMLElement>('[data-place]');
    const data: unknown = JSON.parse(this.querySelector('script[type="application/json"]')?.textContent ?? 'null');
    if (!place || !isRecord(data) || typeof data.course !== 'string' || typeof data.home !== 'string')
      throw new Error('The page does not say which course it belongs to.');
    const { course, home } = data;
    import('./open-room.tsx')
      .then(({ openOwn }) => openOwn(place, { course, home, exams: data.exams ?? null }))
      .catch((cause: unknown) => {
        place.textContent = 'The part of this page that reads files did not come. Connect to the network and reload.';
        throw cause;
      });
  }
}

if (!customElements.get('crossconnect-own')) customElements.define('crossconnect-own', OwnElement);
