import { expect, test } from 'vitest';
import { leaksIn } from '#tests/quiz/leaks.ts';

const keys = {
  'c/u/one': {
    kind: 'single',
    options: [{ id: 'a', correct: true, why: 'The `MSEE` doesn’t forward "it" & that\nis all.' }],
  },
};

test.for([
  {
    path: 'dist/u/index.html',
    text: '<p>The <code>MSEE</code> doesn&#39;t forward &quot;it&quot; &amp; that is all.</p>',
    count: 1,
  },
  {
    path: 'dist/_astro/x.js',
    text: String.raw`const w="The \u0060MSEE\u0060 doesn’t forward \"it\" & that\nis all."`,
    count: 1,
  },
  { path: 'dist/c/keys/u/one.json', text: 'The `MSEE` doesn’t forward "it" & that\nis all.', count: 0 },
  {
    path: 'dist/u/index.html',
    text: '<fieldset data-item="c/u/one"><input type="radio" checked></fieldset>',
    count: 1,
  },
  {
    path: 'dist/u/index.html',
    text: '<fieldset data-item="c/u/one"><input type="radio"></fieldset> The MSEE forwards.',
    count: 0,
  },
])('$count leaks in $path: $text', ({ path, text, count }) => {
  expect(leaksIn([{ path, text }], keys)).toHaveLength(count);
});
