// @vitest-environment jsdom
import { cleanup, getByRole, queryByRole, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ItemRun, type Answer } from '#src/components/practice/ItemRun.tsx';
import { Reasons } from '#src/components/practice/Reasons.tsx';
import { markingOf } from '#src/quiz/marking.ts';
import { kindOf } from '#src/quiz/registry.ts';
import { kinds, questionNamed, serveKeys } from '#tests/practice/bank.ts';

const serve = serveKeys();
beforeEach(() => {
  vi.stubGlobal('fetch', serve);
});
afterEach(() => {
  cleanup();
  serve.mockClear();
  vi.unstubAllGlobals();
});

const show = (marks: 'after each' | 'at the end' = 'after each') => {
  const answers: Answer[] = [];
  const onNext = vi.fn();
  render(
    <ItemRun
      home="/expressroute/"
      question={questionNamed('single')}
      title="Question 1"
      marks={marks}
      onMarked={(answer) => {
        answers.push(answer);
        return Promise.resolve();
      }}
      takesFocus
      onNext={onNext}
      next="Next question"
    />,
  );
  return { answers, onNext };
};

test('an empty answer is not wrong: it says what is missing, and asks for no key', async () => {
  const { answers } = show();
  expect(document.activeElement?.textContent).toBe('Question 1');
  await userEvent.click(screen.getByRole('button', { name: 'Check' }));
  expect(screen.getByRole('alert').textContent).toBe('Nothing is chosen yet. Choose one option.');
  expect(serve).not.toHaveBeenCalled();
  expect(answers).toEqual([]);
});

test('a marked answer shows its reasons and the belief behind it, is closed, and leads on', async () => {
  const { answers, onNext } = show();
  await userEvent.click(screen.getByLabelText('Square'));
  await userEvent.click(screen.getByRole('button', { name: 'Check' }));
  const result = await screen.findByRole('group', { name: 'Result' });
  expect(document.activeElement).toBe(result);
  expect(result.textContent).toContain('Not right: 0 of 1 point.');
  expect(result.textContent).toContain('Not right. A square is a shape.');
  expect(result.textContent).toContain('Right, but you did not choose it. Green is a color.');
  expect(answers).toMatchObject([{ words: ['two'], score: { points: 0, outOf: 1 } }]);
  expect(answers[0]?.seconds).toBeGreaterThanOrEqual(0);
  expect(screen.getByLabelText('Square')).toHaveProperty('ariaDisabled', 'true');
  expect(queryByRole(document.body, 'button', { name: 'Check' })).toBeNull();
  await userEvent.click(getByRole(result, 'button', { name: 'Next question' }));
  expect(onNext).toHaveBeenCalledOnce();
});

test('where marks come at the end it is only noted', async () => {
  const { answers } = show('at the end');
  await userEvent.click(screen.getByLabelText('Green'));
  await userEvent.click(screen.getByRole('button', { name: 'Note it and go on' }));
  await waitFor(() => expect(answers).toHaveLength(1));
  expect(document.body.textContent).not.toMatch(/Right|Not right/);
});

test('without its key it is not marked, and the answer stays', async () => {
  serve.mockImplementationOnce(() => Promise.reject(new TypeError('Failed to fetch')));
  const { answers } = show();
  await userEvent.click(screen.getByLabelText('Green'));
  await userEvent.click(screen.getByRole('button', { name: 'Check' }));
  await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('the site did not answer'));
  expect(answers).toEqual([]);
  expect(screen.getByLabelText<HTMLInputElement>('Green').checked).toBe(true);
  await userEvent.click(screen.getByRole('button', { name: 'Check' }));
  expect(await screen.findByText('Right: 1 of 1 point.')).not.toBeNull();
});

test.for(kinds)('the reasons of %s say of each part whether it is right, and what is', (kind) => {
  const { example, keyOf } = kindOf(kind);
  const question = questionNamed(kind);
  const scoreOf = (words: readonly string[]) => markingOf(kind).score(keyOf(example.item), words);
  const { container, rerender } = render(
    <Reasons view={question.view} score={scoreOf(example.right)} words={example.right} />,
  );
  const verdicts = () => [...container.querySelectorAll('li')].map(({ dataset }) => dataset.verdict);
  expect(verdicts()).not.toContain('wrong');
  expect(container.textContent).toContain('Right.');
  rerender(<Reasons view={question.view} score={scoreOf(example.wrong)} words={example.wrong} />);
  expect(verdicts()).toContain('wrong');
  expect(container.textContent).toMatch(/Right: \S|Right, but you did not choose it\./);
});
