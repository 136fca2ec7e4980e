/** Which circuit is chosen, where it leads, and what speaks against the others. */
import { expect, test } from 'vitest';
import { chooseCircuit, regionsReached, type CircuitNeeds } from '#src/base/choosers/circuit.ts';
import { isAnyFact as isFactId } from '#src/base/all-facts.ts';
import { circuitFacts } from '#src/components/lesson/tools/circuit.ts';
import { factsOf } from '#src/components/lesson/tools/facts-of.ts';
import { placeOf, regionPlaces } from '#src/components/lesson/tools/places.ts';

const facts = circuitFacts.parse(factsOf('expressroute', Object.keys(circuitFacts.shape)).today);
const least: CircuitNeeds = {
  location: 'Amsterdam',
  regions: ['West Europe'],
  networks: 2,
  mbps: 1000,
  prefixes: 100,
  muchLeaves: false,
  microsoft365: false,
  reach: 'none',
};

test.for<{ needs: Partial<CircuitNeeds>; chosen: string | undefined; because: string }>([
  { needs: {}, chosen: 'Standard', because: 'little data leaves, and Standard can be metered' },
  { needs: { muchLeaves: true }, chosen: 'Local', because: 'much data leaves, to the region of the location' },
  {
    needs: { muchLeaves: true, regions: ['West Europe', 'North Europe'] },
    chosen: 'Standard',
    because: 'Local leads to West Europe only',
  },
  {
    needs: { regions: ['West Europe', 'East US'] },
    chosen: 'Premium',
    because: 'East US is in another geopolitical region',
  },
  {
    needs: { muchLeaves: true, location: 'Dallas', regions: ['South Central US'] },
    chosen: 'Standard',
    because: 'Dallas has no Local circuits',
  },
  { needs: { networks: 10 }, chosen: 'Standard', because: 'ten networks are just within the limit' },
  { needs: { networks: 11 }, chosen: 'Premium', because: 'eleven are not' },
  {
    needs: { networks: 10, reach: 'near' },
    chosen: 'Premium',
    because: 'the Global Reach link takes the place of a network',
  },
  { needs: { networks: 21, mbps: 50 }, chosen: undefined, because: 'at 50 Mbps even Premium takes twenty' },
  { needs: { microsoft365: true }, chosen: 'Premium', because: 'Microsoft 365 needs Premium' },
  { needs: { prefixes: 4001 }, chosen: 'Premium', because: 'Standard accepts four thousand prefixes' },
  { needs: { prefixes: 10_001 }, chosen: undefined, because: 'Premium accepts ten thousand' },
  { needs: { muchLeaves: true, reach: 'near' }, chosen: 'Standard', because: 'Local has no Global Reach' },
  { needs: { reach: 'far' }, chosen: 'Premium', because: 'across regions both circuits are Premium' },
])('$needs: $chosen, because $because', ({ needs, chosen }) => {
  expect(chooseCircuit({ ...least, ...needs }, facts).chosen).toBe(chosen);
});

test('every fact that is named exists', () => {
  const all = [
    chooseCircuit({ ...least, networks: 300, microsoft365: true, reach: 'far', prefixes: 20_000, mbps: 40_000 }, facts),
    chooseCircuit({ ...least, muchLeaves: true }, facts),
    chooseCircuit({ ...least, regions: ['East US'] }, facts),
    chooseCircuit(least, facts),
  ];
  const named = all.flatMap(({ limits, notes, others }) => [
    ...limits,
    ...notes,
    ...others.flatMap(({ against }) => against),
  ]);
  expect(named.map(({ fact }) => fact).filter((fact) => !isFactId(`expressroute/${fact}`))).toEqual([]);
});

test('a circuit leads as far as its SKU: to its region, its geopolitical region, the world', () => {
  expect(regionsReached('Local', 'Washington DC', facts)).toEqual(['East US', 'East US 2']);
  expect(regionsReached('Local', 'New York', facts)).toBeUndefined();
  expect(regionsReached('Standard', 'Osaka', facts)).toEqual(['Japan West', 'Japan East']);
  expect(regionsReached('Premium', 'Osaka', facts)).toContain('Brazil South');
});

test('every region and every peering location has its place on the map', () => {
  const areas = Object.values(facts['geopolitical-regions']);
  expect(areas.flatMap(({ regions }) => regions).filter((region) => regionPlaces[region] === undefined)).toEqual([]);
  expect(
    areas.flatMap(({ peeringLocations }) => peeringLocations).filter((location) => placeOf(location) === undefined),
  ).toEqual([]);
});
