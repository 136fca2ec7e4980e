/** What is exported comes back: the same questions, keys and reasons. */
import { expect, test } from 'vitest';
import { itemFrom } from '#src/quiz/exchange/asked.ts';
import { readCsv, writeCsv } from '#src/quiz/exchange/csv.ts';
import { qtiFiles, writePackage } from '#src/quiz/exchange/qti/package.ts';
import { readPackage, readQti } from '#src/quiz/exchange/qti/read.ts';
import type { Imported, OwnForm } from '#src/quiz/exchange/own.ts';
import { kindOf } from '#src/quiz/registry.ts';
import { askedOf, bankEntries, bankForm, labs } from '#tests/quiz/exchange/bank-form.ts';

/** What no row of a table can hold. */
const needsMore = new Set(['drop-down', 'case-study']);
const inTable = bankForm.filter(({ item }) => !needsMore.has(item.kind));
const form: OwnForm = { version: 1, title: 'All "questions" & more', items: bankForm };

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

test('all of the bank but its labs can leave the course', () => {
  expect(bankForm).toHaveLength(bankEntries.length - labs.length);
});

test('a QTI package of the whole bank comes back as the same form, in the same order', () => {
  const { bytes, left } = writePackage(form);
  expect(left).toEqual([]);
  const again = formOf(readPackage(bytes, 'unused'));
  expect(again.title).toBe(form.title);
  expect(again.items.map(({ id }) => id)).toEqual(bankForm.map(({ id }) => id));
  for (const [index, { id, item }] of again.items.entries()) {
    const before = bankForm[index]?.item;
    expect(plain(item), id).toEqual(plain(before));
  }
});

test('a lab has no shape in QTI and is named as left', () => {
  const lab = bankEntries.find(({ item }) => item.kind === 'lab');
  if (!lab) throw new Error('The bank has no lab.');
  const { files, left } = qtiFiles({ version: 1, title: 'Labs', items: [{ id: 'the-lab', item: lab.item }] });
  expect(left).toEqual(['the-lab']);
  expect(Object.keys(files)).toEqual(['imsmanifest.xml', 'test.xml']);
});

test('a choice that is called as a prompt is comes back as itself', () => {
  const found = bankForm.flatMap(({ item }) => (item.kind === 'matching' ? [item] : []))[0];
  const [prompt] = found?.prompts ?? [];
  if (!found || !prompt) throw new Error('The bank has no matching question.');
  const renamed = (id: string) => (id === prompt.answer ? prompt.id : id);
  const item = {
    ...found,
    choices: found.choices.map(({ id, text }) => ({ id: renamed(id), text })),
    prompts: found.prompts.map(({ beliefs: _beliefs, ...one }) => ({ ...one, answer: renamed(one.answer) })),
  };
  const { bytes } = writePackage({ version: 1, title: 'Names', items: [{ id: 'one', item }] });
  expect(plain(formOf(readPackage(bytes, 'unused')).items[0]?.item)).toEqual(plain(item));
});

test.for([
  { because: 'a name in XML begins with a letter', ids: ['1', '10.a'] },
  { because: 'a name in XML has no spaces and no other letters', ids: ['first question', 'größe'] },
  { because: 'two ids that differ only there are two files', ids: ['a b', 'a/b', 'A-b'] },
])('ids come back as they were: $because', ({ ids }) => {
  const [some] = bankForm;
  if (!some) throw new Error('The bank is empty.');
  const items = ids.map((id) => ({ id, item: some.item }));
  const { bytes } = writePackage({ version: 1, title: 'Names', items });
  expect(formOf(readPackage(bytes, 'unused')).items.map(({ id }) => id)).toEqual(ids);
});

test('the same form gives the same bytes', () => {
  expect(writePackage(form).bytes).toEqual(writePackage(form).bytes);
});

test('each file of a package is an item by itself', () => {
  const { files } = qtiFiles({ ...form, items: inTable.slice(0, 5) });
  const alone = Object.entries(files).filter(([name]) => name.startsWith('items/'));
  expect(alone).toHaveLength(5);
  for (const [, xml] of alone) expect(formOf(readQti(xml, 'one')).items).toHaveLength(1);
});

test('a table of the whole bank comes back with the same questions, keys and reasons', () => {
  const { text, left } = writeCsv(bankForm);
  expect(left).toEqual(bankForm.flatMap(({ id, item }) => (needsMore.has(item.kind) ? [id] : [])));
  const again = formOf(readCsv(text, 'table'));
  expect(again.items.map(({ id }) => id)).toEqual(inTable.map(({ id }) => id));
  for (const [index, { item }] of again.items.entries()) {
    const before = inTable[index]?.item;
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
  // A place in a figure becomes an option, which is shown in another way.
  for (const { id, item } of bankEntries.filter(
    (entry) => !['lab', 'hot-area', 'case-study'].includes(entry.item.kind),
  )) {
    const kind = kindOf(item.kind);
    const [view, key] = [kind.publicView(item), kind.keyOf(item)];
    const made = itemFrom(askedOf(id, item));
    if (!made) throw new Error(`${id} was not made.`);
    expect(kind.publicView(made.item), id).toEqual(view);
    const byId = (of: typeof key) => of.options.toSorted((a, b) => a.id.localeCompare(b.id, 'en'));
    expect(byId(kind.keyOf(made.item)), id).toEqual(byId(key));
  }
});

test('a place in a figure becomes an option with the same reason, and the figure is told', () => {
  for (const { id, item } of bankEntries) {
    if (item.kind !== 'hot-area') continue;
    const made = itemFrom(askedOf(id, item));
    if (!made) throw new Error(`${id} was not made.`);
    const points = kindOf(item.kind).score(item, []).outOf;
    expect(kindOf(made.item.kind).score(made.item, []).outOf, id).toBe(points);
    const reasons = (of: typeof item | typeof made.item) =>
      kindOf(of.kind)
        .keyOf(of)
        .options.map(({ id: part, correct, why }) => `${part} ${String(correct)} ${why}`)
        .toSorted();
    expect(reasons(made.item), id).toEqual(reasons(item));
    expect(made.item.stem, id).toMatch(/\n\nThe figure: .{20}/);
  }
});

test('a case is told and asked as it was, its figures in words', () => {
  for (const { id, item } of bankEntries) {
    if (item.kind !== 'case-study') continue;
    const made = itemFrom(askedOf(id, item))?.item;
    if (made?.kind !== 'case-study') throw new Error(`${id} was not made.`);
    expect(made.tabs.map(({ title }) => title)).toEqual(item.tabs.map(({ title }) => title));
    expect(JSON.stringify(made.tabs), id).not.toContain('"figure"');
    expect(
      made.questions.map(({ ask }) => ask.stem.split('\n\nThe figure')[0]),
      id,
    ).toEqual(item.questions.map(({ ask }) => ask.stem));
    expect(kindOf(made.kind).score(made, []).outOf, id).toBe(kindOf(item.kind).score(item, []).outOf);
  }
});
