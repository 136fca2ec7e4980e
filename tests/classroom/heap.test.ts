/** How much memory the server may take. */
import { expect, test } from 'vitest';
import { heapOptions } from '#scripts/support/heap.mjs';

test.for([
  { options: undefined, own: true, because: 'nobody said anything' },
  { options: '--enable-source-maps', own: true, because: 'it is about something else' },
  { options: '--max-old-space-size=4096', own: false, because: 'whoever runs it knows their class' },
  { options: '--max_semi_space_size=32', own: false, because: 'Node takes either spelling' },
])('the server sets a limit to its memory: $own, since $because', ({ options, own }) => {
  expect(heapOptions(options === undefined ? {} : { NODE_OPTIONS: options }).length > 0).toBe(own);
});
