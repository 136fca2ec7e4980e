/** Chooses the SKU of an ExpressRoute gateway: the first in the order of size that does what is needed. Every limit is an argument, read from the facts. */
import type { Profile } from '#src/base/facts.ts';
import { chosenFrom, count, speed, type Choice, type Reason, type Verdict } from '#src/base/choosers/choice.ts';

export interface GatewayNeeds {
  mbps: number;
  circuits: number;
  /** Machines that talk through the gateway. */
  machines: number;
  /** Routes that the sites announce. */
  routes: number;
  fastPath: boolean;
  zones: boolean;
  ipv6: boolean;
}

type BySku<Value> = Readonly<Record<string, Value>>;

/** What the facts say, each under the name of its fact. */
export interface GatewayFacts {
  'gateway-skus': BySku<{ mbps: number; pps: number; flows: number }>;
  'gateway-machines': BySku<number>;
  'gateway-learned-routes': BySku<number>;
  'circuits-per-network': BySku<number>;
  'circuits-same-location': number;
  /** Circuits by the number of scale units from which they are taken. */
  'scale-unit-circuits': BySku<number>;
  'scale-units': { min: number; max: number };
  'scale-unit-performance': { machines: number; upTo: number };
  'scale-unit-beyond': { machines: number };
  'fastpath-gateway-skus': readonly string[];
  'fastpath-scale-units': number;
  'zone-gateway-skus': readonly string[];
  'gateway-subnet': { longestPrefix: number };
  'gateway-subnet-sizes': { circuits: number; sixteenCircuits: number; ipv6: number };
}

const scale = 'ErGwScale';

/** By what they carry; of two that carry the same, the one that uses zones first; the one that grows in units last. */
export function gatewayOrder(facts: GatewayFacts): string[] {
  const fixed = Object.keys(facts['gateway-skus']).filter((sku) => sku !== scale);
  const zonal = (sku: string) => Number(facts['zone-gateway-skus'].includes(sku));
  const mbps = (sku: string) => facts['gateway-skus'][sku]?.mbps ?? 0;
  return [...fixed.toSorted((one, other) => mbps(one) - mbps(other) || zonal(other) - zonal(one)), scale];
}

/** How many machines a number of scale units is made for. */
function machinesOf(units: number, facts: GatewayFacts): number {
  const { machines, upTo } = facts['scale-unit-performance'];
  return Math.min(units, upTo) * machines + Math.max(0, units - upTo) * facts['scale-unit-beyond'].machines;
}

/** The circuits that a number of scale units takes. */
const circuitsOf = (units: number, facts: GatewayFacts): number =>
  Math.max(
    0,
    ...Object.entries(facts['scale-unit-circuits'])
      .filter(([from]) => Number(from) <= units)
      .map(([, circuits]) => circuits),
  );

/** The fewest scale units for what is needed; undefined when the most there are do not suffice. */
export function unitsFor(needs: GatewayNeeds, facts: GatewayFacts): number | undefined {
  const { min, max } = facts['scale-units'];
  const perUnit = facts['gateway-skus'][scale]?.mbps ?? 0;
  for (let units = min; units <= max; units += 1) {
    const isEnough =
      units * perUnit >= needs.mbps &&
      machinesOf(units, facts) >= needs.machines &&
      circuitsOf(units, facts) >= needs.circuits &&
      (!needs.fastPath || units >= facts['fastpath-scale-units']);
    if (isEnough) return units;
  }
  return undefined;
}

function againstScale(needs: GatewayNeeds, facts: GatewayFacts, profile: Profile): Reason[] {
  if (profile === 'taught') return [{ fact: 'scale-offered', text: 'The course does not know it yet.' }];
  const { max } = facts['scale-units'];
  const perUnit = facts['gateway-skus'][scale]?.mbps ?? 0;
  const most = circuitsOf(max, facts);
  const routes = Math.max(...Object.values(facts['gateway-learned-routes']));
  return [
    ...(needs.routes > routes
      ? [
          {
            fact: 'gateway-learned-routes',
            text: `No certain fact says that it learns more than ${count(routes)} routes.`,
          },
        ]
      : []),
    ...(needs.mbps > max * perUnit
      ? [{ fact: 'scale-units', text: `It ends at ${max} units, that is ${speed(max * perUnit)}.` }]
      : []),
    ...(needs.machines > machinesOf(max, facts)
      ? [
          {
            fact: 'scale-unit-beyond',
            text: `With ${max} units it is made for ${count(machinesOf(max, facts))} machines.`,
          },
        ]
      : []),
    ...(needs.circuits > most ? [{ fact: 'scale-unit-circuits', text: `It takes ${most} circuits at most.` }] : []),
  ];
}

function against(sku: string, needs: GatewayNeeds, facts: GatewayFacts, profile: Profile): Reason[] {
  if (sku === scale) return againstScale(needs, facts, profile);
  const limits = [
    {
      fact: 'gateway-skus',
      needed: needs.mbps,
      most: facts['gateway-skus'][sku]?.mbps,
      says: (most: number) => `It carries ${speed(most)}.`,
    },
    {
      fact: 'circuits-per-network',
      needed: needs.circuits,
      most: facts['circuits-per-network'][sku],
      says: (most: number) => `It takes ${most} circuits.`,
    },
    {
      fact: 'gateway-machines',
      needed: needs.machines,
      most: facts['gateway-machines'][sku],
      says: (most: number) => `It is made for ${count(most)} machines.`,
    },
    {
      fact: 'gateway-learned-routes',
      needed: needs.routes,
      most: facts['gateway-learned-routes'][sku],
      says: (most: number) => `It learns ${count(most)} routes.`,
    },
  ];
  return [
    ...limits.flatMap(({ fact, needed, most, says }) =>
      most !== undefined && needed > most ? [{ fact, text: says(most) }] : [],
    ),
    ...(needs.fastPath && !facts['fastpath-gateway-skus'].includes(sku)
      ? [{ fact: 'fastpath-gateway-skus', text: 'It has no FastPath.' }]
      : []),
    ...(needs.zones && !facts['zone-gateway-skus'].includes(sku)
      ? [{ fact: 'zone-gateway-skus', text: 'It does not use availability zones.' }]
      : []),
    ...(needs.fastPath && needs.ipv6 && profile === 'taught' && !facts['zone-gateway-skus'].includes(sku)
      ? [{ fact: 'fastpath-ipv6', text: 'The course wants ErGw3AZ for FastPath over IPv6.' }]
      : []),
  ];
}

function limitsOf(sku: string, needs: GatewayNeeds, facts: GatewayFacts): Reason[] {
  const units = sku === scale ? (unitsFor(needs, facts) ?? facts['scale-units'].max) : 1;
  const carried = facts['gateway-skus'][sku];
  const machines = sku === scale ? machinesOf(units, facts) : facts['gateway-machines'][sku];
  const circuits = sku === scale ? circuitsOf(units, facts) : facts['circuits-per-network'][sku];
  const routes = facts['gateway-learned-routes'][sku];
  const hasFastPath =
    facts['fastpath-gateway-skus'].includes(sku) && (sku !== scale || units >= facts['fastpath-scale-units']);
  return [
    ...(sku === scale ? [{ fact: 'scale-units', text: `${units} scale ${units === 1 ? 'unit' : 'units'}` }] : []),
    ...(carried
      ? [{ fact: 'gateway-skus', text: `${speed(carried.mbps * units)}, ${count(carried.flows * units)} flows` }]
      : []),
    ...(circuits === undefined
      ? []
      : [{ fact: sku === scale ? 'scale-unit-circuits' : 'circuits-per-network', text: `${circuits} circuits` }]),
    ...(machines === undefined
      ? []
      : [{ fact: sku === scale ? 'scale-unit-performance' : 'gateway-machines', text: `${count(machines)} machines` }]),
    ...(routes === undefined ? [] : [{ fact: 'gateway-learned-routes', text: `${count(routes)} routes learned` }]),
    { fact: 'fastpath-gateway-skus', text: hasFastPath ? 'FastPath' : 'No FastPath' },
    { fact: 'zone-gateway-skus', text: facts['zone-gateway-skus'].includes(sku) ? 'Uses zones' : 'No zones' },
  ];
}

function notesOn(needs: GatewayNeeds, facts: GatewayFacts, isScaleFit: boolean): Reason[] {
  const sizes = facts['gateway-subnet-sizes'];
  const { longestPrefix } = facts['gateway-subnet'];
  return [
    needs.circuits >= sizes.circuits
      ? {
          fact: 'gateway-subnet-sizes',
          text: `For ${sizes.circuits} circuits, make GatewaySubnet /${sizes.sixteenCircuits} or larger.`,
        }
      : { fact: 'gateway-subnet', text: `Make GatewaySubnet /${longestPrefix} or larger.` },
    ...(needs.circuits > facts['circuits-same-location']
      ? [
          {
            fact: 'circuits-same-location',
            text: `At most ${facts['circuits-same-location']} of the circuits may come from one peering location.`,
          },
        ]
      : []),
    ...(isScaleFit ? [{ fact: 'scale-regions-without', text: 'Some regions do not have ErGwScale.' }] : []),
    ...(needs.ipv6
      ? [
          { fact: 'dual-stack', text: 'For IPv6, the network, its gateway and the peering have to be dual stack.' },
          { fact: 'gateway-subnet-sizes', text: `GatewaySubnet then also needs a range of /${sizes.ipv6} or larger.` },
        ]
      : []),
    ...(needs.fastPath && needs.ipv6
      ? [{ fact: 'fastpath-ipv6', text: 'FastPath for IPv6 works only on ExpressRoute Direct.' }]
      : []),
  ];
}

/** The smallest SKU that fits, its limits, and for each other SKU the facts that rule it out, or none when it is only larger. */
export function chooseGateway(needs: GatewayNeeds, facts: GatewayFacts, profile: Profile): Choice {
  const verdicts: Verdict[] = gatewayOrder(facts).map((sku) => ({
    option: sku,
    against: against(sku, needs, facts, profile),
  }));
  const isScaleFit = verdicts.some(({ option, against: reasons }) => option === scale && reasons.length === 0);
  return chosenFrom(verdicts, (sku) => limitsOf(sku, needs, facts), notesOn(needs, facts, isScaleFit));
}
