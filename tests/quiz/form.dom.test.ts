import 'fake-indexeddb/auto';
import { getByLabelText, getByRole, queryByRole, waitFor } from '@testing-library/dom';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import '#src/components/quiz/knowledge-check.ts';
import { openRecord } from '#src/progress/stores/browser.ts';
import { examplesOf, serveKeys, showPage, unit } from '#tests/quiz/check-page.ts';

const items = examplesOf('single', 'multiple');
const page = () => showPage(items);

const serve = serveKeys(items);
const press = (name: string) => userEvent.click(getByRole(document.body, 'button', { name }));
const choose = async (question: RegExp, ...options: string[]) => {
  const group = getByRole(document.body, 'group', { name: question });
  for (const option of options) await userEvent.click(getByLabelText(group, option));
};
const single = /Which of these is a color\?/;
const multiple = /Which two of these are colors\?/;
const said = async (name: string) => waitFor(() => getByRole(document.body, 'region', { name }));

beforeEach(async () => {
  localStorage.clear();
  await (await openRecord()).erase();
  vi.stubGlobal('fetch', serve);
});
afterEach(() => {
  serve.mockReset();
  vi.unstubAllGlobals();
});

test('a check with a gap is not marked: it names the gap, links to it, and asks for no key', async () => {
  page();
  await choose(single, 'Green');
  await press('Check');
  const summary = await said('Nothing is marked yet');
  expect(summary.textContent).toContain('One question is not answered yet: 2.');
  expect(queryByRole(document.body, 'alert'), 'the focus reads it; a second voice would too').toBeNull();
  expect(document.activeElement).toBe(summary);
  await userEvent.click(getByRole(summary, 'link', { name: 'Question 2' }));
  expect(document.activeElement).toBe(document.querySelector('[name=multiple]'));
  expect(serve).not.toHaveBeenCalled();
});

test('too many answers are not called none', async () => {
  page();
  await choose(single, 'Green');
  await choose(multiple, 'Green', 'Red', 'Square');
  await press('Check');
  const summary = await said('Nothing is marked yet');
  expect(summary.textContent).toContain('Question 2: 3 chosen, choose only 2.');
  expect(summary.textContent).not.toContain('not answered');
});

test('a wrong answer is explained, tried again, and the better result is recorded', async () => {
  page();
  await choose(single, 'Square');
  await choose(multiple, 'Green', 'Red');
  await press('Check');
  const summary = await said('Your result');
  expect(document.activeElement).toBe(summary);
  expect(summary.textContent).toContain('2 of 3 points.');
  expect(summary.textContent).toContain('Not right yet: question 1.');
  await userEvent.click(getByRole(summary, 'link', { name: 'Question 1' }));
  expect(document.activeElement).toBe(getByLabelText(getByRole(document.body, 'group', { name: single }), 'Square'));
  expect(summary.textContent).toContain('You earned 133 XP. Your result is saved on this device.');
  const wrong = getByRole(document.body, 'group', { name: single });
  expect(wrong.dataset.mark).toBe('wrong');
  expect(wrong.textContent).toContain('Not right. A square is a shape.');
  expect(wrong.querySelector('details')?.textContent).toContain('Right. Green is a color.');
  expect(queryByRole(document.body, 'button', { name: 'Check' })).toBeNull();

  await press('Try the wrong ones again');
  expect(wrong.querySelector('.cc-question-why, details')).toBeNull();
  expect(document.activeElement).toBe(wrong.querySelector('input'));
  const red = getByLabelText<HTMLInputElement>(document.body, 'Red');
  await userEvent.click(red);
  expect([red.checked, red.ariaDisabled, red.disabled], 'what was right stays, and can be reached').toEqual([
    true,
    'true',
    false,
  ]);
  await choose(single, 'Green');
  await press('Check');
  expect((await said('Your result')).textContent).toContain('3 of 3 points: everything is right.');
  const events = await (await openRecord()).all();
  const marked = events.filter(({ kind }) => kind === 'check.marked');
  expect(marked).toMatchObject([
    { unit, points: 2, outOf: 3 },
    { unit, points: 3, outOf: 3 },
  ]);
  const answered = { kind: 'item.answered', course: 'expressroute', objective: 'example', where: 'check' };
  expect(
    events.filter(({ kind }) => kind === 'item.answered'),
    'each question once: whoever has read the reasons is not asked anew',
  ).toMatchObject([
    {
      ...answered,
      item: `${unit}/single`,
      itemKind: 'single',
      points: 0,
      words: ['two'],
      beliefs: ['shapes-are-colors'],
    },
    { ...answered, item: `${unit}/multiple`, itemKind: 'multiple', points: 2, outOf: 2 },
  ]);
});

test('answers are still there after a reload, and clearing forgets them', async () => {
  page();
  await choose(single, 'Square');
  await choose(multiple, 'Red');
  page();
  expect(getByLabelText<HTMLInputElement>(document.body, 'Red').checked).toBe(true);
  await press('Clear my answers');
  page();
  expect(document.querySelectorAll('input:checked')).toHaveLength(0);
});

test.for([
  { answer: () => Promise.reject(new TypeError('Failed to fetch')), says: 'the site did not answer' },
  { answer: () => Promise.resolve(new Response('', { status: 503 })), says: 'the site answered 503' },
  { answer: () => Promise.resolve(new Response('<h1>Not found</h1>')), says: 'what came was not a key' },
  { answer: () => Promise.resolve(Response.json({ kind: 'single', options: [{}] })), says: 'what came was not a key' },
])('when the key cannot be had ($says), nothing is marked and the answers stay', async ({ answer, says }) => {
  serve.mockImplementation(answer);
  page();
  await choose(single, 'Green');
  await choose(multiple, 'Green', 'Red');
  await press('Check');
  const summary = await said('Nothing is marked yet');
  expect(summary.textContent).toContain(says);
  expect(summary.textContent).toContain('Your answers are kept.');
  expect(document.querySelectorAll('input:checked')).toHaveLength(3);
  expect(await (await openRecord()).all()).toEqual([]);
});

test('when the storage is full, the result is shown together with the way out', async () => {
  const broken = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(() => {
    throw new DOMException('no', 'QuotaExceededError');
  });
  page();
  await choose(single, 'Green');
  await choose(multiple, 'Green', 'Red');
  await press('Check');
  const summary = await said('Your result');
  expect(summary.textContent).toContain('3 of 3 points');
  expect(summary.textContent).toContain('storage of this browser is full');
  expect(getByRole(summary, 'link', { name: 'Open my record' }).getAttribute('href')).toBe('/record/');
  broken.mockRestore();
});
