/** Keys that follow from limits of circuits, by the same functions with which the simulated Azure refuses. */
import { findPeeringLocation } from '#src/azure/peering-locations.ts';
import { linkLimit, reaches, type Circuit } from '#src/azure/rules/circuit-properties.ts';
import { allFacts as facts } from '#src/base/all-facts.ts';
import * as z from 'zod';
import { createAzure } from '#tests/azure/azure.ts';
import { end, joins } from './reach.ts';
import {
  ascending,
  judged,
  listOf,
  matched,
  numberOf,
  numbersOf,
  partOf,
  smallest,
  tableOf,
  those,
  type Table,
} from './words.ts';

const { arm } = await createAzure('today');

const circuit = (tier: string, mbps = 50, place = 'Amsterdam'): Circuit => ({
  id: '/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/expressRouteCircuits/er',
  name: 'er',
  type: 'Microsoft.Network/expressRouteCircuits',
  location: 'westeurope',
  etag: '',
  children: {},
  usedBy: {},
  uses: [],
  sku: { name: `${tier}_MeteredData`, tier, family: 'MeteredData' },
  properties: {
    serviceProviderProperties: { serviceProviderName: 'Equinix', peeringLocation: place, bandwidthInMbps: mbps },
  },
});

export const links = (tier: string, mbps = 50): number => linkLimit(circuit(tier, mbps), 'today').limit;
export const reachesFrom = (place: string, tier: string, region: string): boolean =>
  reaches(circuit(tier, 50, place), region, arm.cloud, 'today');
const bandwidths = (): Record<string, number> =>
  Object.fromEntries(listOf('bandwidths').map((mbps) => [mbps, Number(mbps)]));
/** How many prefixes of IPv4 a private peering takes. */
const prefixes = (tier: string): number => partOf('private-peering-routes', tier === 'Premium' ? 'premium' : 'ipv4');
const sold = (): Record<string, number[]> =>
  z.record(z.string(), z.array(z.coerce.number())).parse(facts['expressroute/direct-circuits'].today.value);
/** The smallest pair of ports that sells a circuit of so many Gbps. */
const portsFor = (gbps: number): number =>
  Number(Object.entries(sold()).find(([, circuits]) => circuits.includes(gbps))?.[0] ?? NaN);

export const limits: Table = {
  '03-design-a-deployment/bandwidth-for-forty-five': () =>
    smallest(bandwidths(), (mbps) => links('Premium', mbps) >= 45),
  '03-design-a-deployment/places-left': () => [String(links('Premium', 500) - 31 - 4)],
  '03-design-a-deployment/room-on-the-pair': () => [String(10 * numberOf('direct-oversubscription') - 5 - 2)],
  '03-design-a-deployment/fewest-networks-first': () =>
    ascending({
      'standard-ten': links('Standard', 10_000),
      'premium-fifty': links('Premium', 50),
      'premium-two-hundred': links('Premium', 200),
      'premium-one': links('Premium', 1000),
      'premium-five': links('Premium', 5000),
    }),
  '03-design-a-deployment/networks-by-bandwidth': () =>
    matched(
      {
        smallest: links('Premium', 50),
        half: links('Premium', 500),
        two: links('Premium', 2000),
        ten: links('Premium', 10_000),
      },
      { n10: 10, n20: 20, n25: 25, n40: 40, n50: 50, n60: 60, n100: 100 },
    ),
  '03-design-a-deployment/eleven-networks': () =>
    smallest(
      {
        'one-region': circuit('Local'),
        'same-area': circuit('Standard'),
        faster: circuit('Standard', 10_000),
        more: circuit('Premium'),
      },
      (one) =>
        linkLimit(one, 'today').limit >= 11 &&
        ['West Europe', 'North Europe'].every((region) => reaches(one, region, arm.cloud, 'today')),
    ),
  '03-design-a-deployment/over-the-count': () =>
    those(
      {
        sixty: 60 > numberOf('circuits-per-subscription'),
        region: 12 > numberOf('circuits-per-region'),
        peered: 450 > numberOf('peered-networks-with-gateway'),
        collector: 500 < partOf('traffic-collector', 'mbps'),
        idle: 8 > numberOf('circuits-per-region'),
      },
      (isBeyond) => isBeyond,
    ),
  '03-design-a-deployment/too-many-routes': () =>
    those(
      {
        'from-azure': 1100 > partOf('announced-prefixes', 'ipv4'),
        microsoft: 250 > partOf('microsoft-peering-routes', 'ipv4'),
        private: 9000 > prefixes('Premium'),
        spaces: 190 > partOf('connection-address-spaces', 'atCreation'),
        whole: 10_500 > numberOf('routes-in-total'),
      },
      (isBeyond) => isBeyond,
    ),
  '03-design-a-deployment/pair-for-circuit': () =>
    matched(
      { two: portsFor(2), forty: portsFor(40), 'two-hundred': portsFor(200) },
      { 'pair-ten': 10, 'pair-hundred': 100, 'pair-four-hundred': 400 },
    ),
  '03-design-a-deployment/stopped-on-the-way-back': () =>
    those(
      {
        count: 12 > links('Standard', 2000),
        'east-us': !reachesFrom('Dublin', 'Standard', 'East US'),
        prefixes: 3100 > prefixes('Standard'),
        plan: !listOf('data-plans').includes('Metered'),
        speed: !listOf('bandwidths').includes('2000'),
      },
      (stops) => stops,
    ),
  '03-design-a-deployment/first-yes': () =>
    smallest(
      {
        'ask-office': false,
        'ask-far': !reachesFrom('Amsterdam', 'Standard', 'West Europe'),
        'ask-many': 6300 > prefixes('Standard') || 3 > links('Standard'),
        'ask-near': reachesFrom('Amsterdam', 'Local', 'West Europe'),
      },
      (isYes) => isYes,
    ),
  '03-design-a-deployment/wrong-setting': () =>
    // Whatever is left of the order, only another tier takes its circuit to East US.
    those(
      {
        region: reaches({ ...circuit('Standard'), location: 'eastus' }, 'East US', arm.cloud, 'today'),
        bandwidth: reaches(circuit('Standard', 10_000), 'East US', arm.cloud, 'today'),
        sku: reaches(circuit('Premium'), 'East US', arm.cloud, 'today'),
        billing: reaches(
          {
            ...circuit('Standard'),
            sku: { name: 'Standard_UnlimitedData', tier: 'Standard', family: 'UnlimitedData' },
          },
          'East US',
          arm.cloud,
          'today',
        ),
      },
      (helps) => helps,
    ),
  '03-design-a-deployment/local-for-east-us': () =>
    those({ atlanta: 'Atlanta', dallas: 'Dallas', denver: 'Denver', washington: 'Washington DC' }, (place) =>
      (findPeeringLocation(place, 'today')?.localRegions ?? []).includes('East US'),
    ),
  '03-design-a-deployment/two-cities': () => [
    String(Math.min(partOf('circuits-per-network', 'ErGw3AZ'), 2 * numberOf('circuits-same-location'))),
  ],
  '02-explore-expressroute/regions-from-frankfurt': () =>
    those(
      {
        'west-europe': 'West Europe',
        'uk-south': 'UK South',
        germany: 'Germany West Central',
        'east-us': 'East US',
        india: 'India Central',
      },
      (region) => reachesFrom('Frankfurt', 'Standard', region),
    ),
  '05-provision-a-circuit/carrier-elsewhere': () =>
    smallest(
      {
        dublin: { place: 'Dublin', tier: 'Standard' },
        region: { place: 'Dublin', tier: 'Standard' },
        london: { place: 'London', tier: 'Standard' },
        premium: { place: 'London', tier: 'Premium' },
      },
      ({ place, tier }) => ['London', 'Paris'].includes(place) && reachesFrom(place, tier, 'North Europe'),
    ),
  '05-provision-a-circuit/smallest-bandwidth': () => smallest(bandwidths(), (mbps) => mbps >= 300),
  '05-provision-a-circuit/circuits-on-the-bill': () => [String(tableOf('resiliency-levels')['Maximum']?.['circuits'])],
  '06-configure-peering/limits-of-each-peering': () =>
    matched(
      {
        plain: prefixes('Standard'),
        'add-on': prefixes('Premium'),
        six: partOf('private-peering-routes', 'ipv6'),
        public: partOf('microsoft-peering-routes', 'ipv4'),
      },
      { hundred: 100, 'two-hundred': 200, 'four-thousand': 4000, 'ten-thousand': 10_000 },
    ),
  '06-configure-peering/lists-of-owners': () =>
    those({ arin: 'ARIN', icann: 'ICANN', radb: 'RADB', ieee: 'IEEE', apnic: 'APNIC' }, (registry) =>
      listOf('microsoft-peering-registries').includes(registry),
    ),
  '06-configure-peering/numbers-of-networks': () => {
    const within = (number: number, { min = NaN, max = NaN }: Readonly<Record<string, number>>) =>
      number >= min && number <= max;
    const kindOf = (number: number): string => {
      if (number === numberOf('azure-asn')) return 'microsoft';
      if (within(number, numbersOf('peer-asn-reserved'))) return 'internal';
      if (within(number, numbersOf('documentation-asns'))) return 'examples';
      return number === partOf('peer-asn-range', 'max') ? 'last' : 'yours';
    };
    const asked = { edge: 12_076, kept: 65_517, book: 64_500, own: 65_010, top: 4_294_967_295 };
    return Object.entries(asked).map(([prompt, number]) => `${prompt}:${kindOf(number)}`);
  },
  '07-connect-a-network/keys-for-a-partner': () => [String(3 * 2 * numberOf('one-key-one-connection'))],
  '08-global-reach/a-full-circuit': () =>
    those(
      {
        tier: links('Premium', 500),
        'both-tiers': links('Standard', 500),
        speed: links('Standard', 1000),
        subnet: links('Standard', 500),
      },
      (limit) => 7 + 3 + 1 <= limit,
    ),
  '08-global-reach/speed-between-sites': () => [String(Math.min(2000, 500))],
  '09-fastpath/spokes-before-the-link': () => [
    String(Math.floor((partOf('connection-address-spaces', 'atCreation') - 6) / 4)),
  ],
  '09-fastpath/will-it-fit': () =>
    those(
      {
        premium: circuit('Premium', 200),
        nothing: circuit('Standard', 200),
        faster: circuit('Standard', 10_000),
        second: circuit('Standard', 200),
      },
      (one) => 9 <= linkLimit(one, 'today').limit && reaches(one, 'East US', arm.cloud, 'today'),
    ),
  '11-summary/which-number': () =>
    matched(
      { n4: 4, n10: 10, n16: 16, n200: 200, n4000: 4000 },
      {
        same: numberOf('circuits-same-location'),
        networks: links('Standard'),
        circuits: partOf('circuits-per-network', 'ErGw3AZ'),
        spaces: partOf('connection-address-spaces', 'atCreation'),
        prefixes: prefixes('Standard'),
      },
    ),
  '03-design-a-deployment/sku-statements': () =>
    judged({
      uk: () => reachesFrom('Amsterdam', 'Standard', 'UK South'),
      joined: () => joins(end('Standard', 'Amsterdam'), end('Standard', 'London')),
      dublin: () => joins(end('Local', 'Dublin'), end('Standard', 'London')),
      fewer: () => links('Local') < links('Standard'),
    }),
};
