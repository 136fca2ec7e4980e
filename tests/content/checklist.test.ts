/** The course's checklist: what was verified about each unit stands as a fact, is taught in a lesson and asked in an item. */
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { isAnyFact as isFactId } from '#src/base/all-facts.ts';
import { filesUnder, inItems, inLessons } from './citing.ts';

const row = z
  .strictObject({
    /** The row's own id. */
    row: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    /** What it is about, in a few words. */
    says: z.string().min(1),
    /** The entries that hold it. */
    facts: z.array(z.string()).min(1),
    asked: z.boolean(),
    /** Why no item asks it. */
    because: z.string().min(1).optional(),
  })
  .refine(({ asked, because }) => asked || because !== undefined, 'a row that is not asked says because:');

const units = z
  .object({ units: z.array(z.object({ slug: z.string() })) })
  .parse(parse(readFileSync('content/courses/expressroute.yaml', 'utf8')))
  .units.map(({ slug }) => existsSync(`content/lessons/expressroute/${slug}.mdx`));
/** A unit that is not written yet is shown as coming, and teaches nothing. What belongs to no unit is due when all are written. */
const isWritten = (unit: string | undefined): boolean =>
  unit === undefined ? units.every(Boolean) : units[Number(unit) - 1] === true;

/** One file for each section: 1-4.yaml is of unit 4, the others of no unit alone. */
const sections = filesUnder('tests/content/checklist', /\.yaml$/).map((file) => {
  const [, unit] = /\/1-(\d+)\.yaml$/.exec(file) ?? [];
  const read = z
    .array(row)
    .min(1)
    .safeParse(parse(readFileSync(file, 'utf8')));
  if (!read.success)
    throw new Error(
      `${file}:\n${read.error.issues.map(({ path, message }) => `  row ${path.join(' > ')}: ${message}`).join('\n')}`,
    );
  return { file, isDue: isWritten(unit), rows: read.data };
});
const rows = sections.flatMap(({ file, isDue, rows: own }) => own.map((one) => ({ ...one, file, isDue })));

const taught = new Set(inLessons.map(({ id }) => id));
const askedOf = new Set(inItems.map(({ id }) => id));
test.for(sections)('no two rows of $file have the same id', ({ rows: own }) => {
  const ids = own.map(({ row: id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

describe.for(rows)('$file: $row ($says)', ({ facts, isDue, asked }) => {
  test('is an entry', () => {
    expect(facts.filter((id) => !isFactId(id))).toEqual([]);
  });

  test.skipIf(!isDue)('is cited by a lesson', () => {
    expect(facts.filter((id) => !taught.has(id))).toEqual([]);
  });

  test.skipIf(!isDue || !asked)('is asked by an item', () => {
    expect(
      facts.some((id) => askedOf.has(id)),
      facts.join(', '),
    ).toBe(true);
  });
});

afterAll(() => {
  const entries = new Set(rows.flatMap(({ facts }) => facts));
  const citedRows = rows.filter(({ facts }) => facts.every((id) => taught.has(id)));
  const askedRows = rows.filter(({ facts }) => facts.some((id) => askedOf.has(id)));
  const due = rows.filter(({ asked }) => asked);
  console.log(
    `checklist: ${String(rows.length)} rows, ${String(entries.size)} entries, ${String(citedRows.length)} rows cited, ${String(askedRows.length)} asked (${String(due.length)} have to be)`,
  );
});
