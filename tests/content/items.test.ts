import { expect, test } from 'vitest';
import { readBank } from '#tests/quiz/bank.ts';

const unit9 = readBank().entries.filter(({ unit }) => unit === 'expressroute/09-fastpath');

test('the check of unit 9 asks the two questions of the unit and at least six more', () => {
  expect(unit9.length).toBeGreaterThanOrEqual(8);
  expect(unit9.filter(({ item }) => item.facts.includes('expressroute/unit-self-check')).length).toBe(2);
});
