/** The element of the report: opens that of the attempt that the address names. */
import { siteOf } from './site.ts';

class ExamReportElement extends HTMLElement {
  connectedCallback(): void {
    const attempt = new URLSearchParams(location.search).get('attempt');
    const site = siteOf(this);
    const status = this.querySelector<HTMLElement>('[data-exam-status]');
    if (attempt === null || attempt === '') {
      if (status) status.textContent = 'The address names no exam. Choose a report from the list of practice exams.';
      return;
    }
    import('./report.tsx')
      .then(({ openReport }) => {
        const place = document.createElement('div');
        this.replaceChildren(place);
        openReport(place, attempt, site);
      })
      .catch((cause: unknown) => {
        if (status)
          status.textContent = `The report could not be loaded. ${cause instanceof Error ? cause.message : ''} Reload the page to try again; the exam is kept.`;
      });
  }
}

if (!customElements.get('crossconnect-report')) customElements.define('crossconnect-report', ExamReportElement);
