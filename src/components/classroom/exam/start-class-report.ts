/** The element of a report of a class's exam: opens the one that the address names. */
import { siteOf } from '#src/components/exam/site.ts';

class ClassReportElement extends HTMLElement {
  connectedCallback(): void {
    const asked = new URLSearchParams(location.search);
    const [inClass, form] = [asked.get('class') ?? '', asked.get('form') ?? ''];
    const status = this.querySelector<HTMLElement>('[data-exam-status]');
    const site = siteOf(this);
    if (inClass === '' || form === '') {
      if (status) status.textContent = 'The address names no report. Open it from the page of your class.';
      return;
    }
    import('./open-class-report.tsx')
      .then(({ openClassReport }) => {
        const place = document.createElement('div');
        this.replaceChildren(place);
        openClassReport(place, { inClass, form }, site);
      })
      .catch((cause: unknown) => {
        if (status)
          status.textContent = `The report could not be loaded. ${cause instanceof Error ? cause.message : ''} Reload the page to try again.`;
      });
  }
}

if (!customElements.get('crossconnect-class-report'))
  customElements.define('crossconnect-class-report', ClassReportElement);
