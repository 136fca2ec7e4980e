// @vitest-environment jsdom
/** The attempts at a lab: all are kept, all are listed, and each can be the one that opens. */
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fillAttempts } from '#src/components/lab/card-attempts.ts';
import { EarlierAttempts } from '#src/components/lab/EarlierAttempts.tsx';
import { attemptWords, chosenAmong, keepChosen, keptAttempts } from '#src/components/lab/kept-attempts.ts';
import { findLab } from '#src/lab/registry.ts';
import { forkOf } from '#src/lab/reel.ts';
import { createMemoryStore } from '#src/progress/stores/memory.ts';
import { desk, doTask } from './desk.ts';

const { default: lab } = await findLab('expressroute/connect-a-network').load();
beforeEach(() => localStorage.clear());
afterEach(cleanup);

async function forked() {
  const record = createMemoryStore();
  const session = await desk(lab, { log: record.attempts }).open(`${lab.id}#1`);
  await doTask(session, 'prerequisites');
  await doTask(session, 'connect');
  for (const [n, entry] of forkOf(session.entries(), 0, 9e12).entries())
    await record.attempts.append(`${lab.id}#2`, n, entry);
  await record.attempts.append(`${lab.id}-other#1`, 0, { kind: 'no attempt' });
  await record.attempts.append(`${lab.id}#3`, 0, { kind: 'of a kind nobody knows' });
  return keptAttempts(lab.id, record);
}

test('after a fork both attempts are listed, with what is done in each; what cannot be read is left out', async () => {
  const kept = await forked();
  expect(kept.map(({ id, done }) => [id, done])).toEqual([
    [`${lab.id}#2`, 0],
    [`${lab.id}#1`, 2],
  ]);
});

test.for([
  { way: 'practice', done: 2, of: 5, says: 'Practice, 2 of 5 tasks done', because: 'everything is told' },
  { way: 'assessed', done: undefined, of: 5, says: 'Assessed, not handed in', because: 'nothing is told yet' },
] as const)('$way reads "$says": $because', ({ way, done, of, says }) => {
  expect(attemptWords({ id: 'x#1', at: 0, way, done }, of)).toContain(`: ${says}`);
});

test('a room lists the others, and opens the one that is pressed', async () => {
  const kept = await forked();
  const open = vi.fn<(attempt: string) => void>();
  render(<EarlierAttempts others={{ list: () => Promise.resolve(kept), open }} of={5} />);
  await userEvent.setup().click(await screen.findByRole('button', { name: /2 of 5 tasks done/ }));
  expect(open).toHaveBeenCalledExactlyOnceWith(`${lab.id}#1`);
});

test('a card lists them from the second on', async () => {
  const kept = await forked();
  const place = document.createElement('div');
  place.innerHTML = '<ul></ul>';
  const open = vi.fn<(attempt: string) => void>();
  fillAttempts(place, kept.slice(0, 1), 5, open);
  expect(place.hidden).toBe(true);
  fillAttempts(place, kept, 5, open);
  expect(place.hidden).toBe(false);
  const [, second] = place.querySelectorAll('button');
  second?.click();
  expect(open.mock.calls[0]?.[0]).toBe(`${lab.id}#1`);
});

test('what was chosen opens next, as long as it is there', () => {
  const ids = [`${lab.id}#1`, `${lab.id}#2`];
  expect(chosenAmong(lab.id, ids)).toBeUndefined();
  keepChosen(lab.id, ids[0]);
  expect(chosenAmong(lab.id, ids)).toBe(ids[0]);
  expect(chosenAmong(lab.id, ids.slice(1))).toBeUndefined();
  keepChosen(lab.id, undefined);
  expect(chosenAmong(lab.id, ids)).toBeUndefined();
});
