// @vitest-environment jsdom
/** The question on the page: nothing is told before the answer, keys are enough, and a wrong answer shows the belief behind it. */
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { statementOf } from '#src/base/fact-words.ts';
import type { Flow, Trace } from '#src/datapath/trace.ts';
import { PredictPanel, type Prediction } from '#src/explorer/predict/PredictPanel.tsx';
import { questionsFor } from '#src/explorer/predict/questions.ts';
import { sceneOf } from '#src/explorer/predict/scene.ts';
import { wordsOf } from '#src/explorer/predict/words.ts';
import { addresses, cloudWith, office } from './clouds.ts';

afterEach(cleanup);

const cloud = cloudWith(office({}));
const toSpoke: Flow = { from: addresses.office, to: addresses.spoke };
const words = wordsOf([
  {
    id: 'expressroute/peering-extends-fastpath',
    data: { belief: 'Peering extends it.', repair: 'It does not.', facts: ['expressroute/fastpath-vnet-peering'] },
  },
  { id: 'expressroute/service-key-is-authorization', data: { belief: 'A key is a key.', repair: 'No.', facts: [] } },
]);

/** A seed with which this question comes first. */
function seedFor(question: string): string {
  const scene = sceneOf(cloud, 'taught', toSpoke);
  const seed = Array.from({ length: 100 }, (_, index) => `seed ${index}`).find(
    (one) => questionsFor(scene, one)[0]?.id === question,
  );
  if (seed === undefined) throw new Error(`No seed asks "${question}" first.`);
  return seed;
}

function ask(question: string, flow = toSpoke) {
  const onAnswered = vi.fn<(prediction: Prediction) => void>();
  const onAskAgain = vi.fn<() => void>();
  const onCompare = vi.fn<(trace: Trace | undefined) => void>();
  const seed = seedFor(question);
  const page = (to: typeof flow) => (
    <PredictPanel
      cloud={cloud}
      profile="taught"
      flow={to}
      seed={seed}
      words={words}
      onAnswered={onAnswered}
      onAskAgain={onAskAgain}
      onCompare={onCompare}
    />
  );
  const { rerender, container } = render(page(flow));
  return { onAnswered, onAskAgain, onCompare, container, change: (to: typeof flow) => rerender(page(to)) };
}

const result = () => screen.queryByRole('group', { name: 'Result' });

test('the words handed to a page are those of beliefs that can be traced', () => {
  expect(Object.keys(words)).toEqual(['expressroute/peering-extends-fastpath']);
});

test('before the answer, nothing on the page tells it', () => {
  const { container, onAnswered } = ask('gateway');
  expect(screen.getByRole('group', { name: 'How does the packet get past the gateway?' })).toBeDefined();
  expect(result()).toBeNull();
  expect(container.querySelectorAll('[data-mark]')).toHaveLength(0);
  const told = screen.getAllByRole('radio').map((radio) => radio.getAttribute('value'));
  expect(told).toEqual(told.map((_, index) => String(index)));
  expect(container.textContent).not.toContain('The packet reaches');
  expect(onAnswered).not.toHaveBeenCalled();
});

test('a wrong answer names the belief, the fact that decides, and shows both ways', async () => {
  const user = userEvent.setup();
  const { onAnswered, onCompare } = ask('gateway');
  await user.click(screen.getByRole('radio', { name: 'Around ergw-hub.' }));
  await user.click(screen.getByRole('button', { name: 'Check' }));

  const box = screen.getByRole('group', { name: 'Result' });
  expect(document.activeElement).toBe(box);
  expect(within(box).getByText('Not so.')).toBeDefined();
  expect(within(box).getByText('Peering extends it.')).toBeDefined();
  expect(within(box).getByText('It does not.')).toBeDefined();
  expect(box.textContent).toContain(statementOf('expressroute/fastpath-vnet-peering', 'taught'));
  expect(within(box).getByRole('heading', { name: 'As it is' })).toBeDefined();
  expect(within(box).getByRole('heading', { name: 'As you think' })).toBeDefined();
  expect(within(box).getAllByText('Here the two ways part.')).toHaveLength(2);
  expect(onAnswered.mock.calls).toEqual([
    [{ question: 'gateway', isRight: false, belief: 'expressroute/peering-extends-fastpath' }],
  ]);
  expect(onCompare.mock.calls[0]?.[0]?.bypassed).toHaveLength(1);
  expect(screen.queryByRole('button', { name: 'Check' })).toBeNull();
  for (const radio of screen.getAllByRole('radio')) expect(radio.matches(':disabled')).toBe(true);
});

test('a right answer is confirmed with the true way, and no belief', async () => {
  const user = userEvent.setup();
  const { onAnswered, onCompare } = ask('gateway');
  await user.click(screen.getByRole('radio', { name: 'Through ergw-hub.' }));
  await user.click(screen.getByRole('button', { name: 'Check' }));
  expect(screen.getByText('Right.')).toBeDefined();
  expect(screen.queryByRole('heading', { name: 'As you think' })).toBeNull();
  expect(onAnswered.mock.calls).toEqual([[{ question: 'gateway', isRight: true }]]);
  expect(onCompare).toHaveBeenCalledWith(undefined);
});

test('a belief without words still shows its way', async () => {
  const user = userEvent.setup();
  ask('arrival');
  await user.click(screen.getByRole('radio', { name: 'It does not arrive.' }));
  await user.click(screen.getByRole('button', { name: 'Check' }));
  expect(screen.getByText(/One wrong idea leads there/)).toBeDefined();
  expect(screen.getByText('Lost here')).toBeDefined();
});

test('an answer that no belief explains is met with what really happens', async () => {
  const user = userEvent.setup();
  ask('arrival');
  await user.click(screen.getByRole('radio', { name: 'It arrives, but the answer does not come back.' }));
  await user.click(screen.getByRole('button', { name: 'Check' }));
  expect(screen.getByText('This is what really happens.')).toBeDefined();
});

test('keys are enough, and Check without a choice asks for one', async () => {
  const user = userEvent.setup();
  const { onAnswered } = ask('gateway');
  await user.tab();
  await user.tab();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Check' }));
  await user.keyboard('{Enter}');
  expect(screen.getByText('Choose one of the answers first.')).toBeDefined();
  expect(document.activeElement).toBe(screen.getAllByRole('radio')[0]);
  expect(onAnswered).not.toHaveBeenCalled();

  await user.keyboard(' {Enter}');
  expect(result()).not.toBeNull();
  expect(onAnswered).toHaveBeenCalledTimes(1);
});

test('something else can be asked before the answer, and the choice is forgotten', async () => {
  const user = userEvent.setup();
  ask('gateway');
  await user.click(screen.getAllByRole('radio')[0] ?? document.body);
  await user.click(screen.getByRole('button', { name: 'Ask me something else' }));
  expect(screen.queryByRole('group', { name: 'How does the packet get past the gateway?' })).toBeNull();
  for (const radio of screen.getAllByRole('radio')) expect(radio).toHaveProperty('checked', false);
});

test('after an answer something else can be asked, with the focus on the new question', async () => {
  const user = userEvent.setup();
  const { onAnswered, onAskAgain, onCompare } = ask('gateway');
  await user.click(screen.getByRole('radio', { name: 'Around ergw-hub.' }));
  await user.click(screen.getByRole('button', { name: 'Check' }));
  expect(onAskAgain).not.toHaveBeenCalled();
  await user.click(screen.getByRole('button', { name: 'Ask me something else' }));
  expect(result()).toBeNull();
  expect(screen.queryByRole('group', { name: 'How does the packet get past the gateway?' })).toBeNull();
  expect(document.activeElement?.tagName).toBe('FIELDSET');
  expect(onAskAgain).toHaveBeenCalledTimes(1);
  expect(onCompare).toHaveBeenLastCalledWith(undefined);
  await user.click(screen.getAllByRole('radio')[0] ?? document.body);
  await user.click(screen.getByRole('button', { name: 'Check' }));
  expect(result()).not.toBeNull();
  expect(onAnswered).toHaveBeenCalledTimes(2);
});

test('another flow is another question, not yet answered', async () => {
  const user = userEvent.setup();
  const { change } = ask('gateway');
  await user.click(screen.getByRole('radio', { name: 'Through ergw-hub.' }));
  await user.click(screen.getByRole('button', { name: 'Check' }));
  expect(result()).not.toBeNull();
  change({ from: addresses.office, to: addresses.hub });
  expect(result()).toBeNull();
  expect(screen.getByRole('button', { name: 'Check' })).toBeDefined();
});
