/** What is exported comes back: the same questions, keys and reasons. */
import { expect, test } from 'vitest';
import { itemFrom } from '#src/quiz/exchange/asked.ts';
import { readCsv, writeCsv } from '#src/quiz/exchange/csv.ts';
import { qtiFiles, writePackage } from '#src/quiz/exchange/qti/package.ts';
import { readPackage, readQti } from '#src/quiz/exchange/qti/read.ts';
import type { Imported, OwnForm, OwnItem } from '#src/quiz/exchange/own.ts';
import { kindOf } from '#src/quiz/registry.ts';
import { readBank } from '#tests/quiz/bank.ts';

const stayAtHome = new Set(['hot-area', 'drop-down', 'case-study', 'lab']);
const { entries } = readBank();
const items: readonly OwnItem[] = entries.map(({ id, item }) => ({ id: id.replaceAll('/', '.'), item }));
const travelers = items.filter(({ item }) => !stayAtHome.has(item.kind));
const form: OwnForm = { version: 1, title: 'All "questions" & more', items };

const formOf = (imported: Imported): OwnForm => {
  if ('faults' in imported)
    throw new Error(imported.faults.map(({ line, says }) => `${String(line)}: ${says}`).join('\n'));
  return imported.form;
};
const spaced = (text: string): string =>
  text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/\n\s*\n\s*/g, '\n\n')
    .replace(/(?<!\n)\n(?!\n)/g, ' ')
    .trim();
/** Line breaks that mean nothing are not kept. */
const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_name, inner: unknown) =>
    typeof inner === 'string' ? spaced(inner) : inner,
  ) as unknown;

test('a QTI package of the whole bank comes back as the same form, in the same order', () => {
  const { bytes, left } = writePackage(form);
  expect(left).toEqual(items.flatMap(({ id, item }) => (stayAtHome.has(item.kind) ? [id] : [])));
  const again = formOf(readPackage(bytes, 'unused'));
  expect(again.title).toBe(form.title);
  expect(again.items.map(({ id }) => id)).toEqual(travelers.map(({ id }) => id));
  for (const [index, { item }] of again.items.entries()) {
    const { order: _order, ...before } = travelers[index]?.item ?? { order: 0 };
    const { order: _again, ...after } = item;
    expect(plain(after)).toEqual(plain(before));
  }
});

test('the same form gives the same bytes', () => {
  expect(writePackage(form).bytes).toEqual(writePackage(form).bytes);
});

test('each file of a package is an item by itself', () => {
  const { files } = qtiFiles({ ...form, items: travelers.slice(0, 5) });
  const alone = Object.entries(files).filter(([name]) => name.startsWith('items/'));
  expect(alone).toHaveLength(5);
  for (const [, xml] of alone) expect(formOf(readQti(xml, 'one')).items).toHaveLength(1);
});

test('a table of the whole bank comes back with the same questions, keys and reasons', () => {
  const { text, left } = writeCsv(items);
  expect(left).toEqual(items.flatMap(({ id, item }) => (stayAtHome.has(item.kind) ? [id] : [])));
  const again = formOf(readCsv(text, 'table'));
  expect(again.items.map(({ id }) => id)).toEqual(travelers.map(({ id }) => id));
  for (const [index, { item }] of again.items.entries()) {
    const before = travelers[index]?.item;
    if (!before) throw new Error('There are more than went.');
    const [one, other] = [kindOf(before.kind).keyOf(before), kindOf(item.kind).keyOf(item)];
    const rights = (key: typeof one) =>
      key.options
        .filter(({ correct }) => correct)
        .map(({ why }) => spaced(why))
        .toSorted();
    expect(rights(other)).toEqual(rights(one));
    expect(spaced(item.stem)).toBe(spaced(before.stem));
  }
});

test('an item made from its view and its key is seen and marked as the item is', () => {
  for (const { id, item } of travelers) {
    const kind = kindOf(item.kind);
    const [view, key] = [kind.publicView(item), kind.keyOf(item)];
    const { objective, difficulty, needs, facts } = item;
    const made = itemFrom({ id, objective, difficulty, needs, facts, view, key });
    if (!made) throw new Error(`${id} was not made.`);
    expect(kind.publicView(made.item), id).toEqual(view);
    const byId = (of: typeof key) => of.options.toSorted((a, b) => a.id.localeCompare(b.id, 'en'));
    expect(byId(kind.keyOf(made.item)), id).toEqual(byId(key));
  }
});
