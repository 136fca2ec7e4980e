/** Keys of texts with gaps: each gap by itself, from the facts, the rules of circuits, and what the simulated Azure takes. */
import * as z from 'zod';
import { allFacts } from '#src/base/all-facts.ts';
import { linkAddress } from '#tests/quiz/computed/addresses.ts';
import { canBuild, withFilter } from '#tests/quiz/computed/gateways.ts';
import { links, reachesFrom } from '#tests/quiz/computed/limits.ts';
import { filled, having, numberOf, partOf, smallest, those, type Table } from '#tests/quiz/computed/words.ts';

const { name: subnetName } = z.object({ name: z.string() }).parse(allFacts['expressroute/gateway-subnet'].today.value);

/** The mask of IPv4 that stands for a length. */
const maskOf = (length: number): string =>
  [24, 16, 8, 0].map((shift) => ((0xffffffff << (32 - length)) >>> shift) & 255).join('.');

const regions = { west: ['West Europe'], both: ['West Europe', 'North Europe'] };
const europe = [...regions.both, 'France Central', 'Germany West Central', 'UK South'];
const world = [...europe, 'East US', 'Japan East'];
/** Whether a circuit at Amsterdam leads to these regions, of all these, and to no other. */
const isReach = (tier: string, wanted: readonly string[]): boolean =>
  world.every((region) => reachesFrom('Amsterdam', tier, region) === wanted.includes(region));

const link = '172.20.9.16/30';

export const gaps: Table = {
  '06-configure-peering/lines-of-the-router': () =>
    filled({
      own: having(linkAddress(link, 'customer'), {
        a16: '172.20.9.16',
        a17: '172.20.9.17',
        a18: '172.20.9.18',
        a19: '172.20.9.19',
      }),
      mask: having(maskOf(partOf('peering-prefix', 'ipv4')), {
        m248: '255.255.255.248',
        m252: '255.255.255.252',
        m254: '255.255.255.254',
        m0: '255.255.255.0',
      }),
      asn: having(65040, { n65040: 65040, n12076: 12076, n65515: 65515 }),
      edge: having(linkAddress(link, 'microsoft'), {
        e16: '172.20.9.16',
        e17: '172.20.9.17',
        e18: '172.20.9.18',
        e19: '172.20.9.19',
      }),
      remote: having(numberOf('azure-asn'), { r12076: 12076, r65515: 65515, r65040: 65040 }),
    }),
  '04-configure-a-gateway/sentence-of-the-subnet': () =>
    filled({
      name: having(subnetName, {
        joined: 'GatewaySubnet',
        spaced: 'Gateway Subnet',
        long: 'ExpressRouteGatewaySubnet',
        own: 'snet-gw',
      }),
      length: smallest({ p29: 29, p28: 28, p27: 27, p26: 26 }, (length) => canBuild({ range: `10.60.0.0/${length}` })),
      sixteen: having(partOf('gateway-subnet-sizes', 'sixteenCircuits'), { n27: 27, n26: 26, n25: 25, n24: 24 }),
      filter: those({ 'stays-away': {}, 'on-it': withFilter }, (plan) => canBuild(plan)),
    }),
  '02-explore-expressroute/sentence-of-bfd': () => {
    const edge = partOf('bfd-timers', 'interval');
    const interval = Math.max(edge, 500);
    return filled({
      edge: having(edge, { e100: 100, e300: 300, e750: 750, e1000: 1000 }),
      interval: having(interval, { i300: 300, i400: 400, i500: 500, i800: 800 }),
      detect: having(interval * 3, { d500: 500, d900: 900, d1500: 1500, d3000: 3000 }),
      hold: having(partOf('bgp-timers', 'hold'), { h10: 10, h60: 60, h180: 180 }),
    });
  },
  '03-design-a-deployment/sentence-of-the-tiers': () =>
    filled({
      local: those({ ...regions, europe }, (wanted) => isReach('Local', wanted)),
      standard: those({ near: regions.west, area: europe, world }, (wanted) => isReach('Standard', wanted)),
      // Of these only the tier of the circuit has a part in how far it leads.
      premium: those({ 'add-on': 'Premium', more: 'Standard', reach: 'Standard', gateway: 'Standard' }, (tier) =>
        reachesFrom('Amsterdam', tier, 'East US'),
      ),
      count: having(links('Premium', 1000), { n10: 10, n20: 20, n50: 50, n100: 100 }),
      back: having(links('Standard', 1000), { b4: 4, b10: 10, b50: 50 }),
    }),
};
