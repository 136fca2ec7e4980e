/** How a lesson gets its components. */
import { expect, test } from 'vitest';
import { findLessonComponents, withImports } from '#scripts/support/lesson-components.mjs';

const known = new Map([
  ['Lab', 'src/components/lab/Lab.astro'],
  ['Figure', 'src/components/figures/Figure.astro'],
]);

test('a lesson gets the components it names, below its front matter', () => {
  const text = withImports('---\ntitle: A\n---\n\nText\n\n<Lab id="x" />\n', known);
  expect(text).toBe(
    '---\ntitle: A\n---\n\nimport Lab from \'#src/components/lab/Lab.astro\';\n\n\nText\n\n<Lab id="x" />\n',
  );
});

test.for([
  { text: 'No component here.', because: 'none is named' },
  { text: '<Unknown />', because: 'it is not ours' },
  { text: "import Lab from './mine.astro';\n\n<Lab />", because: 'the lesson brings its own' },
])('a lesson stays as it is when $because', ({ text }) => {
  expect(withImports(text, known)).toBe(text);
});

test('every component has a name of its own, and the frame of the site is not among them', () => {
  const found = findLessonComponents();
  expect([...found.keys()]).toEqual(expect.arrayContaining(['Lab', 'KnowledgeCheck', 'PacketPath', 'Taught']));
  expect([...found.keys()]).not.toContain('Header');
});
