import { expect, test } from 'vitest';
import { leaksIn } from '#tests/quiz/leaks.ts';

const keys = {
  'c/u/one': {
    kind: 'single',
    options: [{ id: 'a', correct: true, why: 'The `MSEE` doesn’t forward "it" & that\nis all.' }],
  },
  'c/u/two': {
    kind: 'ordering',
    options: ['a', 'b', 'c'].map((id) => ({ id, correct: true, why: `The step ${id} stands where it has to.` })),
  },
};

const steps = (...ids: string[]) =>
  `<fieldset data-item="c/u/two"><ol>${ids.map((id) => `<li data-option="${id}">${id}</li>`).join('')}</ol></fieldset>`;

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
  { path: 'dist/u/index.html', text: steps('a', 'b', 'c'), count: 1 },
  { path: 'dist/u/index.html', text: steps('b', 'a', 'c'), count: 0 },
  { path: 'dist/u/index.html', text: steps('b', 'a', 'c').replace('<li', '<li data-verdict="right"'), count: 1 },
  {
    path: 'dist/u/index.html',
    text: '<fieldset data-item="c/u/one"><select><option value="">?</option><option selected value="a:b">B</option></select></fieldset>',
    count: 1,
  },
  {
    path: 'dist/u/index.html',
    text: '<fieldset data-item="c/u/one"><select><option value="">?</option><option value="a:b">B</option></select><input type="text" name="x"></fieldset>',
    count: 0,
  },
  {
    path: 'dist/u/index.html',
    text: '<fieldset data-item="c/u/one"><input class="y" type="text" value="12076"></fieldset>',
    count: 1,
  },
  {
    path: 'dist/u/index.html',
    text: '<fieldset data-item="c/u/one"><input value="12076" type="text"></fieldset>',
    count: 1,
  },
])('$count leaks in $path: $text', ({ path, text, count }) => {
  expect(leaksIn([{ path, text }], keys)).toHaveLength(count);
});
