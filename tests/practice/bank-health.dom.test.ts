import { beforeEach, expect, test } from 'vitest';
import { filterRows, showHealth } from '#src/components/practice/bank-health.ts';
import { answered, questionNamed } from '#tests/practice/bank.ts';

const [one, two] = [questionNamed('single', 'az-700/E1', 'single-1'), questionNamed('yes-no', 'az-700/E2', 'yes-no-1')];
let page: HTMLElement;

beforeEach(() => {
  const figures = '<td data-figures>Not answered here</td>';
  document.body.innerHTML = `<main><section data-mend hidden><div data-mend-words></div></section>
    <form><select data-filter="objective"><option value=""></option><option value="E2"></option></select>
      <select data-filter="kind"><option value=""></option></select><input data-filter="words">
      <input type="checkbox" data-filter="answered"></form><p data-count></p>
    <table><tbody><tr data-item="generated/next-hop"><th>Next hops</th>${figures}</tr></tbody></table>
    <table><tbody data-written>
      <tr data-item="${one.id}" data-objectives="E1" data-kind="single"><th>Colors</th>${figures}</tr>
      <tr data-item="${two.id}" data-objectives="E2" data-kind="yes-no"><th>Shapes</th>${figures}</tr></tbody></table></main>`;
  page = document.querySelector('main') ?? document.body;
});

const figuresOf = (item: string) => page.querySelector(`[data-item="${item}"] [data-figures]`)?.textContent;

test('each question says how often it was answered here, how well and how fast, and what was chosen', () => {
  const answers = [0, 1, 1].map((points, n) =>
    answered(n, { item: one.id, points, seconds: 10 * (n + 1), words: [points === 1 ? 'one' : 'two'] }),
  );
  showHealth(page, answers, [one, two]);
  expect(figuresOf(one.id)).toMatch(/^3 answers, 67% of the points, 20 s/);
  expect(figuresOf(one.id)).toContain('2 × Green');
  expect(figuresOf(one.id)).toContain('0 × Loud');
  expect(figuresOf(two.id)).toBe('Not answered here');
});

test('questions made from seeds count for their generator', () => {
  showHealth(
    page,
    [1, 2].map((n) => answered(n, { item: `generated/next-hop/${n}` })),
    [one, two],
  );
  expect(figuresOf('generated/next-hop')).toBe('2 answers, 100% of the points');
});

test('what everybody gets right is named to be mended, and nothing is said before enough have answered', () => {
  const right = (count: number) =>
    Array.from({ length: count }, (_, n) => answered(n, { item: one.id, words: ['one'] }));
  showHealth(page, right(19), [one, two]);
  expect(page.querySelector('[data-mend]')?.textContent).toContain('Nothing is found that has to be mended.');
  showHealth(page, right(20), [one, two]);
  expect(page.querySelector('[data-mend]')?.textContent).toContain(`${one.id} It earns 100 of 100 points`);
});

test.for([
  { filter: 'objective', value: 'E2', left: [two.id], because: 'by objective' },
  { filter: 'words', value: 'colo', left: [one.id], because: 'by words of the question' },
  { filter: 'words', value: '', left: [one.id, two.id], because: 'without a filter all are there' },
])('the list is filtered: $because', ({ filter, value, left }) => {
  const field = page.querySelector<HTMLSelectElement | HTMLInputElement>(`[data-filter="${filter}"]`);
  if (field) field.value = value;
  filterRows(page);
  const shown = [...page.querySelectorAll<HTMLElement>('[data-written] > tr')].filter(({ hidden }) => !hidden);
  expect(shown.map(({ dataset }) => dataset.item)).toEqual(left);
  expect(page.querySelector('[data-count]')?.textContent).toBe(`${left.length} of 2 questions.`);
});
