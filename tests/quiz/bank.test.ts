import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { keysIn } from '#tests/quiz/leaks.ts';

const keys = Object.entries(keysIn('content/items'));

test('the right option does not stand at one place more often than chance would put it there', () => {
  const places = keys.flatMap(([, { options }]) => options.flatMap(({ correct }, place) => (correct ? [place] : [])));
  for (const place of new Set(places)) {
    const share = places.filter((one) => one === place).length / places.length;
    expect(share, `right options at place ${place + 1}`).toBeLessThanOrEqual(places.length < 20 ? 0.5 : 0.4);
  }
});

test.for(keys)('%s names only misconceptions that exist', ([, { options }]) => {
  for (const { belief } of options) {
    if (belief !== undefined) expect(existsSync(`content/misconceptions/${belief}.yaml`), belief).toBe(true);
  }
});
