/** Which gateway is chosen, and what speaks against the others. */
import { describe, expect, test } from 'vitest';
import { chooseGateway, gatewayOrder, unitsFor, type GatewayNeeds } from '#src/base/choosers/gateway.ts';
import { gatewayFacts } from '#src/components/lesson/tools/gateway.ts';
import { isAnyFact as isFactId } from '#src/base/all-facts.ts';
import { factsOf } from '#src/components/lesson/tools/facts-of.ts';

const given = factsOf('expressroute', Object.keys(gatewayFacts.shape));
const facts = { taught: gatewayFacts.parse(given.taught), today: gatewayFacts.parse(given.today) };
const least: GatewayNeeds = {
  mbps: 500,
  circuits: 1,
  machines: 100,
  routes: 100,
  fastPath: false,
  zones: false,
  ipv6: false,
};
const choose = (needs: Partial<GatewayNeeds>, profile: 'taught' | 'today') =>
  chooseGateway({ ...least, ...needs }, facts[profile], profile);

test('the order is by size, with zones first, in units last', () => {
  expect(gatewayOrder(facts.today)).toEqual([
    'ErGw1AZ',
    'Standard',
    'ErGw2AZ',
    'HighPerformance',
    'ErGw3AZ',
    'UltraPerformance',
    'ErGwScale',
  ]);
});

test.for<{ needs: Partial<GatewayNeeds>; taught: string | undefined; today: string | undefined; because: string }>([
  { needs: {}, taught: 'ErGw1AZ', today: 'ErGw1AZ', because: 'little is needed' },
  { needs: { zones: true }, taught: 'ErGw1AZ', today: 'ErGw1AZ', because: 'only AZ sizes use zones' },
  {
    needs: { mbps: 1500 },
    taught: 'ErGw2AZ',
    today: 'ErGw2AZ',
    because: 'the smallest carries 1 Gbps',
  },
  {
    needs: { fastPath: true },
    taught: 'ErGw3AZ',
    today: 'ErGw3AZ',
    because: 'FastPath needs the largest',
  },
  { needs: { fastPath: true, zones: true }, taught: 'ErGw3AZ', today: 'ErGw3AZ', because: 'FastPath and zones' },
  {
    needs: { fastPath: true, ipv6: true },
    taught: 'ErGw3AZ',
    today: 'ErGw3AZ',
    because: 'the course wants ErGw3AZ for FastPath over IPv6',
  },
  {
    needs: { circuits: 6 },
    taught: 'ErGw1AZ',
    today: 'ErGw2AZ',
    because: 'every gateway took sixteen circuits once',
  },
  {
    needs: { circuits: 16 },
    taught: 'ErGw1AZ',
    today: 'ErGw3AZ',
    because: 'only the largest take sixteen today',
  },
  {
    needs: { machines: 3000 },
    taught: 'ErGw2AZ',
    today: 'ErGw2AZ',
    because: 'the smallest is made for fewer machines',
  },
  {
    needs: { routes: 5000 },
    taught: 'ErGw2AZ',
    today: 'ErGw2AZ',
    because: 'the smallest learns fewer routes',
  },
  { needs: { routes: 9501 }, taught: undefined, today: undefined, because: 'no certain fact allows more' },
  { needs: { mbps: 20_000 }, taught: undefined, today: 'ErGwScale', because: 'scale units came after the course' },
  { needs: { mbps: 50_000 }, taught: undefined, today: undefined, because: 'nothing carries as much' },
  { needs: { circuits: 17 }, taught: undefined, today: undefined, because: 'no gateway takes seventeen circuits' },
])('$needs: $taught as taught, $today today, because $because', ({ needs, taught, today }) => {
  expect(choose(needs, 'taught').chosen).toBe(taught);
  expect(choose(needs, 'today').chosen).toBe(today);
});

describe('scale units', () => {
  test.for<{ needs: Partial<GatewayNeeds>; units: number | undefined; because: string }>([
    { needs: {}, units: 1, because: 'one carries 1 Gbps' },
    { needs: { mbps: 3200 }, units: 4, because: 'units come whole' },
    { needs: { circuits: 5 }, units: 2, because: 'two take eight circuits' },
    { needs: { circuits: 9 }, units: 10, because: 'ten take sixteen circuits' },
    { needs: { fastPath: true }, units: 10, because: 'FastPath begins at ten' },
    { needs: { machines: 21_000 }, units: 11, because: 'after ten, a unit adds a thousand machines' },
    { needs: { mbps: 41_000 }, units: undefined, because: 'forty is the end' },
  ])('$needs takes $units: $because', ({ needs, units }) => {
    expect(unitsFor({ ...least, ...needs }, facts.today)).toBe(units);
  });
});

test('what rules a SKU out is said with its fact, and every fact named exists', () => {
  const { chosen, others, limits, notes } = choose(
    { mbps: 3000, circuits: 5, machines: 3000, zones: true, ipv6: true },
    'today',
  );
  expect(chosen).toBe('ErGw3AZ');
  const out = Object.fromEntries(others.map(({ option, against }) => [option, against.map(({ fact }) => fact)]));
  expect(out).toEqual({
    Standard: ['gateway-skus', 'circuits-per-network', 'gateway-machines', 'zone-gateway-skus'],
    ErGw1AZ: ['gateway-skus', 'circuits-per-network', 'gateway-machines'],
    HighPerformance: ['gateway-skus', 'zone-gateway-skus'],
    ErGw2AZ: ['gateway-skus'],
    UltraPerformance: ['zone-gateway-skus'],
    ErGwScale: [],
  });
  const named = [...limits, ...notes, ...others.flatMap(({ against }) => against)].map(({ fact }) => fact);
  expect(named.filter((fact) => !isFactId(`expressroute/${fact}`))).toEqual([]);
});
