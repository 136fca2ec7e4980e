/** A price list for circuits, what a month costs under each plan, and where each leads. Prices are made up, since the facts have none. */
import { regionsReached } from '#src/base/choosers/circuit.ts';
import { count } from '#src/base/choosers/choice.ts';
import { valueOf } from '#src/base/facts.ts';
import type { Chance } from '#src/quiz/generator.ts';

/** In dollars a month; what leaves is in cents for each GB. */
export interface Prices {
  metered: number;
  perGb: number;
  unlimited: number;
  local: number;
  /** What Premium costs on top. */
  premium: number;
  /** What the provider asks for its line. */
  provider: number;
}

export const plans = [
  'local',
  'standard-metered',
  'standard-unlimited',
  'premium-metered',
  'premium-unlimited',
] as const;
export type Plan = (typeof plans)[number];

export const planText: Readonly<Record<Plan, string>> = {
  local: 'A Local circuit, unlimited data',
  'standard-metered': 'A Standard circuit, metered data',
  'standard-unlimited': 'A Standard circuit, unlimited data',
  'premium-metered': 'A Premium circuit, metered data',
  'premium-unlimited': 'A Premium circuit, unlimited data',
};

export const skuOf = (plan: Plan) => (plan === 'local' ? 'Local' : plan.startsWith('premium') ? 'Premium' : 'Standard');
export const isMetered = (plan: Plan): boolean => plan.endsWith('metered');

/** 1500 → $1,500. */
export const dollars = (amount: number): string => `$${count(amount)}`;

/** What Microsoft asks for a circuit in a month, in dollars, when so many GB leave Azure. */
export function monthOf(plan: Plan, prices: Prices, leaving: number): number {
  const extra = plan.startsWith('premium') ? prices.premium : 0;
  if (plan === 'local') return prices.local;
  return extra + (isMetered(plan) ? prices.metered + (prices.perGb * leaving) / 100 : prices.unlimited);
}

const facts = () => ({
  'geopolitical-regions': valueOf('expressroute/geopolitical-regions', 'today'),
  'local-circuit': valueOf('expressroute/local-circuit', 'today'),
});

/** Whether a circuit with this plan leads from a peering location to a region. */
export const leadsTo = (plan: Plan, location: string, region: string): boolean =>
  regionsReached(skuOf(plan), location, facts())?.includes(region) ?? false;

/** Whether there are Local circuits at a peering location. */
export const hasLocal = (location: string): boolean => regionsReached('Local', location, facts()) !== undefined;

/** A peering location, with regions by how far they are. `near` is reached by Local, `area` by Standard, `far` by Premium. */
export interface Place {
  location: string;
  near: readonly string[];
  area: readonly string[];
  far: readonly string[];
}

/** Places with all three kinds of regions, or without Local where `withLocal` is false. */
export function placeOf(chance: Chance, withLocal: boolean): Place {
  const areas = Object.values(facts()['geopolitical-regions']);
  const all = areas.flatMap((area) =>
    area.peeringLocations.map((location): Place => {
      const near = area.regions.filter((region) => leadsTo('local', location, region));
      return {
        location,
        near,
        area: area.regions.filter((region) => !near.includes(region)),
        far: areas.filter((other) => other !== area).flatMap(({ regions }) => regions),
      };
    }),
  );
  const fit = all.filter(
    ({ location, near, area }) => area.length > 2 && (withLocal ? near.length > 0 : !hasLocal(location)),
  );
  const { location, near, area, far } = chance.pick('place', fit);
  return { location, near, area: chance.shuffled('area', area), far: chance.shuffled('far', far).slice(0, 6) };
}

/** Prices such that a plan may win or lose: the two plans of Standard cost the same at some amount that leaves. */
export function pricesOf(chance: Chance): Prices & { even: number } {
  const metered = 100 + 20 * chance.integer('metered', 25);
  const perGb = chance.pick('per GB', [2, 3, 4, 5, 6, 8]);
  const even = 1000 * (4 + chance.integer('even', 26));
  const unlimited = metered + (perGb * even) / 100;
  return {
    metered,
    perGb,
    unlimited,
    even,
    local: Math.round(unlimited * 0.06 * (9 + chance.integer('local', 5))),
    premium: 50 + 25 * chance.integer('premium', 12),
    provider: 250 + 50 * chance.integer('provider', 20),
  };
}
