import 'fake-indexeddb/auto';
import { getByLabelText, getByRole, queryByRole, waitFor } from '@testing-library/dom';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { offerFor } from '#src/components/record/phone.ts';
import { openPage } from '#src/components/record/record.ts';
import { readFile, writeFile } from '#src/progress/file.ts';
import { writeFragment } from '#src/progress/link.ts';
import { stamp } from '#src/progress/stamp.ts';
import type { RecordStore } from '#src/progress/store.ts';
import { createMemoryStore } from '#src/progress/stores/memory.ts';

const read = (id: string) =>
  stamp({ course: 'expressroute', kind: 'unit.read', unit: 'expressroute/09-fastpath' }, 5, id);

/** The parts of `Record.astro` that the script works on. */
function open(record: RecordStore): HTMLElement {
  document.body.innerHTML = `<main data-app="0.1.0">
    <section data-incoming hidden><h2 tabindex="-1">This link brings a record</h2><p data-incoming-text></p>
      <button data-do="take-in">Add it to this device</button><button data-do="leave">Do not add it</button></section>
    <p data-answers></p><ul data-exams hidden></ul>
    <div data-achievement="first-light"><p data-achievement-state>Not yet</p></div>
    <button data-do="save">Save as a file</button><button data-do="move">Move to my phone</button>
    <div role="region" aria-label="Move to my phone" tabindex="-1" data-phone hidden></div>
    <label>Add a saved file<input type="file" data-file></label><div tabindex="-1" data-said hidden></div>
    <button data-do="ask-delete">Delete my record</button>
    <dialog aria-label="Delete your record?" data-sure><button data-do="keep">Cancel</button><button data-do="delete">Delete</button></dialog></main>`;
  const page = document.querySelector('main');
  if (!page) throw new Error('no page');
  openPage(page, record);
  return page;
}

const press = (name: string) => userEvent.click(getByRole(document.body, 'button', { name }));
const said = (role: 'status' | 'alert') => waitFor(() => getByRole(document.body, role).textContent);
const give = (text: string, name = 'record.json') =>
  userEvent.upload(
    getByLabelText(document.body, 'Add a saved file'),
    new File([text], name, { type: 'application/json' }),
  );

beforeEach(() => {
  history.replaceState(null, '', '/record/');
  // jsdom knows dialogs, but not how to open one.
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
  };
});

test('a file is added once, and the second time it says that nothing is new', async () => {
  const record = createMemoryStore();
  await record.append([read('a')]);
  open(record);
  const file = writeFile({ events: [read('a'), read('b')], attempts: [{ attempt: 'x', n: 0, entry: 1 }] }, '0.1.0');
  await give(file);
  expect(await said('status')).toBe('Added 1 entry and 1 step of a lab or an exam. 1 entry was already here.');
  await give(file);
  await waitFor(async () =>
    expect(await said('status')).toBe('Everything in it was already here. Nothing was changed.'),
  );
  await waitFor(() =>
    expect(document.querySelector('[data-achievement]')?.textContent).toContain('Earned on January 1, 1970'),
  );
});

test('a file that is not ours is refused with the reason, and the record stays', async () => {
  const record = createMemoryStore();
  await record.append([read('a')]);
  open(record);
  await give('{"format":"something"}');
  expect(await said('alert')).toContain('it says "something"');
  expect(await record.all()).toEqual([read('a')]);
});

test('a saved file has everything in it', async () => {
  const record = createMemoryStore();
  await record.append([read('a')]);
  await record.attempts.append('x', 0, { n: 0 });
  open(record);
  let saved: Blob | undefined;
  vi.stubGlobal(
    'URL',
    Object.assign(URL, {
      createObjectURL: (blob: Blob) => ((saved = blob), 'blob:x'),
      revokeObjectURL: () => undefined,
    }),
  );
  const names: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
    names.push(this.download);
  });
  await press('Save as a file');
  await waitFor(() => expect(names).toEqual([expect.stringMatching(/^crossconnect-record-\d{4}-\d\d-\d\d\.json$/)]));
  expect(readFile((await saved?.text()) ?? '')).toEqual({ isRead: true, content: await record.take() });
});

test('the phone gets a code and a link, and the link is added only after asking', async () => {
  const record = createMemoryStore();
  await record.append([read('a')]);
  open(record);
  await press('Move to my phone');
  const region = await waitFor(() => getByRole(document.body, 'region', { name: 'Move to my phone' }));
  await waitFor(() => getByRole(region, 'img', { name: /QR code/ }));
  expect(region.textContent, 'localhost means nothing to a phone').toContain('exists on this device only');
  const link = getByLabelText<HTMLInputElement>(region, 'Link that carries your record').value;

  const phone = createMemoryStore();
  history.replaceState(null, '', new URL(link).pathname + new URL(link).hash);
  open(phone);
  await waitFor(() => getByRole(document.body, 'heading', { name: 'This link brings a record' }));
  expect(document.body.textContent).toContain('It holds 1 entry worth 100 XP.');
  expect(await phone.all()).toEqual([]);
  await press('Add it to this device');
  expect(await said('status')).toBe('Added 1 entry.');
  expect(await phone.all()).toEqual([read('a')]);
  expect(location.hash).toBe('');
});

test('a link may be left alone, and a broken one is refused', async () => {
  const record = createMemoryStore();
  const fragment = await writeFragment([read('a')]);
  history.replaceState(null, '', `/record/${fragment}`);
  open(record);
  await waitFor(() => getByRole(document.body, 'heading', { name: 'This link brings a record' }));
  await press('Do not add it');
  expect(await said('status')).toBe('Nothing was added.');
  history.replaceState(null, '', `/record/${fragment.slice(0, -12)}`);
  open(record);
  expect(await said('alert')).toContain('The link is not complete');
  expect([await record.all(), location.hash]).toEqual([[], '']);
});

test.for([
  { length: 800, hasQr: true, hasLink: true, says: 'Scan the code' },
  { length: 1501, hasQr: false, hasLink: true, says: 'too many for a code that a phone can scan' },
  { length: 16_001, hasQr: false, hasLink: false, says: 'Use "Save as a file"' },
])('a link of $length characters: "$says"', ({ length, hasQr, hasLink, says }) => {
  const { because, ...offer } = offerFor('x'.repeat(length), 9);
  expect(offer).toEqual({ hasQr, hasLink });
  expect(because).toContain(says);
});

test('the record is deleted only after the second question', async () => {
  const record = createMemoryStore();
  await record.append([read('a')]);
  localStorage.setItem('crossconnect:check:expressroute/09-fastpath', '{}');
  localStorage.setItem('starlight-theme', 'dark');
  open(record);
  await press('Delete my record');
  await press('Cancel');
  expect(queryByRole(document.body, 'dialog')).toBeNull();
  expect(await record.all()).toHaveLength(1);
  await press('Delete my record');
  await press('Delete');
  expect(await said('status')).toBe('Your record was deleted from this browser.');
  expect(await record.all()).toEqual([]);
  expect(Object.keys(localStorage)).toEqual(['starlight-theme']);
});

const answer = (n: number, where: 'check' | 'review', points: number) =>
  stamp(
    {
      kind: 'item.answered',
      course: 'expressroute',
      item: `expressroute/09-fastpath/${n}`,
      objective: 'az-700/E4',
      itemKind: 'single',
      points,
      outOf: 1,
      where,
    },
    Date.UTC(2026, 10, 20 + (n % 2), 12),
    `answer-${n}`,
  );

test('answers and exams are told in a few lines, and follow the record', async () => {
  const record = createMemoryStore();
  open(record);
  const said = (what: string) => document.querySelector(`[data-${what}]`)?.textContent;
  await waitFor(() => expect(said('answers')).toBe('No question was answered yet.'));
  const exam = { kind: 'exam.done' as const, course: 'expressroute', form: 'ten-minutes', attempt: 'a' };
  await record.append([
    answer(1, 'check', 1),
    answer(2, 'check', 1),
    answer(3, 'review', 0),
    answer(4, 'check', 1),
    stamp({ ...exam, points: 5, outOf: 8, scaled: 640, minutes: 9.6 }, Date.UTC(2026, 10, 21, 12), 'exam-1'),
  ]);
  await waitFor(() =>
    expect(said('answers')).toBe('4 answers on 2 days, for 75% of the points: 3 in knowledge checks, 1 in reviews.'),
  );
  expect(said('exams')).toBe(
    'November 21, 2026: 640 of 1000 on our scale, 5 of 8 points, in 10 minutes (ten minutes).',
  );
});

test('a record of years moves to the phone without its single answers, and says so', async () => {
  const record = createMemoryStore();
  const many = Array.from({ length: 900 }, (_, n) => ({
    ...answer(n, 'review', n % 2),
    id: crypto.randomUUID(),
    item: `generated/next-hop/${crypto.randomUUID()}`,
  }));
  await record.append([read('a'), ...many]);
  open(record);
  await press('Move to my phone');
  const region = await waitFor(() => getByRole(document.body, 'region', { name: 'Move to my phone' }));
  await waitFor(() =>
    expect(region.textContent).toContain('Your 900 answers to single questions are too many for a link'),
  );
  expect(getByRole(region, 'img', { name: /QR code/ })).not.toBeNull();
});
