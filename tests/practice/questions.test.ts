/** Questions as the bank of a course has them, read for the rooms of practice. */
import { afterEach, expect, test, vi } from 'vitest';
import { fetchBank, QuestionsMissing } from '#src/components/exam/questions.ts';
import { loadBank, questionOf } from '#src/components/practice/bank.ts';
import { entryOf } from '#tests/practice/bank.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

test('a hot area keeps its drawing: without it there is nothing to mark', () => {
  const figures = { figure: '<svg></svg>' };
  expect(questionOf({ ...entryOf('hot-area'), figures })).toMatchObject({ kind: 'hot-area', figures });
});

test.for([
  { entry: null, because: 'it is nothing' },
  { entry: { ...entryOf('single'), objective: undefined }, because: 'no skill is named' },
  { entry: { ...entryOf('single'), difficulty: '2' }, because: 'a text is no difficulty' },
  {
    entry: { ...entryOf('single'), view: { ...entryOf('single').view, parts: 'four' } },
    because: 'it shows no options',
  },
  {
    entry: { ...entryOf('matching'), view: { ...entryOf('matching').view, choices: [1] } },
    because: 'a number is no choice',
  },
])('an entry is left out when $because', ({ entry }) => {
  expect(questionOf(entry)).toBeUndefined();
});

test('a bank is fetched once for a page, and again after it did not come', async () => {
  const serve = vi.fn(() => Promise.resolve(Response.json([entryOf('single')])));
  serve.mockImplementationOnce(() => Promise.reject(new TypeError('Failed to fetch')));
  vi.stubGlobal('fetch', serve);
  await expect(fetchBank('/once/bank.json')).rejects.toBeInstanceOf(QuestionsMissing);
  expect(await loadBank('/once/')).toHaveLength(1);
  expect(await loadBank('/once/')).toHaveLength(1);
  expect(serve).toHaveBeenCalledTimes(2);
});
