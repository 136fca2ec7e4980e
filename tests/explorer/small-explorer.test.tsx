// @vitest-environment jsdom
/** The small explorer of a lesson: a change and its reason, and a prediction before anything is shown. */
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SmallExplorer } from '#src/explorer/page/SmallExplorer.tsx';
import { presetOf } from '#src/explorer/presets.ts';
import { readFragment } from '#src/explorer/link.ts';
import { wordsFor } from '#src/components/explorer/story.ts';

// jsdom has no media queries: the page is narrow here, and nothing moves.
const media = { matches: true, addEventListener: () => undefined, removeEventListener: () => undefined };
beforeEach(() => vi.stubGlobal('matchMedia', () => media));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const why = () => screen.getByText('Why:').parentElement?.textContent;
const peering = {
  id: 'expressroute/peering-extends-fastpath',
  data: { belief: 'Peering carries FastPath on.', repair: 'Only within a region.', facts: [] },
};

test('a change says what became of the packet, and why', async () => {
  const user = userEvent.setup();
  render(<SmallExplorer preset="basic-balancer" things={['load-balancer']} page="/explorer/" />);
  expect(why()).toContain('Basic');
  await user.selectOptions(screen.getByRole('combobox', { name: 'Load balancer' }), 'Standard');
  expect(screen.getByRole('region', { name: presetOf('basic-balancer').title }).textContent).toContain(
    'goes around ergw-hub',
  );
  expect(why()).not.toContain('Basic');
  await user.click(screen.getByRole('button', { name: 'Back to the start' }));
  expect(why()).toContain('Basic');
});

test('it tells the way there and leaves the answers out, which nobody documents', async () => {
  const user = userEvent.setup();
  render(<SmallExplorer preset="spoke" things={['spoke']} page="/explorer/" />);
  expect(document.querySelectorAll('.xm-hops > li')).toHaveLength(8);
  expect(screen.queryByRole('region', { name: 'The way back' })).toBeNull();
  await user.click(screen.getByRole('radio', { name: 'Today' }));
  expect(screen.getByText(/The packet goes the same way, for another reason:/)).toBeTruthy();
  expect(document.body.textContent).not.toMatch(/the answer|its answer/i);
});

test('its link carries what was changed', async () => {
  const user = userEvent.setup();
  render(<SmallExplorer preset="spoke" things={['circuit-kind']} page="/explorer/" />);
  await user.selectOptions(screen.getByRole('combobox', { name: 'Circuit' }), 'direct');
  await user.click(screen.getByRole('radio', { name: 'Today' }));
  const link = screen.getByRole<HTMLAnchorElement>('link', { name: 'Go on in the packet explorer' });
  await expect
    .poll(async () => {
      const reading = await readFragment(link.hash);
      return reading.isRead && reading.scenario.profile;
    })
    .toBe('today');
});

test('with a question, nothing is shown before it is answered', async () => {
  const user = userEvent.setup();
  const { scenario } = presetOf('far-spoke');
  const words = wordsFor(scenario, [peering, { ...peering, id: 'expressroute/gateway-answers-names' }]);
  expect(Object.keys(words), 'only words of beliefs that change this network').toEqual([peering.id]);
  render(<SmallExplorer preset="far-spoke" things={['spoke']} page="/explorer/" ask={words} />);
  const question = await screen.findByRole(
    'group',
    { name: 'How does the packet get past the gateway?' },
    { timeout: 10_000 },
  );
  expect(screen.queryByText('Why:')).toBeNull();
  expect(screen.queryByRole('combobox')).toBeNull();
  expect(document.body.textContent).not.toContain('The packet reaches');
  await user.click(within(question).getByRole('radio', { name: 'Around ergw-hub.' }));
  await user.click(screen.getByRole('button', { name: 'Check' }));
  expect(screen.getByRole('group', { name: 'Result' }).textContent).toContain('Peering carries FastPath on.');
  expect(why()).toContain('another region');
  expect(screen.getByRole('combobox')).toBeTruthy();
});
