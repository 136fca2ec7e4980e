// @vitest-environment jsdom
/** The room of an exam as a learner meets it: questions, locks, review, notes, the end. */
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { openBook } from '#src/components/exam/book.ts';
import { ExamRoom } from '#src/components/exam/ExamRoom.tsx';
import { openSession } from '#src/components/exam/session.ts';
import type { Started } from '#src/quiz/exam/attempt.ts';
import { createMemoryStore } from '#src/progress/stores/memory.ts';
import { attempt, begun, form, item, questions, standInDialogs, start } from '#tests/exam/small-form.ts';

beforeAll(standInDialogs);
afterEach(cleanup);

async function enter(change: Partial<Started> = {}) {
  const record = createMemoryStore();
  await begun(record, change);
  let now = start;
  const session = await openSession({ log: record.attempts, attempt, now: () => now });
  const onSave = vi.fn();
  render(
    <ExamRoom
      session={session}
      questions={questions}
      handedInBefore={new Set()}
      book={openBook({
        search: () => Promise.reject(new Error('no site')),
        facts: () => Promise.resolve([{ id: 'f', today: 'Twelve gateways.', source: 'A page', asOf: 'May 1, 2026' }]),
      })}
      onSave={onSave}
    />,
  );
  return { session, record, onSave, user: userEvent.setup(), wait: (time: number) => (now += time) };
}

const heading = () => screen.getByRole('heading', { level: 2 });
const button = (name: string | RegExp) => screen.getByRole('button', { name });

test('going on moves the focus to the heading of the next question', async () => {
  const { user } = await enter();
  expect(heading()).toHaveProperty('textContent', 'Question 1 of 6');
  await user.click(button('Next'));
  expect(heading()).toHaveProperty('textContent', 'Question 2 of 6');
  expect(document.activeElement).toBe(heading());
  await user.click(button('Previous'));
  expect(heading()).toHaveProperty('textContent', 'Question 1 of 6');
});

test('an answer, a mark and a note show in the palette and stay when one goes on', async () => {
  const { user, session } = await enter();
  const [first] = screen.getAllByRole('radio');
  await user.click(first!);
  await user.click(screen.getByRole('checkbox', { name: 'Mark for review' }));
  await user.type(screen.getByLabelText('Note to question 1'), 'look again');
  expect(button('Question 1, answered, marked for review').getAttribute('aria-current')).toBe('step');
  await user.click(button('Next'));
  await user.click(button('Question 1, answered, marked for review'));
  expect(screen.getAllByRole<HTMLInputElement>('radio')[0]?.checked).toBe(true);
  expect(screen.getByLabelText<HTMLTextAreaElement>('Note to question 1').value).toBe('look again');
  expect(session.state().attempt.marked).toHaveLength(1);
});

test('a question that asks for a place in a figure shows the figure', async () => {
  const [section] = form.sections;
  if (!section) throw new Error('The small form has no section.');
  await enter({ form: { ...form, sections: [{ ...section, items: [item('hot-area')] }] } });
  expect(screen.getByText('A drawing of a house')).toBeDefined();
});

test('handing in speaks of closed sections apart, since nothing in them can be changed', async () => {
  const { user } = await enter();
  await user.click(button(/^Question 3,/));
  await user.click(button('Leave this section'));
  await user.click(button('Leave the section'));
  await user.click(button('Review my answers'));
  await user.click(button('Hand in the exam'));
  const said = screen.getByRole('dialog', { name: 'Hand in the exam?' }).textContent;
  expect(said).toContain('5 not answered: questions 1, 2, 4 to 6.');
  expect(said).toContain('1 in closed sections has no full answer, and stays so.');
});

test('a section that locks asks before it is left, and is closed afterwards', async () => {
  const { user } = await enter();
  await user.click(button(/^Question 3,/));
  expect(screen.getByText(/Section 2 of 3: Yes or no. It closes when you leave it/)).toBeDefined();
  await user.click(button(/^Question 1,/));
  const dialog = screen.getByRole('dialog', { name: 'Leave “Yes or no”?' });
  expect(dialog.textContent).toContain('1 not answered: question 3');
  await user.click(within(dialog).getByRole('button', { name: 'Stay here' }));
  expect(heading()).toHaveProperty('textContent', 'Question 3 of 6');
  await user.click(button('Leave this section'));
  await user.click(button('Leave the section'));
  expect(heading()).toHaveProperty('textContent', 'Question 4 of 6');
  const closed = button('Question 3, not answered, closed');
  await user.click(closed);
  expect(heading(), 'a closed question does not open').toHaveProperty('textContent', 'Question 4 of 6');
  await user.click(button('Previous'));
  expect(heading(), 'the way back goes around it').toHaveProperty('textContent', 'Question 2 of 6');
});

test('the review screen lists what is open, leads back to it, and handing in warns', async () => {
  const { user, session } = await enter();
  await user.click(screen.getAllByRole('radio')[0]!);
  await user.click(button('Review my answers'));
  expect(document.activeElement).toBe(heading());
  expect(heading().textContent).toBe('Review your answers');
  expect(screen.getByText(/1 of 6 questions is answered/)).toBeDefined();
  const empty = screen.getByRole('region', { name: 'Not answered' });
  await user.click(within(empty).getByRole('button', { name: 'Question 2, not answered' }));
  expect(heading()).toHaveProperty('textContent', 'Question 2 of 6');
  await user.click(button('Review my answers'));
  await user.click(button('Hand in the exam'));
  const dialog = screen.getByRole('dialog', { name: 'Hand in the exam?' });
  expect(dialog.textContent).toContain('5 not answered: questions 2 to 6');
  await user.click(within(dialog).getByRole('button', { name: 'Keep working' }));
  await user.click(button('Hand in the exam'));
  await user.click(button('Hand in now'));
  expect(session.state().screen).toBe('submitted');
});

test('the book opens beside the question, notes the look-up, and gives the focus back', async () => {
  const { user, session } = await enter();
  await user.click(button('Open book'));
  await user.keyboard('gateways{Enter}');
  expect(await screen.findByText('Twelve gateways.')).toBeDefined();
  expect(screen.getByRole('alert').textContent).toContain('The lessons could not be searched');
  expect(session.state().attempt.looks).toMatchObject([{ query: 'gateways', item: session.state().attempt.item }]);
  await user.click(button('Close the book'));
  expect(document.activeElement).toBe(button('Open book'));
});

const address = 'expressroute/09-fastpath/a-fill-in';

test('what cannot be read is said where it is left, kept as it was written, and gone once it is mended', async () => {
  const { user, session } = await enter();
  await user.click(button(/^Question 6,/));
  const box = screen.getByRole<HTMLInputElement>('textbox', { name: 'The second half' });
  const said = () => document.querySelector('.cc-blank-unread')?.textContent;
  await user.type(box, '192.0.2.1288/25');
  expect(said(), 'nothing is said while somebody writes').toBe('');
  await user.tab();
  expect(said()).toBe(
    'This cannot be read yet. "192.0.2.1288/25" is not a prefix. Write an address and a length, like 192.0.2.0/24.',
  );
  expect([box.getAttribute('aria-invalid'), box.getAttribute('aria-describedby')?.includes('-unread')]).toEqual([
    'true',
    true,
  ]);
  expect([box.value, session.state().attempt.answers[address]]).toEqual(['192.0.2.1288/25', ['192.0.2.1288/25']]);
  await user.clear(box);
  expect(said()).toBe('');
  await user.type(box, '192.0.2.0/25');
  await user.tab();
  expect([said(), box.getAttribute('aria-invalid')], 'a wrong answer is told from a right one by nothing').toEqual([
    '',
    null,
  ]);
});

test('whoever goes on from what cannot be read hears and sees it, with the way back', async () => {
  const { user } = await enter();
  await user.click(button(/^Question 6,/));
  await user.type(screen.getByRole('textbox', { name: 'The second half' }), '192.0.2');
  await user.click(button('Previous'));
  expect(heading()).toHaveProperty('textContent', 'Question 5 of 6');
  const words = 'Your answer to question 6 is kept, and cannot be read yet. "192.0.2" is not a prefix.';
  expect(screen.getAllByText(words, { exact: false }).length).toBeGreaterThan(0);
  await vi.waitFor(() => expect(document.querySelector('[aria-live="polite"]')?.textContent).toContain(words));
  await user.click(button('Back to question 6'));
  expect(heading()).toHaveProperty('textContent', 'Question 6 of 6');
  expect(screen.queryByRole('button', { name: 'Back to question 6' })).toBeNull();
  expect(screen.getByText(/^This cannot be read yet\./), 'whoever comes back reads why').toBeDefined();
});

test('notes to the whole exam are kept', async () => {
  const { user, session } = await enter();
  await user.click(button('Notes'));
  await user.keyboard('AS 12076');
  expect(session.state().attempt.notes).toEqual({ '': 'AS 12076' });
});

test('who wants no timer is shown none, and can ask for it', async () => {
  const { user } = await enter({ accommodations: { time: 1.5, hideTimer: true, contrast: true } });
  expect(screen.queryByRole('timer')).toBeNull();
  await user.click(button('Hide the time'));
  expect(screen.getByRole('timer', { name: 'Time left: 30 minutes' })).toBeDefined();
});

test('storage that is full is told at once, with a file to save', async () => {
  const { user, record, onSave, session } = await enter();
  vi.spyOn(record.attempts, 'append').mockResolvedValue({ kind: 'full', because: 'It is full.' });
  await user.click(screen.getAllByRole('radio')[0]!);
  await session.settled();
  expect((await screen.findByRole('alert')).textContent).toContain('The storage of this browser is full.');
  await user.click(button('Save the exam as a file'));
  expect(onSave).toHaveBeenCalledOnce();
});

test('time that is over ends the exam while the page is open', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  try {
    const { session, wait } = await enter();
    wait(21 * 60_000);
    await vi.advanceTimersByTimeAsync(1500);
    expect(session.state().screen).toBe('over');
  } finally {
    vi.useRealTimers();
  }
});
