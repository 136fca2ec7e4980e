/** Counted words: one is one, and everything else is many. */
import { expect, test } from 'vitest';
import { counted, wordFor } from '#src/base/counted.ts';
import { sizeWords } from '#src/components/quiz/size-words.ts';

test.for([
  { says: counted(1, 'point'), as: '1 point', because: 'one takes the singular' },
  { says: counted(0, 'question'), as: '0 questions', because: 'none is many in English' },
  { says: counted(1.5, 'point'), as: '1.5 points', because: 'more than one is many' },
  { says: counted(0.5, 'point'), as: '0.5 points', because: 'a part is read as many' },
  { says: counted(1, 'question does', 'questions do'), as: '1 question does', because: 'a verb comes along' },
  { says: counted(2, 'question does', 'questions do'), as: '2 questions do', because: 'a verb comes along' },
  { says: wordFor(1, 'has', 'have'), as: 'has', because: 'the number may stand elsewhere' },
  { says: sizeWords(1, 1), as: '1 question, 1 point. 1 point (80%) passes.', because: 'a unit may ask one question' },
  { says: sizeWords(6, 14), as: '6 questions, 14 points. 12 points (80%) pass.', because: 'most ask several' },
])('"$as": $because', ({ says, as }) => {
  expect(says).toBe(as);
});
