/** The page "My record": shows achievements, saves and adds files, moves the record to a phone, deletes it. */
import { answersSay, examsSay } from '#src/components/record/answers-summary.ts';
import { saveFile } from '#src/components/site/save-file.ts';
import { element } from '#src/components/quiz/element.ts';
import { keptKey } from '#src/explorer/page/kept-key.ts';
import { draftPrefix } from '#src/components/quiz/draft.ts';
import type { ProgressEvent } from '#src/progress/events.ts';
import { fileNameAt, largestFile, readFile, writeFile, type Reading } from '#src/progress/file.ts';
import { foldProgress } from '#src/progress/fold.ts';
import type { RecordContent, RecordStore } from '#src/progress/store.ts';
import { openRecord } from '#src/progress/stores/browser.ts';
import { isTrouble } from '#src/progress/trouble.ts';

class RecordPage extends HTMLElement {
  connectedCallback() {
    for (const place of this.querySelectorAll<HTMLElement>('[data-needs-script]')) place.hidden = false;
    void openRecord().then((record) => openPage(this, record));
  }
}

/** Makes the page work on a record. */
export function openPage(page: HTMLElement, record: RecordStore): void {
  const find = (selector: string) => page.querySelector<HTMLElement>(selector);
  const on = (what: string, act: () => unknown) =>
    find(`[data-do="${what}"]`)?.addEventListener('click', () => void act());
  const sure = page.querySelector<HTMLDialogElement>('[data-sure]');
  const file = page.querySelector<HTMLInputElement>('[data-file]');
  let incoming: RecordContent | undefined;

  const say = (role: 'status' | 'alert', message: string) => {
    const place = find('[data-said]');
    if (!place) return;
    place.role = role;
    place.hidden = false;
    place.textContent = message;
    place.focus();
  };

  const showAchievements = (events: readonly ProgressEvent[]) => {
    for (const { id, at } of foldProgress(events).achievements) {
      const place = find(`[data-achievement="${id}"]`);
      const state = place?.querySelector('[data-achievement-state]');
      if (!place || !state) continue;
      place.toggleAttribute('data-earned', at !== undefined);
      state.textContent =
        at === undefined ? 'Not yet' : `Earned on ${new Date(at).toLocaleDateString('en-US', { dateStyle: 'long' })}`;
    }
  };

  const showAnswers = (events: readonly ProgressEvent[]) => {
    const [answers, exams] = [find('[data-answers]'), find('[data-exams]')];
    const said = answersSay(events);
    if (answers) answers.textContent = said === '' ? 'No question was answered yet.' : said;
    const lines = examsSay(events);
    if (!exams) return;
    exams.hidden = lines.length === 0;
    exams.replaceChildren(...lines.map((line) => element('li', {}, line)));
  };

  const show = async () => {
    const events = await record.all();
    showAchievements(events);
    showAnswers(events);
  };

  const takeIn = async (reading: Reading) => {
    if (!reading.isRead) {
      say('alert', reading.because);
      return;
    }
    const merged = await record.merge(reading.content);
    if (isTrouble(merged)) {
      say('alert', merged.because);
      return;
    }
    say('status', wordsForMerge(reading.content, merged));
  };

  const showIncoming = async () => {
    if (!location.hash.startsWith('#record=')) return;
    const { readFragment } = await import('#src/progress/link.ts');
    const reading = await readFragment(location.hash);
    if (!reading.isRead) {
      forgetFragment();
      say('alert', reading.because);
      return;
    }
    incoming = reading.content;
    const place = find('[data-incoming]');
    const text = find('[data-incoming-text]');
    if (!place || !text) return;
    const { xp } = foldProgress(incoming.events);
    text.textContent = `It holds ${plural(incoming.events.length, 'entry', 'entries')} worth ${xp} XP. Adding it keeps everything that is already here.`;
    place.hidden = false;
    place.querySelector('h2')?.focus();
  };

  const endIncoming = () => {
    incoming = undefined;
    forgetFragment();
    const place = find('[data-incoming]');
    if (place) place.hidden = true;
  };

  on('take-in', async () => {
    const content = incoming;
    endIncoming();
    if (content) await takeIn({ isRead: true, content });
  });
  on('leave', () => {
    endIncoming();
    say('status', 'Nothing was added.');
  });
  on('save', async () => {
    const text = writeFile(await record.take(), page.dataset.app ?? '');
    const name = fileNameAt(Date.now());
    saveFile(name, text, 'application/json');
    say('status', `Saved as ${name}. Look for it among your downloads.`);
  });
  on('move', async () => {
    const place = find('[data-phone]');
    try {
      const { showPhone } = await import('#src/components/record/phone.ts');
      if (place) await showPhone(place, await record.all());
    } catch {
      say(
        'alert',
        'The link could not be made: this browser may be too old for it, or the network is gone. Use "Save as a file".',
      );
    }
  });
  file?.addEventListener('change', () => {
    const [chosen] = file.files ?? [];
    if (!chosen) return;
    const read = async (): Promise<Reading> => {
      if (chosen.size <= largestFile) return readFile(await chosen.text());
      const because = `"${chosen.name}" has ${Math.ceil(chosen.size / 1e6)} MB, and a record has at most ${largestFile / 1e6} MB. Choose the file that this site saved. Nothing was changed here.`;
      return { isRead: false, because };
    };
    void read()
      .catch((): Reading => ({
        isRead: false,
        because: `"${chosen.name}" could not be read. Choose it again. Nothing was changed here.`,
      }))
      .then(takeIn)
      .finally(() => (file.value = ''));
  });
  on('ask-delete', () => sure?.showModal());
  on('keep', () => sure?.close());
  on('delete', async () => {
    sure?.close();
    forgetDrafts();
    const trouble = await record.erase();
    say(trouble ? 'alert' : 'status', trouble?.because ?? 'Your record was deleted from this browser.');
  });

  record.subscribe(({ kind }) => {
    if (kind !== 'attempt') void show();
  });
  addEventListener('hashchange', () => void showIncoming());
  void show();
  void showIncoming();
}

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

function wordsForMerge(content: RecordContent, added: { events: number; attempts: number }): string {
  if (added.events + added.attempts === 0) return 'Everything in it was already here. Nothing was changed.';
  const known = content.events.length - added.events;
  const steps =
    added.attempts > 0 ? ` and ${plural(added.attempts, 'step of a lab or an exam', 'steps of labs and exams')}` : '';
  return `Added ${plural(added.events, 'entry', 'entries')}${steps}. ${known > 0 ? `${plural(known, 'entry was', 'entries were')} already here.` : ''}`.trim();
}

/** Takes the record out of the address, so that a reload or a bookmark does not bring it again. */
const forgetFragment = () => history.replaceState(history.state, '', location.pathname + location.search);

function forgetDrafts(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(draftPrefix)) localStorage.removeItem(key);
    localStorage.removeItem(keptKey);
  } catch {
    // A browser that lets nothing be stored has no drafts.
  }
}

customElements.define('crossconnect-record', RecordPage);
