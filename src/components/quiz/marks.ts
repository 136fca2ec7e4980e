/** Writes marks and reasons into the questions of a knowledge check, and takes them out again. */
import { counted } from '#src/base/counted.ts';
import { element, proseOf } from '#src/components/quiz/element.ts';
import { controlsOf, fieldsetsOf, poolOf } from '#src/components/quiz/form.ts';
import { close } from '#src/components/quiz/questions.ts';
import type { Check } from '#src/quiz/check.ts';
import type { Reason, Score } from '#src/quiz/score.ts';

/** Shows the score of each given question, with the reasons. A question that is not right yet keeps folded what gives the answer away. */
export function showMarks(form: HTMLFormElement, { scores }: Check, items: readonly string[]): void {
  for (const fieldset of fieldsetsOf(form)) {
    const item = fieldset.dataset.item ?? '';
    const score = scores[item];
    if (!score || !items.includes(item)) continue;
    const isRight = score.points >= score.outOf;
    fieldset.dataset.mark = isRight ? 'right' : score.points > 0 ? 'partly' : 'wrong';
    close(fieldset, true);
    const folded = score.because.filter((reason) => !isRight && (!reason.chosen || tells(reason)));
    for (const reason of score.because) if (reason.chosen || !folded.includes(reason)) showReason(fieldset, reason);
    fieldset.append(markLine(score));
    if (folded.length > 0) fieldset.append(foldedReasons(fieldset, score, folded));
  }
}

/** Whether a reason says what would have been right. */
const tells = ({ right }: Reason): boolean => right !== undefined;

/** Takes away the marks of every question that is open, shown or not, and the message. */
export function clearMarks(form: HTMLFormElement, { scores }: Check): void {
  for (const fieldset of poolOf(form)) {
    if (scores[fieldset.dataset.item ?? '']) continue;
    delete fieldset.dataset.mark;
    close(fieldset, false);
    for (const control of controlsOf(fieldset)) describe(control);
    for (const option of fieldset.querySelectorAll<HTMLElement>('[data-verdict]')) delete option.dataset.verdict;
    for (const line of fieldset.querySelectorAll('.cc-question-why, .cc-question-mark, .cc-question-reasons'))
      line.remove();
  }
  const summary = form.querySelector<HTMLElement>('.cc-check-summary');
  if (summary) summary.hidden = true;
  summary?.replaceChildren();
}

const partOf = (fieldset: HTMLFieldSetElement, { option }: Reason): HTMLElement | undefined =>
  [...fieldset.querySelectorAll<HTMLElement>('.cc-question-option')].find(({ dataset }) => dataset.option === option);

/** Has a control described by a reason, besides a hint of its own. */
function describe(control: HTMLElement, why?: string): void {
  control.dataset.hint ??= control.getAttribute('aria-describedby') ?? '';
  const ids = [control.dataset.hint, why ?? ''].filter((id) => id !== '');
  if (ids.length > 0) control.setAttribute('aria-describedby', ids.join(' '));
  else control.removeAttribute('aria-describedby');
}

function showReason(fieldset: HTMLFieldSetElement, reason: Reason): void {
  const part = partOf(fieldset, reason);
  if (!part) return;
  part.dataset.verdict = reason.correct ? 'right' : reason.chosen ? 'wrong' : 'passed';
  const why = element('p', { className: 'cc-question-why', id: `${fieldset.id}-${reason.option}-why` });
  why.append(element('strong', {}, `${labelOf(reason)} `), ...proseOf(reason.why), ...beliefOf(reason));
  placeFor(fieldset, part, reason).append(why);
  for (const control of controlsOf(part)) describe(control, why.id);
}

/** Where a reason stands: in its part, or at the place that is kept for it. */
const placeFor = (fieldset: HTMLFieldSetElement, part: HTMLElement, { option }: Reason): Element =>
  [...fieldset.querySelectorAll<HTMLElement>('[data-reasons-of]')].find(
    ({ dataset }) => dataset.reasonsOf === option,
  ) ??
  part.querySelector('[data-reasons]') ??
  part;

const labelOf = ({ chosen, correct }: Reason): string => {
  if (correct) return chosen ? 'Right.' : 'Right, but you did not choose it.';
  return chosen ? 'Not right.' : 'Not this one: you were right to leave it.';
};

/** The mistaken idea that leads to a wrong option: naming it is half of giving it up. */
const beliefOf = ({ beliefSays }: Reason): HTMLElement[] =>
  beliefSays === undefined
    ? []
    : [element('span', { className: 'cc-question-belief' }, `The mistaken idea behind it: ${beliefSays}`)];

const markLine = ({ points, outOf }: Score): HTMLElement =>
  element(
    'p',
    { className: 'cc-question-mark' },
    `${points >= outOf ? 'Right' : points > 0 ? 'Partly right' : 'Not right yet'}: ${points} of ${counted(outOf, 'point')}.`,
  );

/** What stays folded until asked for, so that trying again is still a question. */
function foldedReasons(fieldset: HTMLFieldSetElement, score: Score, reasons: readonly Reason[]): HTMLElement {
  const fold = element(
    'details',
    { className: 'cc-question-reasons' },
    element(
      'summary',
      {},
      reasons.some(tells) ? 'Show the answer and explain it' : 'Show the answer and explain the other options',
    ),
  );
  const list = element('dl');
  for (const reason of reasons) {
    const text = partOf(fieldset, reason)?.querySelector('.cc-question-option-text');
    const why = element(
      'dd',
      {},
      element('strong', {}, `${answerIn(fieldset, score, reason)} `),
      ...proseOf(reason.right?.why ?? reason.why),
    );
    // A belief that stands beside the answer is not said twice.
    if (!reason.chosen) why.append(...beliefOf(reason));
    list.append(element('dt', {}, text?.textContent.trim() ?? reason.option), why);
  }
  fold.append(list);
  return fold;
}

/** What would have been right, in words: what stands at the control that says so, the place of a step, or the text itself. */
function answerIn(fieldset: HTMLFieldSetElement, { because }: Score, reason: Reason): string {
  const { right, option, correct } = reason;
  if (right === undefined) return correct ? 'Right.' : 'Not right.';
  if (right.answer === option) return `Place ${because.indexOf(reason) + 1} of ${because.length}.`;
  for (const choice of fieldset.querySelectorAll('option')) if (choice.value === right.answer) return `${choice.text}.`;
  for (const input of fieldset.querySelectorAll('input'))
    if (input.value === right.answer && input.type === 'radio')
      return `${input.labels?.[0]?.textContent.trim() ?? right.answer}.`;
  return `Right: ${right.answer}.`;
}
