/** Where the course page sends a learner on. */
import { expect, test } from 'vitest';
import { nextUnit } from '#src/components/record/progress.ts';

const unit = (number: string, state: string) => ({ number, state, href: `/${number}/` });

test.for([
  { because: 'nothing was opened yet', units: [unit('1', 'new'), unit('2', 'new')], text: 'Start with unit 1' },
  { because: 'a unit was begun', units: [unit('1', 'opened'), unit('2', 'new')], text: 'Continue with unit 1' },
  { because: 'a unit was read, not done', units: [unit('1', 'read')], text: 'Continue with unit 1' },
  { because: 'the first one is done', units: [unit('1', 'done'), unit('2', 'new')], text: 'Start with unit 2' },
  { because: 'all are done', units: [unit('1', 'done'), unit('2', 'done')], text: 'Review unit 1' },
  { because: 'no unit is ready', units: [], text: undefined },
])('the course says $text when $because', ({ units, text }) => {
  expect(nextUnit(units)?.text).toBe(text);
});
