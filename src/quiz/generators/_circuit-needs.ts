/** What a circuit has to do, in numbers and in words, and what speaks against each SKU. */
import { chooseCircuit, type CircuitFacts, type CircuitNeeds, type CircuitSku } from '#src/base/choosers/circuit.ts';
import { count, speed, type Reason } from '#src/base/choosers/choice.ts';
import type { Chance } from '#src/quiz/generator.ts';
import { valueOf } from './_facts.ts';
import { listed } from './_words.ts';

export const circuitFacts: CircuitFacts = {
  'geopolitical-regions': valueOf('expressroute/geopolitical-regions'),
  'local-circuit': valueOf('expressroute/local-circuit'),
  'local-circuit-links': valueOf('expressroute/local-circuit-links'),
  'standard-circuit-links': valueOf('expressroute/standard-circuit-links'),
  'premium-circuit-links': valueOf('expressroute/premium-circuit-links'),
  'private-peering-routes': valueOf('expressroute/private-peering-routes'),
  bandwidths: valueOf('expressroute/bandwidths'),
};

/** What is needed, as plain data; what is missing is not spoken of. */
export interface Needs {
  location: string;
  regions: readonly string[];
  networks?: number;
  mbps?: number;
  prefixes?: number;
  office?: boolean;
  reach?: 'near' | 'far';
  muchLeaves: boolean;
}

/** A need that one SKU has and another lacks. */
export type Issue = 'reach' | 'networks' | 'prefixes' | 'office' | 'join';
export const issues: readonly Issue[] = ['reach', 'networks', 'prefixes', 'office', 'join'];

const areas = Object.values(circuitFacts['geopolitical-regions']).filter(({ regions }) => regions.length > 3);
const named = (location: string): boolean => !location.includes('(');

/** Where a circuit ends and where it leads: near its edge, within its geopolitical region, or beyond. */
function placesOf(chance: Chance, purpose: string, how: 'local' | 'near' | 'far') {
  const area = chance.pick(`${purpose} area`, areas);
  const locals = area.peeringLocations.filter((location) => named(location) && circuitFacts['local-circuit'][location]);
  const location = chance.pick(
    `${purpose} location`,
    how === 'local' || chance.happens(`${purpose} has local`, 60) ? locals : area.peeringLocations.filter(named),
  );
  const own = circuitFacts['local-circuit'][location] ?? [];
  const home =
    how === 'local'
      ? own.slice(0, 1)
      : chance
          .shuffled(
            `${purpose} near`,
            area.regions.filter((region) => !own.includes(region)),
          )
          .slice(0, 1 + chance.integer(`${purpose} more`, 2));
  const abroad = chance.pick(
    `${purpose} abroad`,
    areas.filter((other) => other !== area).flatMap(({ regions }) => regions),
  );
  return { location, regions: how === 'far' ? [...home.slice(0, 1), abroad] : home };
}

/** Needs that go beyond a smaller SKU in one thing, or in none, and speak of some others besides. */
export function needsOf(chance: Chance, purpose: string, beyond: readonly Issue[]): Needs {
  const speaks = (issue: Issue): boolean =>
    beyond.includes(issue) || chance.happens(`${purpose} speaks of ${issue}`, 35);
  const how = beyond.includes('reach') ? 'far' : chance.pick(`${purpose} how`, ['local', 'local', 'near'] as const);
  const mbps = chance.pick(`${purpose} speed`, [500, 1000, 2000]);
  return {
    ...placesOf(chance, purpose, how),
    ...(speaks('networks')
      ? {
          networks: beyond.includes('networks')
            ? 12 + chance.integer(`${purpose} networks`, 20)
            : 3 + chance.integer(`${purpose} networks`, 6),
          mbps,
        }
      : {}),
    ...(speaks('prefixes')
      ? {
          prefixes: chance.pick(
            `${purpose} prefixes`,
            beyond.includes('prefixes') ? [4500, 6000, 9000] : [800, 2500, 3900],
          ),
        }
      : {}),
    ...(beyond.includes('office') ? { office: true } : {}),
    ...(beyond.includes('join')
      ? { reach: 'far' as const }
      : chance.happens(`${purpose} joins`, 20)
        ? { reach: 'near' as const }
        : {}),
    muchLeaves: chance.happens(`${purpose} leaves`, 50),
  };
}

const full = (needs: Needs): CircuitNeeds => ({
  location: needs.location,
  regions: needs.regions,
  networks: needs.networks ?? 1,
  mbps: needs.mbps ?? 500,
  prefixes: needs.prefixes ?? 0,
  muchLeaves: needs.muchLeaves,
  microsoft365: needs.office ?? false,
  reach: needs.reach ?? 'none',
});

/** The cheapest SKU that does, and what speaks against each of the others. */
export function judged(needs: Needs): { chosen: CircuitSku; against: ReadonlyMap<string, readonly Reason[]> } {
  const { chosen, others } = chooseCircuit(full(needs), circuitFacts);
  const sku = (['Local', 'Standard', 'Premium'] as const).find((one) => one === chosen);
  if (!sku) throw new Error(`No circuit does all of ${JSON.stringify(needs)}.`);
  return { chosen: sku, against: new Map(others.map(({ option, against }) => [option, against])) };
}

/** The need behind a fact that speaks against a SKU. */
export const issueOf: Readonly<Record<string, Issue>> = {
  'local-circuit': 'reach',
  'geopolitical-regions': 'reach',
  'local-circuit-links': 'networks',
  'standard-circuit-links': 'networks',
  'premium-circuit-links': 'networks',
  'private-peering-routes': 'prefixes',
  'office-365-authorized': 'office',
  'global-reach-tiers': 'join',
};

/** What is needed, as sentences about `it`. */
export function told(needs: Needs): string {
  const { location, regions, networks, mbps, prefixes, office, reach } = needs;
  return [
    `It ends in ${location} and has to lead to ${listed(regions)}.`,
    ...(networks === undefined || mbps === undefined
      ? []
      : [`With ${speed(mbps)} it serves ${networks} virtual networks.`]),
    ...(prefixes === undefined ? [] : [`The sites announce ${count(prefixes)} prefixes over private peering.`]),
    ...(office ? ['Microsoft 365 goes over it as well.'] : []),
    ...(reach === undefined
      ? []
      : [`Global Reach joins it with a circuit in ${reach === 'near' ? 'the same' : 'another'} geopolitical region.`]),
  ].join(' ');
}
