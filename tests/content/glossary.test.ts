/** Every word of the glossary: readable, short, and true to facts that exist. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { isAnyFact as isFactId } from '#src/base/all-facts.ts';
import { strayNumber } from '#src/components/figures/templates.ts';

const folder = fileURLToPath(new URL('../../content/glossary', import.meta.url));
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.yaml'))
  .toSorted();

const schema = z.strictObject({
  term: z.string().min(2),
  means: z.string().min(10).max(260, 'one or two short sentences'),
  also: z.array(z.string()).default([]),
  facts: z.array(z.string()).default([]),
});

describe.for(files)('content/glossary/%s', (file) => {
  test('is a term with what it means, and its facts exist', () => {
    const { term, means, facts } = schema.parse(parse(readFileSync(path.join(folder, file), 'utf8')));
    expect(
      facts.filter((id) => !isFactId(id)),
      'facts that do not exist',
    ).toEqual([]);
    expect(strayNumber(means, []), `${term} says a number; lessons say numbers, from facts`).toBeUndefined();
  });
});

test('no two files explain one term', () => {
  const terms = files.map((file) =>
    schema.parse(parse(readFileSync(path.join(folder, file), 'utf8'))).term.toLowerCase(),
  );
  expect(terms.filter((term, index) => terms.indexOf(term) !== index)).toEqual([]);
});
