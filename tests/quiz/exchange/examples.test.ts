/** The examples that the page shows are files that it takes. */
import { expect, test } from 'vitest';
import { csvExample, markdownExample } from '#src/components/own/examples.ts';
import { readForm } from '#src/quiz/exchange/read.ts';

test.for([
  { name: 'example.csv', text: csvExample, kinds: ['single', 'ordering'] },
  { name: 'example.md', text: markdownExample, kinds: ['fill-in', 'yes-no'] },
])('$name is taken as it stands', ({ name, text, kinds }) => {
  const read = readForm(name, new TextEncoder().encode(text));
  expect('form' in read ? read.form.items.map(({ item }) => item.kind) : read.faults).toEqual(kinds);
});
