/** The way of a packet through a Cloud that the engine made, before, while and after FastPath is switched on. */
import { expect, test } from 'vitest';
import tryFastPath from '#labs/expressroute/try-fastpath.ts';
import { createArm } from '#src/azure/arm.ts';
import { networkOf, siteBehind } from '#src/azure/network.ts';
import { createVirtualClock } from '#src/base/clock.ts';
import { trace, type Trace } from '#src/datapath/trace.ts';
import { actOf, play, playAll, waitUntilIdle } from '#src/lab/play.ts';

async function opened(seed: string) {
  const clock = createVirtualClock();
  const arm = createArm({ seed, clock, profile: 'taught' });
  const scenario = tryFastPath.open(seed, 'taught');
  await playAll(arm, clock, scenario.setUp);
  const flow = scenario.flow;
  if (!flow) throw new Error('The lab follows no packet.');
  const way = (): Trace => trace(networkOf(arm.cloud, 'taught'), flow);
  return { arm, clock, scenario, way };
}

test.for(['one', 'two', 'three'])(
  'in the story of seed "%s" the packet arrives, first through the gateway, then around it',
  async (seed) => {
    const { arm, clock, scenario, way } = await opened(seed);
    waitUntilIdle(arm, clock);
    expect(way()).toMatchObject({ delivered: true, bypassed: [], fact: 'expressroute/gateway-two-jobs' });

    for (const { deed } of scenario.tasks) {
      for (const act of deed.requests(arm.cloud)) await play(arm, clock, { ...act, advance: 0 });
    }
    expect(way()).toMatchObject({ delivered: true, bypassed: [], fact: 'expressroute/fastpath-existing-connection' });

    waitUntilIdle(arm, clock);
    expect(way()).toMatchObject({ delivered: true, fact: 'expressroute/fastpath-bypasses-gateway' });
    expect(way().bypassed).toHaveLength(1);
  },
);

test('a packet from the site behind the circuit starts where the story says the site is', async () => {
  const { arm, scenario } = await opened('one');
  expect(siteBehind(arm.cloud)?.address).toBe(scenario.flow?.from);
});

test('while the gateway is still being made nothing arrives, and the trace says so', async () => {
  const clock = createVirtualClock();
  const arm = createArm({ seed: 'one', clock, profile: 'taught' });
  const scenario = tryFastPath.open('one', 'taught');
  for (const move of scenario.setUp) await play(arm, clock, { ...actOf(arm, move), advance: 0 });
  const found = trace(networkOf(arm.cloud, 'taught'), scenario.flow ?? { from: '', to: '' });
  expect(found.delivered).toBe(false);
  expect(found.because).not.toContain('undefined');
});
