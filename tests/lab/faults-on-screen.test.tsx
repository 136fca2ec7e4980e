// @vitest-environment jsdom
/** The troubleshooting lab through its portal, once with each fault: every hint names a control that is there. */
import { expect, test } from 'vitest';
import troubleshoot from '#labs/expressroute/troubleshoot.ts';
import { drawn } from '#labs/expressroute/_faults/pool.ts';
import { noConnection, oneRange, silence } from '#labs/expressroute/_faults/pools.ts';
import { playOnScreen } from './playing.tsx';

const drawnBy = (seed: string) => [drawn(silence, seed).id, drawn(oneRange, seed).id, drawn(noConnection, seed).id];

/** Seeds that draw every fault between them, as few as one finds by taking what is new. */
const seeds = Array.from({ length: 20 }, (_, index) => `seed-${String(index)}`).reduce<string[]>((taken, seed) => {
  const before = new Set(taken.flatMap(drawnBy));
  return drawnBy(seed).some((id) => !before.has(id)) ? [...taken, seed] : taken;
}, []);

test('the seeds that are played draw every fault', () => {
  const faults = [...silence.faults, ...oneRange.faults, ...noConnection.faults].map(({ id }) => id);
  expect([...new Set(seeds.flatMap(drawnBy))].sort()).toEqual(faults.sort());
});

test.for(seeds.map((seed) => ({ seed, faults: drawnBy(seed).join(', ') })))(
  'is solved with $faults ($seed)',
  { timeout: 60_000 },
  async ({ seed }) => {
    const { session } = await playOnScreen(troubleshoot, { seed, profile: 'today' });
    expect(session.state().complete).toBe(true);
  },
);
