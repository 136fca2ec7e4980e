import { expect, test } from 'vitest';
import { answer, createCheck, mark, missingFrom, openIn, resultOf, tryAgain, wrongIn } from '#src/quiz/check.ts';
import { piecesOf, paragraphsOf } from '#src/quiz/prose.ts';
import { kindOf } from '#src/quiz/registry.ts';

const questions = [
  { item: 'one', kind: 'single', choose: 1 },
  { item: 'two', kind: 'multiple', choose: 2 },
];
const keyOf = (kind: string) => kindOf(kind).keyOf(kindOf(kind).example.item);
const keys = { one: keyOf('single'), two: keyOf('multiple') };
const fresh = createCheck(questions);

test.for([
  { answers: {}, missing: ['1: Nothing is chosen yet. Choose one option.', '2: Nothing is chosen yet. Choose 2.'] },
  { answers: { one: ['two'] }, missing: ['2: Nothing is chosen yet. Choose 2.'] },
  { answers: { one: ['two'], two: ['one'] }, missing: ['2: 1 chosen, choose 2.'] },
  { answers: { one: ['two'], two: ['one', 'two', 'three'] }, missing: ['2: 3 chosen, choose only 2.'] },
  { answers: { one: ['two'], two: ['one', 'two'] }, missing: [] },
])('with $answers, $missing is missing', ({ answers, missing }) => {
  const check = createCheck(questions, answers);
  expect(missingFrom(check).map(({ number, because }) => `${number}: ${because}`)).toEqual(missing);
  if (missing.length > 0) expect(() => mark(check, keys)).toThrow('cannot be marked');
});

test('a marked check has a result; wrong questions can be tried again and right ones stay', () => {
  const marked = mark(answer(answer(fresh, 'one', ['one']), 'two', ['one', 'two']), keys);
  expect(resultOf(marked)).toEqual({
    points: 2,
    outOf: 3,
    items: [
      { item: 'one', points: 1, outOf: 1 },
      { item: 'two', points: 1, outOf: 2 },
    ],
  });
  expect(wrongIn(marked).map(({ item }) => item)).toEqual(['two']);

  const again = tryAgain(marked);
  expect(resultOf(again)).toBeUndefined();
  expect(openIn(again).map(({ item }) => item)).toEqual(['two']);
  expect(missingFrom(again).map(({ item }) => item)).toEqual(['two']);
  expect(answer(again, 'one', ['two']).answers.one, 'what is marked stays as it was').toEqual(['one']);

  const better = mark(answer(again, 'two', ['three', 'one']), { two: keys.two });
  expect(resultOf(better)).toMatchObject({ points: 3, outOf: 3 });
  expect(wrongIn(better)).toEqual([]);
});

test('without a key nothing is marked', () => {
  const ready = answer(answer(fresh, 'one', ['one']), 'two', ['one', 'two']);
  expect(() => mark(ready, { one: keys.one })).toThrow('There is no key for two.');
});

test('backticks set code, and a lonely one is a backtick', () => {
  expect(piecesOf('Use `ErGw3AZ`\nor more')).toEqual([
    { text: 'Use ', isCode: false },
    { text: 'ErGw3AZ', isCode: true },
    { text: ' or more', isCode: false },
  ]);
  expect(piecesOf('a ` b')).toEqual([{ text: 'a ` b', isCode: false }]);
  expect(paragraphsOf('one\n\ntwo').length).toBe(2);
});
