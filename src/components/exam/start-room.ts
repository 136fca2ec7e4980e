/** The element of the exam's room: opens the attempt that the address names, and says what to do where there is none. */
import { siteOf } from './site.ts';

class ExamRoomElement extends HTMLElement {
  connectedCallback(): void {
    const attempt = new URLSearchParams(location.search).get('attempt');
    const site = siteOf(this);
    const status = this.querySelector<HTMLElement>('[data-exam-status]');
    if (attempt === null || attempt === '') {
      if (status)
        status.textContent =
          'The address names no exam. Begin one, or go on with one, from the list of practice exams.';
      return;
    }
    import('./open-room.tsx')
      .then(({ openExam }) => {
        const place = document.createElement('div');
        this.replaceChildren(place);
        openExam(place, attempt, site);
      })
      .catch((cause: unknown) => {
        if (status)
          status.textContent = `The room could not be loaded. ${cause instanceof Error ? cause.message : ''} Reload the page to try again; every answer is kept.`;
      });
  }
}

if (!customElements.get('crossconnect-exam')) customElements.define('crossconnect-exam', ExamRoomElement);
