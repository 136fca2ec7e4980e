/** The part of the knowledge check that a lesson page always loads: it draws questions, keeps the answers, and fetches the rest when it is asked to mark them or to draw others. */
import { dropDraft, keepDraft, readDraft, readSeed } from '#src/components/quiz/draft.ts';
import { answersOf, showAnswers } from '#src/components/quiz/form.ts';
import { startOrders } from '#src/components/quiz/order.ts';
import { showDrawn } from '#src/components/quiz/pool.ts';
import type { Session } from '#src/components/quiz/session.ts';

class KnowledgeCheck extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector('form');
    const unit = this.dataset.unit ?? '';
    if (!form) return;
    const draft = readDraft(unit);
    showDrawn(form, readSeed(unit), draft);
    this.dataset.drawn = '';
    startOrders(form);
    showAnswers(form, draft);
    form.querySelector('.cc-check-actions')?.removeAttribute('hidden');

    let session: Promise<Session> | undefined;
    const ask = (act: (session: Session) => unknown): void => {
      session ??= import('#src/components/quiz/session.ts').then(({ createSession }) => createSession(this, form));
      session.then(act).catch(() => {
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
          'The part of this page that marks answers could not be loaded. Your answers are kept. Connect to the network, reload the page, and try again.';
      });
    };
    // While somebody writes, too: a reload may come before the box is left.
    for (const moment of ['change', 'input']) form.addEventListener(moment, () => keepDraft(unit, answersOf(form)));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      ask((loaded) => loaded.check());
    });
    form.addEventListener('reset', () => {
      dropDraft(unit);
      showAnswers(form, {});
      void session?.then((loaded) => loaded.clear());
    });
    form.querySelector('[data-draw]')?.addEventListener('click', () => ask((loaded) => loaded.drawOthers()));
  }
}

customElements.define('crossconnect-check', KnowledgeCheck);
