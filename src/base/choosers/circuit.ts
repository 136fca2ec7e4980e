/** Chooses the SKU of a circuit: Local, Standard or Premium. Every limit is an argument, read from the facts. */
import { chosenFrom, count, speed, type Choice, type Reason, type Verdict } from '#src/base/choosers/choice.ts';

export interface CircuitNeeds {
  /** The peering location, as the facts name it. */
  location: string;
  /** The Azure regions that the circuit has to lead to. */
  regions: readonly string[];
  /** Virtual networks on the circuit. */
  networks: number;
  mbps: number;
  /** IPv4 prefixes that the sites announce on private peering. */
  prefixes: number;
  /** Whether much data leaves Azure. */
  muchLeaves: boolean;
  microsoft365: boolean;
  /** A second circuit to be joined by Global Reach: none, in the same geopolitical region, or in another. */
  reach: 'none' | 'near' | 'far';
}

/** What the facts say, each under the name of its fact. */
export interface CircuitFacts {
  'geopolitical-regions': Readonly<
    Record<string, { readonly regions: readonly string[]; readonly peeringLocations: readonly string[] }>
  >;
  'local-circuit': Readonly<Record<string, readonly string[]>>;
  'local-circuit-links': number;
  'standard-circuit-links': number;
  /** By the bandwidth of the circuit in Mbps. */
  'premium-circuit-links': Readonly<Record<string, number>>;
  'private-peering-routes': { ipv4: number; premium: number };
  /** Bandwidths of circuits from a provider, in Mbps. */
  bandwidths: readonly number[];
}

export const circuitSkus = ['Local', 'Standard', 'Premium'] as const;
export type CircuitSku = (typeof circuitSkus)[number];

/** The regions that a circuit of a SKU leads to from a peering location; undefined where the location has no such circuit. */
export function regionsReached(
  sku: CircuitSku,
  location: string,
  facts: Pick<CircuitFacts, 'geopolitical-regions' | 'local-circuit'>,
): readonly string[] | undefined {
  const areas = Object.values(facts['geopolitical-regions']);
  switch (sku) {
    case 'Local':
      return facts['local-circuit'][location];
    case 'Standard':
      return areas.find(({ peeringLocations }) => peeringLocations.includes(location))?.regions;
    case 'Premium':
      return areas.flatMap(({ regions }) => regions);
  }
}

/** The networks that a circuit of a SKU takes at a bandwidth. */
export function networksOn(sku: CircuitSku, mbps: number, facts: CircuitFacts): number {
  if (sku === 'Local') return facts['local-circuit-links'];
  if (sku === 'Standard') return facts['standard-circuit-links'];
  return facts['premium-circuit-links'][String(mbps)] ?? 0;
}

const listed = (names: readonly string[]): string =>
  names.length > 3 ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} more` : names.join(' and ');

function againstReach(sku: CircuitSku, { location, regions }: CircuitNeeds, facts: CircuitFacts): Reason[] {
  const reached = regionsReached(sku, location, facts);
  const fact = sku === 'Local' ? 'local-circuit' : 'geopolitical-regions';
  if (!reached) return [{ fact, text: `${location} has no ${sku} circuits.` }];
  const missed = regions.filter((region) => !reached.includes(region));
  return missed.length === 0 ? [] : [{ fact, text: `From ${location} it does not lead to ${listed(missed)}.` }];
}

function against(sku: CircuitSku, needs: CircuitNeeds, facts: CircuitFacts): Reason[] {
  const isPremium = sku === 'Premium';
  const networks = networksOn(sku, needs.mbps, facts);
  // Each Global Reach link takes one of the links that a circuit has.
  const links = needs.networks + (needs.reach === 'none' ? 0 : 1);
  const linksFact = {
    Local: 'local-circuit-links',
    Standard: 'standard-circuit-links',
    Premium: 'premium-circuit-links',
  };
  const prefixes = facts['private-peering-routes'][isPremium ? 'premium' : 'ipv4'];
  return [
    ...againstReach(sku, needs, facts),
    ...(links > networks
      ? [
          {
            fact: linksFact[sku],
            text: isPremium
              ? `At ${speed(needs.mbps)} it takes ${networks} networks.`
              : `It takes ${networks} networks.`,
          },
        ]
      : []),
    ...(needs.microsoft365 && !isPremium
      ? [{ fact: 'office-365-authorized', text: 'Microsoft 365 needs Premium.' }]
      : []),
    ...(needs.reach !== 'none' && sku === 'Local'
      ? [{ fact: 'global-reach-tiers', text: 'It has no Global Reach.' }]
      : []),
    ...(needs.reach === 'far' && sku === 'Standard'
      ? [{ fact: 'global-reach-tiers', text: 'Its Global Reach ends at the border of the geopolitical region.' }]
      : []),
    ...(needs.prefixes > prefixes
      ? [{ fact: 'private-peering-routes', text: `It accepts ${count(prefixes)} prefixes.` }]
      : []),
  ];
}

function limitsOf(sku: CircuitSku, needs: CircuitNeeds, facts: CircuitFacts): Reason[] {
  const reached = regionsReached(sku, needs.location, facts) ?? [];
  const reachText = {
    Local: listed(reached),
    Standard: `${reached.length} regions, all in the geopolitical region of ${needs.location}`,
    Premium: 'All public regions of the world',
  };
  const reachFact = { Local: 'local-circuit', Standard: 'geopolitical-regions', Premium: 'premium-reach' };
  const linksFact = {
    Local: 'local-circuit-links',
    Standard: 'standard-circuit-links',
    Premium: 'premium-circuit-links',
  };
  const globalReach = {
    Local: 'No Global Reach',
    Standard: 'Global Reach inside the geopolitical region',
    Premium: 'Global Reach to any region, if both circuits are Premium',
  };
  return [
    { fact: reachFact[sku], text: reachText[sku] },
    { fact: linksFact[sku], text: `${networksOn(sku, needs.mbps, facts)} virtual networks` },
    {
      fact: 'private-peering-routes',
      text: `${count(facts['private-peering-routes'][sku === 'Premium' ? 'premium' : 'ipv4'])} IPv4 prefixes from your side`,
    },
    { fact: 'global-reach-tiers', text: globalReach[sku] },
    sku === 'Local'
      ? { fact: 'local-circuit', text: 'Unlimited data, always' }
      : {
          fact: needs.muchLeaves ? 'unlimited-plan' : 'metered-plan',
          text: needs.muchLeaves
            ? 'Unlimited data: what leaves is part of the fee'
            : 'Metered data: what leaves is paid per gigabyte',
        },
  ];
}

function notesOn(needs: CircuitNeeds, facts: CircuitFacts): Reason[] {
  const { reach, mbps, microsoft365 } = needs;
  return [
    ...(mbps > Math.max(...facts.bandwidths)
      ? [{ fact: 'direct-bandwidths', text: `${speed(mbps)} is to be had on ExpressRoute Direct only.` }]
      : []),
    ...(reach === 'none'
      ? []
      : [{ fact: 'global-reach-counts', text: 'The Global Reach link counts as one of the networks.' }]),
    ...(reach === 'far' ? [{ fact: 'global-reach-tiers', text: 'The other circuit has to be Premium as well.' }] : []),
    ...(microsoft365
      ? [{ fact: 'office-365-authorized', text: 'Microsoft has to authorize your subscription for Microsoft 365.' }]
      : []),
  ];
}

/** The order in which the SKUs are tried. Local has unlimited data only, so it comes first where much data leaves Azure and after Standard where little does. Premium is paid on top. */
export const circuitOrder = ({ muchLeaves }: Pick<CircuitNeeds, 'muchLeaves'>): readonly CircuitSku[] =>
  muchLeaves ? circuitSkus : ['Standard', 'Local', 'Premium'];

/** The first SKU in that order that fits, its limits, and for each other the facts that rule it out. */
export function chooseCircuit(needs: CircuitNeeds, facts: CircuitFacts): Choice {
  const order = circuitOrder(needs);
  const verdicts: Verdict[] = order.map((sku) => ({ option: sku, against: against(sku, needs, facts) }));
  const skuOf = (option: string): CircuitSku => order.find((sku) => sku === option) ?? 'Standard';
  return chosenFrom(verdicts, (option) => limitsOf(skuOf(option), needs, facts), notesOn(needs, facts));
}
