// @vitest-environment jsdom
/** Questions that are brought to a class: a file is taken whole, or every fault is told by its line; one is taken out only when it is meant. */
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { Answer } from '#src/components/classroom/api.ts';
import type { Brought, OwnItem } from '#src/components/classroom/teach/api-own-items.ts';
import { OwnQuestions } from '#src/components/classroom/teach/exams/OwnQuestions.tsx';
import { standInDialogs } from '#tests/exam/small-form.ts';

beforeAll(standInDialogs);
afterEach(cleanup);

const items: OwnItem[] = [{ id: 'port', kind: 'single', stem: 'Which one is right?', use: 'section' }];
const file = new File(['id,kind\n'], 'mine.csv', { type: 'text/csv' });

function open(mayChange = true) {
  const door = {
    bring: vi.fn((_name: string, _base64: string) =>
      Promise.resolve<Answer<Brought>>({ ok: true, value: { added: 2, replaced: 1, again: 4 } }),
    ),
    remove: vi.fn((_item: string) => Promise.resolve<Answer<unknown>>({ ok: true, value: undefined })),
  };
  const onChanged = vi.fn();
  render(<OwnQuestions items={items} mayChange={mayChange} door={door} onChanged={onChanged} />);
  return { door, onChanged, user: userEvent.setup() };
}

test('a file is brought as it is, and what came of it is said', async () => {
  const { door, onChanged, user } = open();
  await user.upload(screen.getByLabelText(/^Bring questions/), file);
  expect(await screen.findByText('2 questions added, 1 replaced. Exams that are graded again: 4.')).toBeDefined();
  expect(door.bring).toHaveBeenCalledWith('mine.csv', btoa('id,kind\n'));
  expect(onChanged).toHaveBeenCalledOnce();
});

test('of a file with faults nothing is taken, and each is told by its line', async () => {
  const { door, onChanged, user } = open();
  door.bring.mockResolvedValue({
    ...{ ok: false, status: 422, code: 'Faults', message: 'The file has 2 faults.' },
    faults: [
      { line: 2, says: 'has no key' },
      { line: 7, says: 'has the id of line 2' },
    ],
  });
  await user.upload(screen.getByLabelText(/^Bring questions/), file);
  expect(await screen.findByText('Line 2: has no key')).toBeDefined();
  expect(screen.getByText('Line 7: has the id of line 2')).toBeDefined();
  expect(onChanged).not.toHaveBeenCalled();
});

test('another refusal is said in the words of the server', async () => {
  const { door, user } = open();
  door.bring.mockResolvedValue({
    ok: false,
    status: 0,
    code: 'NoNetwork',
    message: 'The class server does not answer.',
  });
  await user.upload(screen.getByLabelText(/^Bring questions/), file);
  await waitFor(() => expect(screen.getByRole('alert').textContent).toBe('The class server does not answer.'));
});

test('a question is taken out by keys once that is meant, and not before', async () => {
  const { door, onChanged, user } = open();
  screen.getByRole('button', { name: 'Take out: Which one is right?' }).focus();
  await user.keyboard('{Enter}');
  expect(door.remove).not.toHaveBeenCalled();
  await user.click(screen.getByRole('button', { name: 'Take it out' }));
  expect(door.remove).toHaveBeenCalledWith('port');
  expect(onChanged).toHaveBeenCalledOnce();
});

test('of a class that has ended they are read, and not changed', () => {
  open(false);
  expect(screen.getByText('port, asked in a section of its own')).toBeDefined();
  expect(screen.queryAllByRole('button')).toEqual([]);
});
