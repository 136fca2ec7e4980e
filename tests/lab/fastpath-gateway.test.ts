/** A gateway that was turned into one that scales, with too few scale units for FastPath: the hints lead back from there. */
import { expect, test } from 'vitest';
import connectANetwork from '#labs/expressroute/connect-a-network.ts';
import switchFastPathOn from '#labs/expressroute/switch-fastpath-on.ts';
import tryFastPath from '#labs/expressroute/try-fastpath.ts';
import { resourcesOfType } from '#src/azure/cloud.ts';
import { scaleGateway } from '#src/lab/acts/network.ts';
import { playAll } from '#src/lab/play.ts';
import { begin } from './solving.ts';
import { followHints } from './wandering.ts';

const labs = { connectANetwork, switchFastPathOn, tryFastPath };

test.for(Object.entries(labs).flatMap(([name, lab]) => [1, 9].map((units) => ({ name, lab, units }))))(
  '$name: from $units scale units of every gateway, the hints lead to full marks',
  async ({ lab, units }) => {
    for (const seed of ['seed-0', 'seed-1', 'seed-2', 'seed-3']) {
      const run = await begin(lab, seed, 'today');
      const { arm, clock } = run;
      const gateways = resourcesOfType(arm.cloud, 'Microsoft.Network/virtualNetworkGateways');
      const growing = gateways.filter(({ properties }) => /"ErGw[123]AZ"/.test(JSON.stringify(properties['sku'])));
      for (const gateway of growing)
        await playAll(arm, clock, [{ ...scaleGateway(gateway, { min: units, max: units }), advance: 'until-idle' }]);
      await followHints(run, [seed]);
      expect(run.look().finished).toBe(true);
    }
  },
);
