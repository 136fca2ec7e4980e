/** Numbers of questions, as a dialog names them. */
import { expect, test } from 'vitest';
import { ranges } from '#src/components/exam/ranges.ts';

test.for([
  { numbers: [], says: '', because: 'there is none' },
  { numbers: [7], says: '7', because: 'one stands by itself' },
  { numbers: [3, 4], says: '3, 4', because: 'two are no range' },
  { numbers: [12, 13, 14], says: '12 to 14', because: 'three are one' },
  { numbers: [1, 2, 4, 5, 6, 9], says: '1, 2, 4 to 6, 9', because: 'a gap ends a range' },
])('$numbers are "$says": $because', ({ numbers, says }) => {
  expect(ranges(numbers)).toBe(says);
});
