/** Keys that follow from the sizes of gateways. */
import { allowsFastPath, circuitLimit, type GatewayProperties } from '#src/azure/rules/gateway-properties.ts';
import type { Profile } from '#src/base/facts.ts';
import { listOf, matched, numberOf, partOf, smallest, tableOf, those, type Table } from './words.ts';

/** A gateway of a size; of scale units, so many at least. */
const gateway = (name: string, units = 1): GatewayProperties => ({
  gatewayType: 'ExpressRoute',
  sku: { name, tier: name },
  ...(name === 'ErGwScale' ? { autoScaleConfiguration: { bounds: { min: units, max: 40 } } } : {}),
});

export const mbps = (name: string, units = 1): number => {
  const one = tableOf('gateway-skus')[name]?.['mbps'] ?? NaN;
  return name === 'ErGwScale' ? one * units : one;
};
export const hasZones = (name: string): boolean => listOf('zone-gateway-skus').includes(name);
/** From the smallest to the largest. */
const zoned = { 'az-one': 'ErGw1AZ', 'az-two': 'ErGw2AZ', 'az-three': 'ErGw3AZ' };
const plain = { standard: 'Standard', high: 'HighPerformance', ultra: 'UltraPerformance' };
const units = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [String(index + 1), index + 1]));
const isBypass = (name: string, profile: Profile, scale = 1) => allowsFastPath(gateway(name, scale), profile);

async function forCircuits(circuits: number): Promise<string> {
  const [found = ''] = await smallest(zoned, (name) => circuitLimit(gateway(name), 'today').limit >= circuits);
  return found;
}

export const sizes: Table = {
  '04-configure-a-gateway/circuits-and-sizes': async () => [
    `three:${await forCircuits(3)}`,
    `seven:${await forCircuits(7)}`,
    `twelve:${await forCircuits(12)}`,
  ],
  '04-configure-a-gateway/size-by-machines': () =>
    smallest({ standard: 'Standard', ...zoned }, (name) => hasZones(name) && partOf('gateway-machines', name) >= 5600),
  '04-configure-a-gateway/size-by-routes': () =>
    smallest(
      { standard: 'Standard', bypass: 'Standard', high: 'HighPerformance', ultra: 'UltraPerformance' },
      (name) => partOf('gateway-learned-routes', name) >= 6000,
    ),
  '04-configure-a-gateway/size-with-zones': () =>
    smallest(
      { 'az-one': 'ErGw1AZ', high: plain.high, 'az-two': 'ErGw2AZ', 'az-three': 'ErGw3AZ' },
      (name) => hasZones(name) && mbps(name) >= 2000,
    ),
  '04-configure-a-gateway/speed-of-each': () =>
    matched(
      {
        standard: mbps('Standard'),
        'az-two': mbps('ErGw2AZ'),
        ultra: mbps('UltraPerformance'),
        scale: mbps('ErGwScale', 5),
      },
      { one: 1000, two: 2000, five: 5000, ten: 10_000, twenty: 20_000 },
    ),
  '04-configure-a-gateway/room-for-endpoints': () => {
    /** What is left for private endpoints. */
    const left = (name: string) => mbps(name) * (1 - numberOf('private-endpoint-capacity') / 100);
    return smallest(
      { enough: 'ErGw1AZ', hub: 'ErGw1AZ', larger: 'ErGw2AZ', units: 'ErGwScale' },
      (name) => left(name) >= 800,
    );
  },
  '04-configure-a-gateway/tunnels-over-the-circuit': () =>
    smallest(
      { standard: 'Standard', 'az-two': 'ErGw2AZ', 'az-three': 'ErGw3AZ' },
      (name) => hasZones(name) && mbps(name) >= 3000,
    ),
  '04-configure-a-gateway/units-for-fastpath': () =>
    smallest(
      units,
      (scale) =>
        mbps('ErGwScale', scale) >= 6000 &&
        circuitLimit(gateway('ErGwScale', scale), 'today').limit >= 5 &&
        isBypass('ErGwScale', 'today', scale),
    ),
  '09-fastpath/units-to-raise': () => smallest(units, (scale) => scale >= 4 && isBypass('ErGwScale', 'today', scale)),
  '09-fastpath/gateway-skus': () =>
    // True as taught and as documented today.
    those(
      { high: 'HighPerformance', ultra: 'UltraPerformance', az1: 'ErGw1AZ', az3: 'ErGw3AZ', az2: 'ErGw2AZ' },
      (name) => (['taught', 'today'] as const).every((profile) => isBypass(name, profile)),
    ),
};
