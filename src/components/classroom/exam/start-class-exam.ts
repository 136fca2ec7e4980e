/** The element of a class's exam: opens the exam that the address names, and says what to do where there is none. */

class ClassExamElement extends HTMLElement {
  connectedCallback(): void {
    const asked = new URLSearchParams(location.search);
    const [inClass, entry] = [asked.get('class') ?? '', asked.get('entry') ?? ''];
    const { base = '' } = this.dataset;
    const status = this.querySelector<HTMLElement>('[data-exam-status]');
    if (inClass === '' || entry === '') {
      if (status) status.textContent = 'The address names no exam. Open it from the page of your class.';
      return;
    }
    import('./open-class-exam.tsx')
      .then(({ openClassExam }) => {
        const place = document.createElement('div');
        this.replaceChildren(place);
        openClassExam(place, { inClass, entry }, { base, back: `${base}/class/?class=${encodeURIComponent(inClass)}` });
      })
      .catch((cause: unknown) => {
        if (status)
          status.textContent = `The room could not be loaded. ${cause instanceof Error ? cause.message : ''} Reload the page to try again; every answer is kept.`;
      });
  }
}

if (!customElements.get('crossconnect-class-exam')) customElements.define('crossconnect-class-exam', ClassExamElement);
