// @vitest-environment jsdom
/** The live view: who needs help stands first, and nobody moves under the pointer. */
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import type { Tile } from '#src/components/classroom/teach/api-live.ts';
import { LiveView } from '#src/components/classroom/teach/live/LiveView.tsx';

afterEach(cleanup);

const now = 1_000_000_000;
const minute = 60_000;
const tile = (name: string, change: Partial<Tile> = {}): Tile => ({
  seat: name.toLowerCase(),
  name,
  where: 'Configure peering',
  task: 'Configure private peering',
  since: now - 4 * minute,
  done: 1,
  of: 4,
  seen: now,
  need: 0.5,
  ...change,
});
const stuck = { reason: 'precondition' as const, says: 'Wants the gateway first.', since: now - 3 * minute };

const onAnswered = vi.fn();
function show(tiles: readonly Tile[]) {
  const view = (shown: readonly Tile[]) => (
    <LiveView
      tiles={shown}
      now={now}
      heat={undefined}
      hrefOf={({ seat }) => `/look/${seat}`}
      mayLead
      onAnswered={onAnswered}
      onHeat={() => undefined}
    />
  );
  const { rerender, container } = render(view(tiles));
  return { user: userEvent.setup(), change: (next: readonly Tile[]) => rerender(view(next)), container };
}
const wall = () => screen.getAllByRole('link', { name: /Configure peering/ });
const names = () => wall().map(({ dataset }) => dataset['seat']);

test('who is stuck stands before the others, with the reason in words', () => {
  show([tile('Ana'), tile('Ben', { need: 20.5, stuck }), tile('Cem', { need: 0.9 })]);
  expect(names()).toEqual(['ben', 'cem', 'ana']);
  expect(wall()[0]?.textContent).toContain('Stuck 3 min');
  expect(wall()[0]?.textContent).toContain('Wants the gateway first.');
});

test('while somebody points at the tiles they stay, and can be sorted on demand', async () => {
  const { user, change, container } = show([tile('Ana', { need: 0.9 }), tile('Ben')]);
  const list = container.querySelector('.teach-wall');
  if (!list) throw new Error('There are no tiles.');
  await user.hover(list);
  change([tile('Ana', { need: 0.9 }), tile('Ben', { need: 20, stuck })]);
  expect(names(), 'nobody moved').toEqual(['ana', 'ben']);
  expect(wall()[1]?.textContent, 'what the tile says is new').toContain('Stuck');
  await user.click(screen.getByRole('button', { name: 'Sort again (1 would move)' }));
  expect(names()).toEqual(['ben', 'ana']);
});

test('when nobody points at them or works in them they sort themselves', async () => {
  const { user, change } = show([tile('Ana', { need: 0.9 }), tile('Ben')]);
  wall()[0]?.focus();
  change([tile('Ana', { need: 0.9 }), tile('Ben', { need: 20, stuck })]);
  expect(names()).toEqual(['ana', 'ben']);
  await user.click(screen.getByRole('searchbox'));
  expect(names()).toEqual(['ben', 'ana']);
});

test('they can be filtered by how they stand, and found by name and task', async () => {
  const { user } = show([tile('Ana'), tile('Ben', { need: 20, stuck }), tile('Zoë', { task: 'Connect the network' })]);
  await user.click(screen.getByRole('button', { name: 'Stuck 1' }));
  expect(names()).toEqual(['ben']);
  await user.click(screen.getByRole('button', { name: 'Everybody 3' }));
  await user.type(screen.getByRole('searchbox'), 'zoe');
  expect(names()).toEqual(['zoë']);
  await user.clear(screen.getByRole('searchbox'));
  await user.type(screen.getByRole('searchbox'), 'connect the');
  expect(names()).toEqual(['zoë']);
});

test('a raised hand hides nothing: whoever is stuck as well is said, counted and found as both', async () => {
  const { user } = show([
    tile('Ana', { hand: { at: now - minute, text: 'Which subnet?' }, stuck, need: 31 }),
    tile('Ben', { hand: { at: now }, need: 30 }),
    tile('Cem'),
  ]);
  expect(wall()[0]?.textContent).toContain('Stuck 3 min');
  expect(wall()[0]?.textContent).toContain('Hand up 1 min: “Which subnet?”');
  expect(wall()[0]?.textContent).toContain('Wants the gateway first.');
  await user.click(screen.getByRole('button', { name: 'Stuck 1' }));
  expect(names()).toEqual(['ana']);
  await user.click(screen.getByRole('button', { name: 'Hand up 2' }));
  expect(names()).toEqual(['ana', 'ben']);
});

test('hands are a queue: who has waited longest stands first, and is taken down when answered', async () => {
  const { user } = show([
    tile('Ana', { hand: { at: now - minute, text: 'Which subnet?' }, need: 30 }),
    tile('Ben', { hand: { at: now - 5 * minute }, need: 31 }),
  ]);
  const queue = within(screen.getByRole('region', { name: /Raised hands/ })).getAllByRole('listitem');
  expect(queue.map(({ textContent }) => textContent)).toEqual(['Ben 5 minAnswered', 'Ana 1 minWhich subnet?Answered']);
  await user.click(screen.getByRole('button', { name: 'Answered: Ben' }));
  expect(onAnswered).toHaveBeenCalledWith('ben');
});

test('many hands leave room for those who need help without one: the later ones are folded', () => {
  show(Array.from({ length: 7 }, (_, at) => tile(`Learner ${String(at)}`, { hand: { at: now - at * minute } })));
  const hands = screen.getByRole('region', { name: /Raised hands/ });
  const folded = within(hands).getByText('3 more hands, raised later').closest('details');
  expect(folded?.open).toBe(false);
  expect(within(folded!).getAllByRole('listitem', { hidden: true })).toHaveLength(3);
  expect(within(hands).getAllByRole('listitem', { hidden: true })).toHaveLength(7);
});

test('on the wall of the room nobody is named', async () => {
  const { user } = show([tile('Ana', { hand: { at: now }, need: 30 })]);
  await user.click(screen.getByRole('button', { name: 'Without names' }));
  expect(document.body.textContent).not.toContain('Ana');
});

test('of five hundred only those that are seen are drawn, and each says where it stands among all', () => {
  show(Array.from({ length: 500 }, (_, at) => tile(`Learner ${String(at)}`)));
  const drawn = wall();
  expect(drawn.length).toBeGreaterThan(10);
  expect(drawn.length).toBeLessThan(80);
  expect(drawn[0]?.closest('li')?.getAttribute('aria-setsize')).toBe('500');
});
