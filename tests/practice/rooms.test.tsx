// @vitest-environment jsdom
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DiagnosticRoom } from '#src/components/practice/DiagnosticRoom.tsx';
import { ReviewRoom } from '#src/components/practice/ReviewRoom.tsx';
import type { RoomProps } from '#src/components/practice/room.ts';
import { createMemoryStore } from '#src/progress/stores/memory.ts';
import { answered, data, questionNamed, serveKeys } from '#tests/practice/bank.ts';

beforeEach(() => {
  localStorage.clear();
  vi.stubGlobal('fetch', serveKeys());
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const bank = data.objectives.flatMap(({ id, name }, index) =>
  [0, 1]
    .map((n) => questionNamed('single', id, `single-${2 * index + n}`))
    .map((one) => ({ ...one, facts: [`fact/${name}`] })),
);
const record = createMemoryStore();
const open = async (Room: (props: RoomProps) => React.ReactNode) =>
  render(<Room data={data} bank={bank} record={record} events={await record.all()} profile="today" isPressed />);
const titled = (title: string) => screen.findByRole('heading', { name: title });

beforeEach(async () => {
  await record.erase();
});

const noteOne = async (option: string) => {
  await userEvent.click(screen.getByLabelText(option));
  await userEvent.click(screen.getByRole('button', { name: 'Note it and go on' }));
};

test('the diagnostic notes each answer, goes on after a reload, and shows marks at the end', async () => {
  const { unmount } = await open(DiagnosticRoom);
  await titled('Question 1');
  await noteOne('Green');
  await titled('Question 2');
  expect(document.body.textContent).toContain('One answer is noted.');
  expect(document.body.textContent).not.toContain('Right');
  unmount();
  await open(DiagnosticRoom);
  await titled('Question 2');
  for (const n of [3, 4, 5, 6]) {
    await noteOne('Square');
    await titled(`Question ${n}`);
  }
  await noteOne('Green');
  const end = await titled('The diagnostic is over');
  expect(document.activeElement).toBe(end);
  expect(document.body.textContent).toContain('2 of 6 points in 6 questions.');
  const events = await record.all();
  expect(new Set(events.map((event) => (event.kind === 'item.answered' ? event.item : ''))).size).toBe(6);
  expect(events.every((event) => event.kind === 'item.answered' && event.where === 'diagnostic')).toBe(true);
  const [first] = document.querySelectorAll('summary');
  if (first) await userEvent.click(first);
  await waitFor(() => expect(document.body.textContent).toContain('Green is a color.'));
});

test('the diagnostic can be stopped, and what was answered counts', async () => {
  await open(DiagnosticRoom);
  await titled('Question 1');
  await noteOne('Green');
  await titled('Question 2');
  await userEvent.click(screen.getByRole('button', { name: 'Stop here and see the marks' }));
  await titled('The diagnostic is over');
  expect(document.body.textContent).toContain('1 of 1 point in 1 question.');
  expect(document.body.textContent).toContain('You stopped it after 1 of at most');
});

test('the review asks for what was missed by another question, explains it, and says what comes tomorrow', async () => {
  const missed = bank[0];
  await record.append([
    answered(0, {
      at: Date.now() - 3 * 24 * 60 * 60 * 1000,
      item: missed?.id ?? '',
      objective: 'az-700/E1',
      points: 0,
    }),
  ]);
  await open(ReviewRoom);
  await screen.findByRole('heading', { name: /^Question 1 of \d+$/ }, { timeout: 10_000 });
  expect(document.querySelector('fieldset')?.dataset.item).not.toBe(missed?.id);
  expect(document.body.textContent).toContain('A fact behind it');
  await userEvent.click(screen.getByLabelText('Green'));
  await userEvent.click(screen.getByRole('button', { name: 'Check' }));
  const result = await screen.findByRole('group', { name: 'Result' });
  expect(result.textContent).toContain('Right: 1 of 1 point.');
  expect(
    (await record.all()).filter((event) => event.kind === 'item.answered' && event.where === 'review'),
  ).toHaveLength(1);
});
