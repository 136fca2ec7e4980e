/** Writes marks, reasons and messages into the form of a knowledge check, and takes them out again. */
import { fieldsetsOf, inputsOf } from '#src/components/quiz/form.ts';
import { passingShare } from '#src/progress/fold.ts';
import type { Check, Missing, Result } from '#src/quiz/check.ts';
import { piecesOf } from '#src/quiz/prose.ts';
import type { Reason, Score } from '#src/quiz/score.ts';

/** Shows the score of each given question, with the reasons. A question that is not right yet keeps the rest of its reasons folded. */
export function showMarks(form: HTMLFormElement, { scores }: Check, items: readonly string[]): void {
  for (const fieldset of fieldsetsOf(form)) {
    const item = fieldset.dataset.item ?? '';
    const score = scores[item];
    if (!score || !items.includes(item)) continue;
    const isRight = score.points >= score.outOf;
    fieldset.dataset.mark = isRight ? 'right' : score.points > 0 ? 'partly' : 'wrong';
    // Not disabled: a screen reader must still reach what was chosen, and the reason beside it.
    for (const input of inputsOf(fieldset)) input.ariaDisabled = 'true';
    const folded = score.because.filter((reason) => !isRight && !reason.chosen);
    for (const reason of score.because) if (!folded.includes(reason)) showReason(fieldset, reason);
    fieldset.append(markLine(score));
    if (folded.length > 0) fieldset.append(foldedReasons(fieldset, folded));
  }
}

/** Says which questions are not answered, and which have too few or too many answers, with a link to each, and moves there. */
export function showMissing(form: HTMLFormElement, missing: readonly Missing[]): void {
  for (const { item, because } of missing) {
    const fieldset = fieldsetOf(form, item);
    if (!fieldset) continue;
    fieldset.dataset.mark = 'missing';
    fieldset.append(element('p', { className: 'cc-question-mark' }, because));
  }
  const empty = missing.filter(({ isEmpty }) => isEmpty);
  const count = empty.length === 1 ? 'One question is' : `${empty.length} questions are`;
  say(form, 'warn', 'Nothing is marked yet', [
    ...(empty.length === 0 ? [] : [element('p', {}, `${count} not answered yet: `, ...linksTo(form, empty), '.')]),
    ...missing
      .filter(({ isEmpty }) => !isEmpty)
      .map((one) => element('p', {}, 'Question ', ...linksTo(form, [one]), `: ${one.because}`)),
  ]);
}

/** Says the result, what was earned, and whether it is kept. */
export function showResult(
  form: HTMLFormElement,
  { points, outOf, wrong, xp, because }: Result & { wrong: readonly Place[]; xp: number; because?: string },
): void {
  const all = wrong.length === 0;
  const lines = [
    element(
      'p',
      { className: 'cc-check-points' },
      `${points} of ${outOf} points${all ? ': everything is right.' : '.'}`,
    ),
    ...(all
      ? []
      : [
          element(
            'p',
            {},
            `Not right yet: ${wrong.length === 1 ? 'question' : 'questions'} `,
            ...linksTo(form, wrong),
            '. Read why, then try again.',
          ),
        ]),
    element('p', {}, `${xp > 0 ? `You earned ${xp} XP. ` : ''}${because ?? 'Your result is saved on this device.'}`),
  ];
  if (because !== undefined) lines.push(element('p', {}, element('a', { href: '/record/' }, 'Open my record')));
  const isGood = because === undefined && points >= outOf * passingShare;
  say(form, isGood ? 'plain' : 'warn', 'Your result', lines);
}

/** Says why something did not work. */
export function showTrouble(form: HTMLFormElement, message: string): void {
  say(form, 'warn', 'Nothing is marked yet', [element('p', {}, message)]);
}

/** Takes away the marks of every question that is open, and the message. */
export function clearMarks(form: HTMLFormElement, { scores }: Check): void {
  for (const fieldset of fieldsetsOf(form)) {
    if (scores[fieldset.dataset.item ?? '']) continue;
    delete fieldset.dataset.mark;
    for (const input of inputsOf(fieldset)) {
      input.ariaDisabled = null;
      input.removeAttribute('aria-describedby');
    }
    for (const option of fieldset.querySelectorAll<HTMLElement>('[data-verdict]')) delete option.dataset.verdict;
    for (const line of fieldset.querySelectorAll('.cc-question-why, .cc-question-mark, .cc-question-reasons'))
      line.remove();
  }
  const summary = form.querySelector<HTMLElement>('.cc-check-summary');
  if (summary) summary.hidden = true;
  summary?.replaceChildren();
}

function showReason(fieldset: HTMLFieldSetElement, reason: Reason): void {
  const option = [...fieldset.querySelectorAll<HTMLElement>('.cc-question-option')].find(
    ({ dataset }) => dataset.option === reason.option,
  );
  const input = option?.querySelector('input');
  if (!option || !input) return;
  option.dataset.verdict = reason.correct ? 'right' : reason.chosen ? 'wrong' : 'passed';
  const why = element('p', { className: 'cc-question-why', id: `${fieldset.id}-${reason.option}-why` });
  why.append(element('strong', {}, `${labelOf(reason)} `), ...proseOf(reason.why), ...beliefOf(reason));
  option.append(why);
  input.setAttribute('aria-describedby', why.id);
}

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
    `${points >= outOf ? 'Right' : points > 0 ? 'Partly right' : 'Not right yet'}: ${points} of ${outOf} ${outOf === 1 ? 'point' : 'points'}.`,
  );

/** What stays folded until asked for, so that trying again is still a question. */
function foldedReasons(fieldset: HTMLFieldSetElement, reasons: readonly Reason[]): HTMLElement {
  const fold = element(
    'details',
    { className: 'cc-question-reasons' },
    element('summary', {}, 'Show the answer and explain the other options'),
  );
  const list = element('dl');
  for (const reason of reasons) {
    const text = [...fieldset.querySelectorAll<HTMLElement>('.cc-question-option')].find(
      ({ dataset }) => dataset.option === reason.option,
    );
    const term = element(
      'dt',
      {},
      text?.querySelector('.cc-question-option-text')?.textContent.trim() ?? reason.option,
    );
    const why = element('dd', {}, element('strong', {}, reason.correct ? 'Right. ' : 'Not right. '));
    why.append(...proseOf(reason.why), ...beliefOf(reason));
    list.append(term, why);
  }
  fold.append(list);
  return fold;
}

/** A question, by its item and as the page numbers it. */
type Place = Pick<Missing, 'item' | 'number'>;

const fieldsetOf = (form: HTMLFormElement, item: string): HTMLFieldSetElement | undefined =>
  fieldsetsOf(form).find(({ dataset }) => dataset.item === item);

/** The numbers of questions, each a link that moves the focus into its question. */
const linksTo = (form: HTMLFormElement, places: readonly Place[]): (HTMLElement | string)[] =>
  places.flatMap(({ item, number }, index) => {
    const fieldset = fieldsetOf(form, item);
    if (!fieldset) return [];
    const link = element('a', { href: `#${fieldset.id}`, ariaLabel: `Question ${number}` }, String(number));
    link.addEventListener('click', (event) => {
      event.preventDefault();
      (fieldset.querySelector<HTMLInputElement>('input:checked') ?? fieldset.querySelector('input'))?.focus();
    });
    return index === 0 ? [link] : [', ', link];
  });

/** Shows the summary and moves the focus there. It has no live role: the focus reads its name and what stands in it, once. */
function say(form: HTMLFormElement, tone: 'plain' | 'warn', title: string, lines: readonly HTMLElement[]): void {
  const summary = form.querySelector<HTMLElement>('.cc-check-summary');
  if (!summary) return;
  const [name, words] = ['check-summary-title', 'check-summary-words'];
  summary.role = 'region';
  summary.dataset.tone = tone;
  summary.setAttribute('aria-labelledby', name);
  summary.setAttribute('aria-describedby', words);
  summary.hidden = false;
  summary.replaceChildren(
    element('h3', { className: 'cc-check-title', id: name }, title),
    element('div', { id: words }, ...lines),
  );
  summary.focus();
}

const proseOf = (text: string): (HTMLElement | string)[] =>
  piecesOf(text).map((piece) => (piece.isCode ? element('code', {}, piece.text) : piece.text));

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: { className?: string; href?: string; id?: string; ariaLabel?: string } = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  Object.assign(made, properties);
  made.append(...children);
  return made;
}
