/** One learner at one knowledge check: from pressing *Check* to the recorded result. Loaded when *Check* or *Draw other questions* is first pressed. */
import { answeredDrafts } from '#src/components/quiz/answered.ts';
import { dropDraft, keepDraft, keepSeed, readSeed } from '#src/components/quiz/draft.ts';
import { answersOf, fieldsetsOf, showAnswer, showAnswers } from '#src/components/quiz/form.ts';
import { fetchKeys, KeyMissing } from '#src/components/quiz/keys.ts';
import { clearMarks, showMarks } from '#src/components/quiz/marks.ts';
import { showDrawn } from '#src/components/quiz/pool.ts';
import { firstControlOf, questionsOf } from '#src/components/quiz/questions.ts';
import { readAgain } from '#src/components/quiz/read-again.ts';
import { showMissing, showResult, showTrouble } from '#src/components/quiz/summary.ts';
import { foldProgress } from '#src/progress/fold.ts';
import { stamp, stampAll } from '#src/progress/stamp.ts';
import { openRecord } from '#src/progress/stores/browser.ts';
import type { Key } from '#src/quiz/score.ts';
import {
  answer,
  createCheck,
  mark,
  missingFrom,
  openIn,
  resultOf,
  tryAgain,
  wrongIn,
  type Check,
  type Result,
} from '#src/quiz/check.ts';

export interface Session {
  /** Marks what is answered, or says what is missing. */
  check(): Promise<void>;
  /** Starts over, after the form was cleared. */
  clear(): void;
  /** Asks other questions, without the answers and marks of these. */
  drawOthers(): void;
}

/** Starts a session on a form. */
export function createSession(element: HTMLElement, form: HTMLFormElement): Session {
  const { unit = '', course = '', keys: base = '' } = element.dataset;
  const again = form.querySelector<HTMLButtonElement>('[data-again]');
  const submit = form.querySelector<HTMLButtonElement>('[type=submit]');
  let state: Check = createCheck(questionsOf(form));
  const keys: Record<string, Key> = {};
  /** Questions whose first answer is in the record. To try again right after the reasons were shown says nothing new. */
  const answered = new Set<string>();
  let isBusy = false;

  /** Records the result, with the first answer to each question, and says so once it is on the disk. */
  async function record(result: Result): Promise<{ xp: number; because?: string }> {
    const store = await openRecord();
    const before = foldProgress(await store.all()).xp;
    const first = fieldsetsOf(form).filter(({ dataset }) => !answered.has(dataset.item ?? ''));
    const trouble = await store.append([
      stamp({ kind: 'check.marked', course, unit, ...result }),
      ...stampAll(answeredDrafts(course, first, state)),
    ]);
    for (const { dataset } of first) answered.add(dataset.item ?? '');
    const xp = foldProgress(await store.all()).xp - before;
    return trouble ? { xp, because: trouble.because } : { xp };
  }

  const showButtons = () => {
    const [isMarked, isWrong] = [openIn(state).length === 0, wrongIn(state).length > 0];
    if (submit) submit.hidden = isMarked;
    if (again) again.hidden = !isWrong;
  };

  async function check() {
    if (isBusy || openIn(state).length === 0) return;
    isBusy = true;
    try {
      for (const [item, chosen] of Object.entries(answersOf(form))) state = answer(state, item, chosen);
      clearMarks(form, state);
      const missing = missingFrom(state);
      if (missing.length > 0) {
        showMissing(form, missing);
        return;
      }
      const open = openIn(state).map(({ item }) => item);
      Object.assign(keys, await fetchKeys(base, open));
      state = mark(state, keys);
      showMarks(form, state, open);
      showButtons();
      const result = resultOf(state);
      if (!result) return;
      const wrong = wrongIn(state).map(({ item }) => ({
        item,
        number: state.questions.findIndex((question) => question.item === item) + 1,
      }));
      const again = readAgain(wrong.map(({ item }) => keys[item]));
      showResult(form, { ...result, wrong, again, ...(await record(result)) });
      if (wrong.length === 0) dropDraft(unit);
    } catch (cause) {
      if (!(cause instanceof KeyMissing)) throw cause;
      showTrouble(
        form,
        `The answers could not be checked, because ${cause.message}. Your answers are kept. Connect to the network and press Check again.`,
      );
    } finally {
      isBusy = false;
    }
  }

  // What is marked can be reached and read, but not changed.
  form.addEventListener('click', (event) => {
    if (event.target instanceof HTMLInputElement && event.target.ariaDisabled === 'true') event.preventDefault();
  });
  form.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLSelectElement) || target.ariaDisabled !== 'true') return;
    const fieldset = target.closest('fieldset');
    if (fieldset) showAnswer(fieldset, state.answers[fieldset.dataset.item ?? ''] ?? []);
  });
  again?.addEventListener('click', () => {
    const [first] = wrongIn(state);
    state = tryAgain(state);
    showAnswers(form, state.answers);
    keepDraft(unit, state.answers);
    clearMarks(form, state);
    showButtons();
    const fieldset = fieldsetsOf(form).find(({ dataset }) => dataset.item === first?.item);
    if (fieldset) firstControlOf(fieldset)?.focus();
  });

  function clear() {
    state = createCheck(questionsOf(form));
    clearMarks(form, state);
    showButtons();
  }

  return {
    check,
    clear,
    drawOthers() {
      const seed = readSeed(unit) + 1;
      keepSeed(unit, seed);
      form.reset();
      showDrawn(form, seed, {});
      showAnswers(form, {});
      clear();
      const [first] = fieldsetsOf(form);
      if (first) firstControlOf(first)?.focus();
      first?.scrollIntoView({ block: 'start' });
    },
  };
}
