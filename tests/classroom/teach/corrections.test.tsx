// @vitest-environment jsdom
/** A question that was wrong: whom it affects, why it counts for nobody, and what the grades become. */
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { Answer } from '#src/components/classroom/api.ts';
import type { Questions } from '#src/components/classroom/teach/api-exams.ts';
import { Corrections } from '#src/components/classroom/teach/exams/Corrections.tsx';
import { standInDialogs } from '#tests/exam/small-form.ts';

beforeAll(standInDialogs);
afterEach(cleanup);

const asked: Questions = {
  questions: [
    { item: 'own/port', stem: 'Which one is right?', seats: ['s1', 's2'], missed: 2 },
    { item: 'own/box', stem: 'And which here?', seats: ['s1'], missed: 0, dropped: { why: 'Two are right.', at: 1 } },
  ],
  scores: [
    { seat: 's1', points: 4, outOf: 10, waits: false },
    { seat: 's2', points: 5, outOf: 10, waits: false },
  ],
};
const after: Questions = { ...asked, scores: asked.scores.map((one) => ({ ...one, outOf: 9 })) };

async function open() {
  const door = {
    load: vi.fn(() => Promise.resolve<Answer<Questions>>({ ok: true, value: asked })),
    correct: vi.fn((_item: string, _drop: boolean, _why: string) =>
      Promise.resolve<Answer<unknown>>({ ok: true, value: undefined }),
    ),
  };
  render(<Corrections title="The quiz" door={door} nameOf={(seat) => ({ s1: 'Bo', s2: 'Cy' })[seat] ?? seat} />);
  await screen.findByText('Which one is right?');
  return { door, user: userEvent.setup() };
}
const dialog = () => within(screen.getByRole('dialog'));

test('a question is said to be wrong by keys, and the grades before and after stand beside each name', async () => {
  const { door, user } = await open();
  screen.getByRole('button', { name: 'It was wrong: Which one is right?' }).focus();
  await user.keyboard('{Enter}');
  expect(dialog().getByText(/2 learners were asked it/).textContent).toContain('Bo (4/10), Cy (5/10)');
  await user.type(dialog().getByLabelText('What was wrong with it'), 'The key was old.');
  door.load.mockResolvedValue({ ok: true, value: after });
  await user.tab();
  await user.keyboard('{Enter}');
  expect(door.correct).toHaveBeenCalledWith('own/port', true, 'The key was old.');
  expect(await screen.findByText('All are graded again.')).toBeDefined();
  expect(screen.getByText(/4\/10 before/).textContent).toBe('Bo: 4/10 before, 4/9 now');
});

test('without a reason nothing happens, and after a refusal the reason stays', async () => {
  const { door, user } = await open();
  await user.click(screen.getByRole('button', { name: 'It was wrong: Which one is right?' }));
  const go = dialog().getByRole('button', { name: 'Count it for nobody, and grade again' });
  await user.click(go);
  expect([dialog().getByRole('alert').textContent.slice(0, 7), door.correct.mock.calls]).toEqual(['Say why', []]);
  door.correct.mockResolvedValue({ ok: false, status: 403, code: 'NotAllowed', message: 'Ask the instructor.' });
  await user.type(dialog().getByLabelText('What was wrong with it'), 'Old.');
  await user.click(go);
  expect(dialog().getByRole('alert').textContent).toBe('Ask the instructor.');
  expect(dialog().getByLabelText<HTMLTextAreaElement>('What was wrong with it').value).toBe('Old.');
});

test('one that counts for nobody says why, and is let count again', async () => {
  const { door, user } = await open();
  expect(screen.getByText(/It counts for nobody: Two are right./)).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Let it count again: And which here?' }));
  await user.type(dialog().getByLabelText('Why it counts again'), 'One was.');
  await user.click(dialog().getByRole('button', { name: 'Count it, and grade again' }));
  expect(door.correct).toHaveBeenCalledWith('own/box', false, 'One was.');
});

test('a question is found by its words', async () => {
  const { user } = await open();
  await user.type(screen.getByLabelText('Find a question of The quiz'), 'WHICH HERE');
  expect(screen.getAllByRole('listitem')).toHaveLength(1);
});
