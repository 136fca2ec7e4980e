/** The explorer's work in this browser: what was done last is there when the page opens again. */
import { afterEach, expect, test, vi } from 'vitest';
import { resource } from '#src/azure/pieces/plain.ts';
import { withAll } from '#src/explorer/cloud.ts';
import { keep, kept } from '#src/explorer/page/keep.ts';
import { keptKey } from '#src/explorer/page/kept-key.ts';
import { firstScenario } from '#src/explorer/usual.ts';
import type { Scenario } from '#src/explorer/scenario.ts';

afterEach(() => localStorage.clear());

/** So much that it takes long to pack. */
const large: Scenario = {
  ...firstScenario,
  title: 'Large',
  cloud: withAll(
    firstScenario.cloud,
    Array.from({ length: 3_000 }, (_, n) => resource('virtualNetworks', `vnet-${n}`, { number: n * 7919 })),
  ),
};

test('a scenario that is kept is there again', async () => {
  expect(await kept()).toBeUndefined();
  expect(await keep(firstScenario)).toBe(true);
  expect(await kept()).toEqual({ isRead: true, scenario: firstScenario });
});

test('of two that are kept right after each other the later one stays, though the earlier takes longer to pack', async () => {
  expect(await Promise.all([keep(large), keep(firstScenario)])).toEqual([false, true]);
  expect(await kept()).toEqual({ isRead: true, scenario: firstScenario });
});

test('a browser that keeps nothing is no reason to fail, and is told', async () => {
  const full = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  expect(await keep(firstScenario)).toBe(false);
  full.mockRestore();
  expect(localStorage.getItem(keptKey)).toBeNull();
});
