import 'fake-indexeddb/auto';
import { getByRole, queryByText, waitFor } from '@testing-library/dom';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import '#src/components/quiz/knowledge-check.ts';
import { fieldsetsOf, showAnswers, answersOf } from '#src/components/quiz/form.ts';
import { readAgain } from '#src/components/quiz/read-again.ts';
import { openRecord } from '#src/progress/stores/browser.ts';
import { drawn, most } from '#src/quiz/draw.ts';
import { kindOf } from '#src/quiz/registry.ts';
import { examplesOf, serveKeys, showPage, taught, unit } from '#tests/quiz/check-page.ts';
import { readBank } from '#tests/quiz/bank.ts';

const inLessons = readBank().entries.filter(({ item }) => !kindOf(item.kind).examOnly);
const pools = [...Map.groupBy(inLessons, (entry) => entry.unit)].map(([name, entries]) => ({
  name,
  pool: entries.map(({ id, item }) => ({ item: id, objective: item.objective, kind: item.kind })),
}));

test.for(pools)('$name asks each of its questions before it asks one again', ({ pool }) => {
  const hands = Math.ceil(pool.length / most);
  const asked = new Set<string>();
  for (let seed = 0; seed < hands; seed += 1) {
    const hand = drawn(pool, seed);
    expect(hand).toHaveLength(Math.min(most, pool.length));
    expect(hand, 'the same seed, the same questions').toEqual(drawn(pool, seed));
    if (seed < hands - 1) expect(hand.filter((item) => asked.has(item))).toEqual([]);
    for (const item of hand) asked.add(item);
  }
  expect(asked.size).toBe(pool.length);
  if (hands > 1) expect(drawn(pool, hands), 'the next round deals anew').not.toEqual(drawn(pool, 0));
});

test.for(pools)('a first check of $name is spread over its objectives and kinds', ({ pool }) => {
  const hand = new Set(drawn(pool, 0));
  for (const by of ['objective', 'kind'] as const) {
    const there = new Set(pool.map((one) => one[by]));
    const asked = new Set(pool.filter(({ item }) => hand.has(item)).map((one) => one[by]));
    expect(asked.size, by).toBeGreaterThanOrEqual(Math.min(there.size, 5));
  }
});

test('what has an answer stays among the questions, and nothing pushes it out', () => {
  const pool = Array.from({ length: 40 }, (_, index) => ({ item: `i${index}`, objective: 'o', kind: 'k' }));
  for (let seed = 0; seed < 8; seed += 1) {
    const hand = drawn(pool, seed, ['i3', 'i39', 'gone']);
    expect(hand).toEqual(expect.arrayContaining(['i3', 'i39']));
    expect(hand).toHaveLength(most);
  }
  const many = pool.slice(0, 15).map(({ item }) => item);
  expect(drawn(pool, 0, many)).toEqual(many);
  expect(drawn([], 3)).toEqual([]);
});

const [single] = Object.values(examplesOf('single'));
if (!single) throw new Error('there is no example of a single choice');
const items = Object.fromEntries(
  Array.from({ length: 23 }, (_, index) => [
    `${unit}/q${index}`,
    { ...single, stem: `Question ${index}?`, objective: `o${index % 4}` },
  ]),
);

beforeEach(async () => {
  // jsdom has nowhere to scroll.
  HTMLElement.prototype.scrollIntoView = () => undefined;
  localStorage.clear();
  await (await openRecord()).erase();
  vi.stubGlobal('fetch', serveKeys(items));
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const show = () => getByRole<HTMLFormElement>(showPage(items), 'form');
const shown = (form: HTMLFormElement) => fieldsetsOf(form).map(({ dataset }) => dataset.item);
const press = (name: string) => userEvent.click(getByRole(document.body, 'button', { name }));
const answerAll = (form: HTMLFormElement, word: string) => {
  showAnswers(form, Object.fromEntries(Object.keys(items).map((item) => [item, [word]])));
  form.dispatchEvent(new Event('change'));
};

test('the page shows ten questions, numbers them, and says what they are worth', () => {
  const form = show();
  expect(shown(form)).toHaveLength(10);
  expect(fieldsetsOf(form).map((one) => one.querySelector('[data-number]')?.textContent)).toEqual(
    Array.from({ length: 10 }, (_, index) => `Question ${index + 1} of 10`),
  );
  expect(queryByText(form, '10 questions, 10 points. 8 points (80%) pass.')).not.toBeNull();
});

test('other questions are drawn, without the old answers, and are still there after a reload', async () => {
  const form = show();
  const first = shown(form);
  answerAll(form, 'two');
  await press('Draw other questions');
  await waitFor(() => expect(Object.values(answersOf(form)).flat()).toEqual([]));
  const second = shown(form);
  expect(second.filter((item) => first.includes(item))).toEqual([]);
  expect(fieldsetsOf(form)[0]?.contains(document.activeElement)).toBe(true);
  expect(shown(show())).toEqual(second);
});

test('a draft from before questions were drawn keeps its questions and answers', () => {
  const draft = Object.fromEntries(['q1', 'q7', 'q22'].map((name) => [`${unit}/${name}`, ['two']]));
  localStorage.setItem(`crossconnect:check:${unit}`, JSON.stringify(draft));
  expect(answersOf(show())).toMatchObject(draft);
});

test('only what is shown is asked for and counted', async () => {
  const form = show();
  answerAll(form, 'one');
  await press('Check');
  const summary = await waitFor(() => getByRole(document.body, 'region', { name: 'Your result' }));
  expect(summary.textContent).toContain('10 of 10 points');
  const [event] = await (await openRecord()).all();
  expect(event).toMatchObject({ kind: 'check.marked', points: 10, outOf: 10 });
  await press('Draw other questions');
  expect(form.querySelector('[data-mark]')).toBeNull();
  expect(getByRole(document.body, 'button', { name: 'Check' })).not.toBeNull();
});

test('after a wrong answer the section that teaches it is named, once', async () => {
  const form = show();
  answerAll(form, 'two');
  await press('Check');
  const link = await waitFor(() => getByRole(document.body, 'link', { name: 'Colors' }));
  expect(link.getAttribute('href')).toBe(taught.href);
  expect(link.closest('li')?.textContent).toBe('Colors, in unit 9');
});

test('what to read again stands lesson by lesson, each section once', () => {
  const key = kindOf('single').keyOf(single);
  const at = (place: number, section: string) => ({
    href: `/c/${place}/#${section}`,
    section,
    unit: place,
    lesson: 'L',
  });
  expect(
    readAgain([{ ...key, taughtAt: [at(9, 'b'), at(2, 'a')] }, undefined, key, { ...key, taughtAt: [at(9, 'b')] }]),
  ).toEqual([at(2, 'a'), at(9, 'b')]);
});
