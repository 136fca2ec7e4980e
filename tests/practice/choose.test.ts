import { expect, test } from 'vitest';
import { askable } from '#src/components/practice/bank.ts';
import { chosenFrom, inTurns } from '#src/components/practice/choose.ts';
import { known } from '#src/components/practice/answers.ts';
import { answered, day, now, questionNamed } from '#tests/practice/bank.ts';

const question = (n: number, difficulty = 0) => ({
  ...questionNamed('single', 'az-700/E1', `single-${n}`),
  difficulty,
});
const idOf = (n: number) => `expressroute/01-unit/single-${n}`;
const wish = {
  objective: 'az-700/E1',
  count: 10,
  ability: 0,
  answers: [],
  difficultyOf: ({ difficulty }: { difficulty: number }) => difficulty,
  seed: 'a',
};

test('what was never seen comes first, then what was seen longest ago', () => {
  const answers = known([answered(1, { at: now - day }), answered(2, { at: now - 9 * day })], []);
  const chosen = chosenFrom([question(1), question(2), question(3)], { ...wish, answers });
  expect(chosen.map(({ id }) => id)).toEqual([idOf(3), idOf(2), idOf(1)]);
});

test('of what was never seen, the nearest to the ability comes first', () => {
  const chosen = chosenFrom([question(1, -2), question(2, 0.9), question(3, 2)], { ...wish, ability: 1, count: 2 });
  expect(chosen.map(({ id }) => id)).toEqual([idOf(2), idOf(3)]);
});

test('no other objective is asked, and another seed decides otherwise between equals', () => {
  const bank = Array.from({ length: 12 }, (_, n) => question(n));
  const other = questionNamed('single', 'az-700/E2', 'single-99');
  const draw = (seed: string) => chosenFrom([...bank, other], { ...wish, seed }).map(({ id }) => id);
  expect(draw('a')).not.toContain(other.id);
  expect(draw('a')).toEqual(draw('a'));
  expect(draw('a')).not.toEqual(draw('b'));
});

test('fresh questions stand among known ones', () => {
  expect(inTurns([1, 2, 3], [10])).toEqual([1, 10, 2, 3]);
  expect(inTurns([], [10, 20])).toEqual([10, 20]);
});

test('a question that holds only in the other reading is not asked, nor one that takes a room of its own', () => {
  const own = question(1);
  const taught = { ...own, id: 'taught', view: { ...own.view, profile: 'taught' as const } };
  const lab = { ...own, id: 'lab', kind: 'lab' };
  expect(askable([own, taught, lab], 'today').map(({ id }) => id)).toEqual([own.id]);
  expect(askable([own, taught, lab], 'taught').map(({ id }) => id)).toEqual([own.id, 'taught']);
});
