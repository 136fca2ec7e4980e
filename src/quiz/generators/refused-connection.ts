/** A connection that is created: whether Azure takes it, why it does not, and what has to change. */
import { defineGenerator, type Chance } from '#src/quiz/generator.ts';
import { changes, myths, reasonTexts, type Change } from './_connection-changes.ts';
import { refusalOf, told, type Plan } from './_connection-plan.ts';
import { single, yesNo, type About } from './_item.ts';
import { firms } from './_names.ts';

/** Plain data, from which the whole question follows. */
export interface Problem {
  firm: string;
  kind: 'why' | 'mend' | 'each';
  plan: Plan;
  /** Changes and reasons, by their indexes, in an order of chance. */
  order: readonly number[];
}

const places = [
  { location: 'Amsterdam', region: 'West Europe', near: 'North Europe', far: 'East US' },
  { location: 'London', region: 'UK South', near: 'West Europe', far: 'Southeast Asia' },
  { location: 'Chicago', region: 'North Central US', near: 'East US', far: 'Japan East' },
  { location: 'Singapore', region: 'Southeast Asia', near: 'East Asia', far: 'West Europe' },
] as const;

/** What may be wrong with a plan, each as a change of a good one. */
const faults = [
  'key',
  'weight',
  'link',
  'type',
  'location',
  'twin',
  'links',
  'circuits',
  'place',
  'spaces',
  'reach',
  'local',
  'size',
  'status',
] as const;
type Fault = (typeof faults)[number];

function broken(plan: Plan, fault: Fault, { near, far }: (typeof places)[number]): Plan {
  switch (fault) {
    case 'key':
      return { ...plan, sharedKey: true };
    case 'weight':
      return { ...plan, weight: 40_000 };
    case 'link':
      return { ...plan, fastPath: false, privateLink: true };
    case 'type':
      return { ...plan, gatewayType: 'Vpn', sku: 'VpnGw2AZ', circuits: 0, samePlace: 0 };
    case 'location':
      return { ...plan, region: plan.gatewayRegion === near ? far : near };
    case 'twin':
      return { ...plan, isTwin: true, links: Math.max(2, plan.links) };
    case 'links':
      return { ...plan, links: plan.tier === 'Premium' ? 40 : 10 };
    case 'circuits':
      return { ...plan, sku: 'ErGw2AZ', circuits: 8, samePlace: 3, fastPath: false };
    case 'place':
      return { ...plan, sku: 'ErGw2AZ', circuits: 5, samePlace: 4, fastPath: false };
    case 'spaces':
      return { ...plan, spaces: 240 };
    case 'reach':
      return { ...plan, tier: 'Standard', gatewayRegion: far, region: far };
    case 'local':
      return { ...plan, tier: 'Local', gatewayRegion: near, region: near };
    case 'size':
      return { ...plan, sku: plan.circuits > 4 ? 'ErGw2AZ' : 'ErGw1AZ', fastPath: true };
    case 'status':
      return { ...plan, status: plan.weight === 0 ? 'Provisioning' : 'NotProvisioned' };
  }
}

function problem(chance: Chance): Problem {
  const place = chance.pick('place', places);
  const tier = chance.pick('tier', ['Standard', 'Standard', 'Premium', 'Local'] as const);
  const sku = chance.pick('sku', ['ErGw1AZ', 'ErGw2AZ', 'ErGw3AZ', 'UltraPerformance']);
  const circuits = chance.pick('circuits', [0, 0, 2, 3]);
  const region =
    tier === 'Standard' && chance.happens('near', 50)
      ? place.near
      : tier === 'Premium' && chance.happens('far', 50)
        ? place.far
        : place.region;
  const good: Plan = {
    gatewayType: 'ExpressRoute',
    sku,
    gatewayRegion: region,
    circuits,
    samePlace: circuits === 0 ? 0 : chance.integer('same place', 2),
    tier,
    location: place.location,
    mbps: chance.pick('speed', [200, 500]),
    links: chance.pick('links', [0, 0, 3, 9]),
    status: 'Provisioned',
    spaces: chance.happens('many spaces', 25) ? 180 : 1,
    region,
    weight: chance.happens('weight', 30) ? 100 : 0,
    fastPath: (sku === 'ErGw3AZ' || sku === 'UltraPerformance') && chance.happens('fast', 50),
    privateLink: false,
    sharedKey: false,
    isTwin: false,
  };
  const kind = chance.pick('kind', ['why', 'why', 'mend', 'mend', 'each'] as const);
  const fault = chance.pick('fault', faults);
  const isBroken = kind !== 'each' || chance.happens('broken', 15);
  return {
    firm: chance.pick('firm', firms),
    kind,
    plan: isBroken ? broken(good, fault, place) : good,
    order: chance.shuffled(
      'order',
      changes.map((_, index) => index),
    ),
  };
}

const facts = [
  'connection-prerequisites',
  'connection-location',
  'routing-weight',
  'circuits-per-network',
  'circuits-same-location',
  'standard-circuit-links',
  'connection-address-spaces',
  'geopolitical-regions',
  'fastpath-gateway-skus',
];

/** Whether a change is worth asking about: it changes something, or never does. */
const isMeant = ({ apply }: Change, plan: Plan): boolean =>
  apply(plan) === plan || JSON.stringify(apply(plan)) !== JSON.stringify(plan);

/** The first that are of different beliefs. */
function ofEachBelief(all: readonly Change[], count: number): Change[] {
  return [...new Map(all.toReversed().map((one) => [one.belief, one])).values()].toReversed().slice(0, count);
}

const refusedAs = (plan: Plan): string => {
  const refusal = refusalOf(plan);
  return refusal ? `Then Azure still says: ${refusal.message}` : 'Then Azure makes the connection.';
};

export const refusedConnection = defineGenerator<Problem>({
  id: 'refused-connection',
  title: 'Whether Azure takes a connection, and why not',
  objectives: ['az-700/E9'],
  problem,
  ask({ firm, kind, plan, order }) {
    const refusal = refusalOf(plan);
    const about: About = {
      objective: 'E9',
      facts,
      profile: 'today',
      difficulty: 3,
      stem: `${firm} joins a network to a circuit. ${told(plan)}`,
    };
    const ordered = order.flatMap((index) => changes[index] ?? []).filter((change) => isMeant(change, plan));
    const after = (change: Change) => refusalOf(change.apply(plan));
    const mending = ordered.filter((change) => !after(change));
    if (kind === 'why' && refusal)
      return single({ ...about, difficulty: 2, stem: `${about.stem} It does not come about. Why?` }, [
        { text: reasonTexts[refusal.code] ?? refusal.code, correct: true, why: refusal.message },
        ...order.flatMap((index) => myths[index] ?? []).slice(0, 3),
      ]);
    const [mend] = mending;
    if (kind === 'mend' && refusal && mend) {
      const useless = ofEachBelief(
        ordered.filter((change) => after(change) && change.belief !== mend.belief),
        3,
      );
      return single({ ...about, stem: `${about.stem} It does not come about. What helps?` }, [
        { text: mend.deed, correct: true, why: `${refusal.message} With this change Azure makes the connection.` },
        ...useless.map((change) => ({
          text: change.deed,
          why: `${change.deed}: ${refusedAs(change.apply(plan))}`,
          belief: change.belief,
        })),
      ]);
    }
    const some = ofEachBelief(ordered, 12);
    const [good, bad] = [some.filter((change) => !after(change)), some.filter((change) => after(change))];
    const mixed = [...good.slice(0, 2), ...bad.slice(0, 2)];
    return yesNo(
      { ...about, stem: `${about.stem} Would Azure make it in each of these cases?` },
      [...mixed, ...good.slice(2), ...bad.slice(2)].slice(0, Math.max(3, Math.min(4, mixed.length))).map((change) => ({
        text: `${change.then.charAt(0).toUpperCase()}${change.then.slice(1)}, and as planned otherwise.`,
        holds: !after(change),
        why: `${change.then.charAt(0).toUpperCase()}${change.then.slice(1)}: ${after(change)?.message ?? 'nothing stands in the way, so Azure makes the connection.'}`,
        belief: change.belief,
      })),
    );
  },
  difficulty: ({ kind, plan }) =>
    ({ why: -0.2, mend: 0, each: 0.4 })[kind] + (plan.circuits > 0 ? 0.2 : 0) + (plan.links > 0 ? 0.1 : 0),
});
