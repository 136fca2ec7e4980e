/** The part of the knowledge check that a lesson page always loads: it keeps the answers, and fetches the rest when *Check* is pressed. */
import { dropDraft, keepDraft, readDraft } from '#src/components/quiz/draft.ts';
import { answersOf, showAnswers } from '#src/components/quiz/form.ts';
import type { Session } from '#src/components/quiz/session.ts';

class KnowledgeCheck extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector('form');
    const unit = this.dataset.unit ?? '';
    if (!form) return;
    showAnswers(form, readDraft(unit));
    form.querySelector('.cc-check-actions')?.removeAttribute('hidden');

    let session: Promise<Session> | undefined;
    const load = () =>
      (session ??= import('#src/components/quiz/session.ts').then(({ createSession }) => createSession(this, form)));
    form.addEventListener('change', () => keepDraft(unit, answersOf(form)));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      load()
        .then((loaded) => loaded.check())
        .catch(() => {
          session = undefined;
          const summary = form.querySelector<HTMLElement>('.cc-check-summary');
          if (!summary) return;
          // Spoken as an alert, and so not focused as well.
          summary.role = 'alert';
          summary.dataset.tone = 'warn';
          summary.removeAttribute('aria-labelledby');
          summary.removeAttribute('aria-describedby');
          summary.hidden = false;
          summary.textContent =
            'The part of this page that marks answers could not be loaded. Your answers are kept. Connect to the network, reload the page, and press Check again.';
        });
    });
    form.addEventListener('reset', () => {
      dropDraft(unit);
      void session?.then((loaded) => loaded.clear());
    });
  }
}

customElements.define('crossconnect-check', KnowledgeCheck);
