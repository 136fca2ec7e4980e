import 'fake-indexeddb/auto';
import { getByLabelText, getByRole, getByText, waitFor } from '@testing-library/dom';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import '#src/components/quiz/knowledge-check.ts';
import { answersOf, showAnswers } from '#src/components/quiz/form.ts';
import { openRecord } from '#src/progress/stores/browser.ts';
import { kindOf, kinds } from '#src/quiz/registry.ts';
import { examplesOf, serveKeys, showPage, unit } from '#tests/quiz/check-page.ts';

beforeEach(async () => {
  localStorage.clear();
  await (await openRecord()).erase();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const press = (name: string) => userEvent.click(getByRole(document.body, 'button', { name }));
const said = async (name: string) => waitFor(() => getByRole(document.body, 'region', { name }));

function show(kind: string) {
  const items = examplesOf(kind);
  vi.stubGlobal('fetch', serveKeys(items));
  const page = showPage(items);
  return { fieldset: getByRole(page, 'group'), form: getByRole<HTMLFormElement>(page, 'form') };
}

describe.for(kinds.filter(({ examOnly }) => !examOnly).map((kind) => [kind.kind, kind] as const))(
  'the form of the kind "%s"',
  ([name, kind]) => {
    const { item, right, wrong } = kind.example;
    const answer = (form: HTMLFormElement) => answersOf(form)[`${unit}/${name}`];

    test('begins without an answer, and shows and reads back any', () => {
      const { form } = show(name);
      expect(answer(form)).toEqual([]);
      for (const words of [right, wrong, []]) {
        showAnswers(form, { [`${unit}/${name}`]: words });
        expect(answer(form)?.toSorted()).toEqual(words.toSorted());
      }
    });

    test('keeps its answer over a reload, and forgets it when cleared', async () => {
      const { form, fieldset } = show(name);
      showAnswers(form, { [`${unit}/${name}`]: wrong });
      fieldset.dispatchEvent(new Event('change', { bubbles: true }));
      expect(answer(show(name).form)?.toSorted()).toEqual(wrong.toSorted());
      await press('Clear my answers');
      expect(answer(show(name).form)).toEqual([]);
    });

    test('marks what is right and what is wrong where it stands, and keeps the answer folded until it is asked for', async () => {
      const { form, fieldset } = show(name);
      showAnswers(form, { [`${unit}/${name}`]: wrong });
      await press('Check');
      expect((await said('Your result')).textContent).toContain('Not right yet: question 1.');
      const { points, outOf, because } = kind.score(item, wrong);
      expect(fieldset.dataset.mark).toBe(points === 0 ? 'wrong' : 'partly');
      expect(fieldset.textContent).toContain(`${points} of ${outOf} point`);
      const fold = fieldset.querySelector('details');
      expect(fold?.open).toBe(false);
      for (const { option, chosen, correct, why, right: better } of because) {
        const part =
          fieldset.querySelector(`[data-reasons-of="${option}"]`) ??
          fieldset.querySelector(`[data-option="${option}"]`);
        const beside = part?.querySelector('.cc-question-why')?.textContent;
        if (chosen) expect(beside).toMatch(correct ? /^Right\./ : /^Not right\./);
        if (chosen) expect(beside).toContain(why);
        else expect(fold?.textContent).toContain(why);
        if (better) expect(beside).not.toContain(better.why);
        if (better) expect(fold?.textContent).toContain(better.why);
      }
    });

    test('cannot be changed once it is marked, and can when it is tried again', async () => {
      const { form, fieldset } = show(name);
      showAnswers(form, { [`${unit}/${name}`]: wrong });
      await press('Check');
      await said('Your result');
      const closed = [...fieldset.querySelectorAll('input, select, [data-move]')];
      expect(closed.every((control) => control.ariaDisabled === 'true')).toBe(true);
      for (const control of closed) {
        if (control instanceof HTMLSelectElement) await userEvent.selectOptions(control, control.options[4] ?? []);
        else if (control instanceof HTMLInputElement && control.type === 'text') await userEvent.type(control, 'x');
        else await userEvent.click(control);
      }
      expect(answer(form)?.toSorted()).toEqual(wrong.toSorted());

      await press('Try the wrong ones again');
      expect(answer(form)).toEqual([]);
      expect(closed.some((control) => control.ariaDisabled === 'true')).toBe(false);
      expect(fieldset.querySelector('.cc-question-why, .cc-question-mark, details')).toBeNull();
      expect(fieldset.contains(document.activeElement)).toBe(true);
      showAnswers(form, { [`${unit}/${name}`]: right });
      await press('Check');
      expect((await said('Your result')).textContent).toContain('everything is right');
    });

    test('names the belief behind a wrong answer', async () => {
      const { form, fieldset } = show(name);
      vi.stubGlobal('fetch', () =>
        Promise.resolve(
          Response.json({
            ...kindOf(name).keyOf(item),
            options: kindOf(name)
              .keyOf(item)
              .options.map((option) => ({
                ...option,
                ...(option.belief === undefined ? {} : { beliefSays: 'So I thought.' }),
              })),
          }),
        ),
      );
      showAnswers(form, { [`${unit}/${name}`]: wrong });
      await press('Check');
      await said('Your result');
      expect(fieldset.querySelector('.cc-question-why .cc-question-belief')?.textContent).toContain('So I thought.');
    });
  },
);

test('steps are moved with the keyboard, the focus stays, and the new place is said', async () => {
  const { form, fieldset } = show('ordering');
  const list = getByRole(fieldset, 'list');
  const order = () => [...list.children].map((step) => step.getAttribute('data-option'));
  const before = order();
  const last = list.lastElementChild?.querySelector('.cc-question-option-text')?.textContent ?? '';
  const up = getByRole(fieldset, 'button', { name: `Up: ${last}` });
  up.focus();
  await userEvent.keyboard('{Enter}');
  expect(order()).toEqual([before[0], before[1], before[3], before[2]]);
  expect(document.activeElement).toBe(up);
  expect(getByRole(fieldset, 'status').textContent).toBe(`${last}: place 3 of 4.`);
  await userEvent.keyboard('{Enter}{Enter}{Enter}{Enter}');
  expect(order()[0], 'at the top there is no further').toBe(before[3]);
  expect(up.hasAttribute('data-end')).toBe(true);
  expect(answersOf(form)[`${unit}/ordering`]).toEqual(order());
  const kept = order();
  const again = getByRole(show('ordering').fieldset, 'list');
  expect([...again.children].map((step) => step.getAttribute('data-option'))).toEqual(kept);
});

test('a step that cannot be is not part of an answer: an old draft with other steps shows the list as it stood', () => {
  const { form, fieldset } = show('ordering');
  const before = fieldset.textContent;
  for (const words of [
    ['kettle', 'boil'],
    ['kettle', 'boil', 'pour', 'swim'],
    ['kettle', 'kettle', 'pour', 'drink'],
  ]) {
    showAnswers(form, { [`${unit}/ordering`]: words });
    expect([fieldset.textContent, answersOf(form)[`${unit}/ordering`]]).toEqual([before, []]);
  }
});

test('what is not of the form is asked again, and is not wrong', async () => {
  const { fieldset } = show('fill-in');
  const input = getByRole(fieldset, 'textbox');
  await userEvent.type(input, '192.0.2.129/25');
  await press('Check');
  const summary = await said('Nothing is marked yet');
  expect(summary.textContent).toContain('Write the first address of the block.');
  await userEvent.clear(input);
  await userEvent.type(input, ' 192.0.2.128 / 25');
  await press('Check');
  expect((await said('Your result')).textContent).toContain('everything is right');
  expect(input.getAttribute('aria-describedby')).toBe('fill-in-text-hint check-fill-in-text-why');
});

test('a list shows which choice would have been right, in words', async () => {
  const { fieldset } = show('matching');
  await userEvent.selectOptions(getByLabelText(fieldset, 'A cat'), 'B: Woof');
  await userEvent.selectOptions(getByLabelText(fieldset, 'A dog'), 'B: Woof');
  await userEvent.selectOptions(getByLabelText(fieldset, 'A cow'), 'D: Moo');
  await press('Check');
  await said('Your result');
  expect(getByText(fieldset, 'C: Meow.').closest('dd')?.textContent).toBe('C: Meow. Cats meow.');
});
