/** What a check says as a whole: what is missing, the result and what to read again, or why something did not work. */
import { counted, wordFor } from '#src/base/counted.ts';
import { element } from '#src/components/quiz/element.ts';
import { fieldsetsOf } from '#src/components/quiz/form.ts';
import { firstControlOf } from '#src/components/quiz/questions.ts';
import { passingShare } from '#src/progress/passing.ts';
import type { Missing, Result } from '#src/quiz/check.ts';
import type { Taught } from '#src/quiz/score.ts';

/** A question, by its item and as the page numbers it. */
type Place = Pick<Missing, 'item' | 'number'>;

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

/** Says the result, what was earned, whether it is kept, and what to read again. */
export function showResult(
  form: HTMLFormElement,
  {
    points,
    outOf,
    wrong,
    again,
    xp,
    because,
  }: Result & { wrong: readonly Place[]; again: readonly Taught[]; xp: number; because?: string },
): void {
  const all = wrong.length === 0;
  const lines = [
    element(
      'p',
      { className: 'cc-check-points' },
      `${points} of ${counted(outOf, 'point')}${all ? ': everything is right.' : '.'}`,
    ),
    ...(all
      ? []
      : [
          element(
            'p',
            {},
            `Not right yet: ${wordFor(wrong.length, 'question')} `,
            ...linksTo(form, wrong),
            '. Read why, then try again.',
          ),
        ]),
    element('p', {}, `${xp > 0 ? `You earned ${xp} XP. ` : ''}${because ?? 'Your result is saved on this device.'}`),
  ];
  if (because !== undefined) lines.push(element('p', {}, element('a', { href: '/record/' }, 'Open my record')));
  const isGood = because === undefined && points >= outOf * passingShare;
  say(form, isGood ? 'plain' : 'warn', 'Your result', lines, again.length > 0 ? [toRead(again)] : []);
}

/** Says why something did not work. */
export function showTrouble(form: HTMLFormElement, message: string): void {
  say(form, 'warn', 'Nothing is marked yet', [element('p', {}, message)]);
}

/** The sections to read again, with the unit each stands in. */
function toRead(places: readonly Taught[]): HTMLElement {
  const items = places.map(({ href, section, unit, lesson }) =>
    element(
      'li',
      {},
      element('a', { href }, section === '' ? lesson : section),
      new URL(href, location.href).pathname === location.pathname ? '' : `, in unit ${unit}`,
    ),
  );
  return element(
    'div',
    { className: 'cc-check-again' },
    element('h4', { className: 'cc-check-title' }, 'Read again'),
    element('ul', {}, ...items),
  );
}

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
      firstControlOf(fieldset)?.focus();
    });
    return index === 0 ? [link] : [', ', link];
  });

/** Shows the summary and moves the focus there. It has no live role: the focus reads its name and what stands in it, once. What is `more` stands below and is not read out. */
function say(
  form: HTMLFormElement,
  tone: 'plain' | 'warn',
  title: string,
  lines: readonly HTMLElement[],
  more: readonly HTMLElement[] = [],
): void {
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
    ...more,
  );
  summary.focus();
}
