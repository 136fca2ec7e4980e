/** Events get their time from the clock, and an order among those of one moment. */
import { expect, test } from 'vitest';
import { stamp } from '#src/progress/stamp.ts';

test('events of one moment keep the order they were made in', () => {
  const draft = { kind: 'lab.done', course: 'expressroute', lab: 'expressroute/try-fastpath', attempt: 'a#1' } as const;
  const before = Date.now();
  const times = Array.from({ length: 50 }, () => stamp(draft).at);
  expect(times).toEqual([...new Set(times)].toSorted((one, other) => one - other));
  expect(times[0]).toBeGreaterThanOrEqual(before);
});
