/** The document on how readiness is measured says the numbers that the code uses. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rules } from '#src/quiz/ability/diagnostic.ts';
import { leastOwn } from '#src/quiz/ability/known.ts';
import { apartness } from '#src/quiz/ability/objectives.ts';
import { cut, leastItems, pointsOf, widest } from '#src/quiz/ability/verdict.ts';
import { countedDays, freshAfterDays, halfLifeDays } from '#src/quiz/ability/weights.ts';

const document = readFileSync('docs/assessment.md', 'utf8').replaceAll(/\s+/g, ' ');

test.for([
  { says: `After ${halfLifeDays} days one counts half.`, because: 'answers age' },
  { says: `counts in full only after ${freshAfterDays} days`, because: 'a question is remembered' },
  { says: `a standard deviation of ${apartness} logits between the objectives`, because: 'others are the prior' },
  { says: `from ${leastItems} different questions in ${countedDays} days on`, because: 'fewer say too little' },
  { says: `no wider than ${widest} logits`, because: 'a wide interval says nothing' },
  { says: `gets ${pointsOf(cut)} of 100 points`, because: 'that is the cut' },
  { says: `after ${leastOwn} of its own questions`, because: 'the path of three days asks for less' },
  { says: `one of the ${rules.among} most telling questions`, because: 'not everybody is asked the same' },
  { says: `no objective more than three questions ahead`, because: `${rules.apart + 1} is three` },
  { says: `when the standard error is ${rules.error} or less`, because: 'the diagnostic stops there' },
  {
    says: `each objective had ${rules.perObjective} questions, and after ${rules.most} in any case`,
    because: 'and there',
  },
])('"$says", because $because', ({ says, because }) => {
  expect(document).toContain(says);
  if (because.endsWith('is three')) expect(rules.apart + 1).toBe(3);
});

test('it never says that anybody is ready for the exam', () => {
  expect(document).not.toMatch(/ready for (?:the exam|AZ-?700)/i);
});
