import { beforeAll, describe, expect, test } from 'vitest';
import { createArm } from '#src/azure/arm.ts';
import { put } from '#src/azure/requests.ts';
import { createVirtualClock } from '#src/base/clock.ts';
import { brokenIn } from './fuzz/invariants.ts';
import { play } from './fuzz/play.ts';
import type { Report } from './fuzz/play.ts';
import { operations } from './fuzz/requests.ts';

const isLong = process.env['LONG'] !== undefined;

describe('whatever is asked', () => {
  let report: Report;
  beforeAll(async () => {
    report = await play('fuzz', isLong ? 100_000 : 9_000);
  }, 600_000);

  test('nothing is ever answered 500, thrown, or left contradictory in the Cloud', () => {
    expect(report.wrong.slice(0, 5)).toEqual([]);
  });

  test('every operation is asked twenty times, and at least three in ten requests succeed', () => {
    const asked = [...operations.keys()].map((name) => report.counts.get(name) ?? 0);
    expect(Math.min(...asked)).toBeGreaterThanOrEqual(20);
    const good = [...report.statuses].filter(([status]) => status < 300).reduce((sum, [, times]) => sum + times, 0);
    expect(good / report.requests).toBeGreaterThan(0.3);
  });
});

test('a Cloud that contradicts itself is found out', async () => {
  const clock = createVirtualClock();
  const arm = createArm({ seed: 'broken', clock, profile: 'today' });
  await arm.fetch(
    put('/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg', { location: 'westeurope' }),
  );
  expect(brokenIn(arm.cloud)).toEqual([]);
  const cloud = structuredClone(arm.cloud);
  const [group] = Object.values(cloud.resources);
  if (group) group.children['/subscriptions/x'] = true;
  expect(brokenIn(cloud).join()).toContain('a child that is not there');
});
