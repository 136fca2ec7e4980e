/** What failures do to one flow: its way before and after, how long packets are lost, and what else is to be known. */
import type { Failure as Possible } from '#src/azure/network/failures.ts';
import { networkOf } from '#src/azure/network.ts';
import type { Traceable } from '#src/azure/network/world.ts';
import type { FactId, Profile } from '#src/base/facts.ts';
import type { Failure } from '#src/datapath/convergence.ts';
import type { Network } from '#src/datapath/network.ts';
import { trace, type Flow, type Trace, type Way } from '#src/datapath/trace.ts';
import { gatewayOfInstance, meetsOf } from './meets.ts';
import { settleOf } from './timers.ts';

export type Outcome = 'well' | 'untouched' | 'half' | 'moved' | 'cut' | 'lost-before';

export interface Consequence {
  network: Network;
  before: Trace;
  after: Trace;
  outcome: Outcome;
  because: string;
  /** What the time line is drawn from; absent where no packet is lost, or none arrived before. */
  failure?: Failure;
  /** Facts worth reading beside it. */
  facts: readonly FactId[];
}

/** Failures over which a BGP session of the customer's router is lost. */
const watched = new Set<Possible['kind']>(['link', 'edge', 'location']);
/** Failures for which it is published how long gateways and edges take to move. */
const settles = new Set<Possible['kind']>(['link', 'edge', 'location', 'instance']);

const sameWay = (one: Way | undefined, other: Way | undefined): boolean =>
  one?.delivered === other?.delivered &&
  one?.hops.map(({ node }) => node).join('\n') === other?.hops.map(({ node }) => node).join('\n');

function outcomeOf(before: Trace, after: Trace, failed: readonly Possible[], met: readonly Possible[]): Outcome {
  if (failed.length === 0) return 'well';
  if (!before.answered) return 'lost-before';
  if (!after.answered) return 'cut';
  if (!sameWay(before, after) || !sameWay(before.back, after.back)) return 'moved';
  const through = new Set([before, before.back].flatMap((way) => way?.hops.map(({ node }) => node) ?? []));
  const isHalved = met.some((failure) => failure.kind === 'instance' && through.has(gatewayOfInstance(failure)));
  return isHalved ? 'half' : 'untouched';
}

const words: Readonly<Record<Outcome, string>> = {
  well: 'Nothing has failed. Choose what fails.',
  untouched: 'This flow does not go there. It notices nothing.',
  half: 'The other instance of the gateway goes on alone. The way stays the same; a flow that ran over the failed instance has to move.',
  moved: 'The flow takes another way and goes on.',
  cut: 'There is no other way. The flow is cut.',
  'lost-before': 'This flow gets no answer even while all is well, so the failure changes nothing for it.',
};

/** Of a flow with FastPath only the answers pass the gateway. How they go is not published, so nothing is drawn to scale for them. */
const hitsOnlyAnswers = (outcome: Outcome, { hops }: Trace): boolean =>
  outcome === 'half' && !hops.some(({ kind }) => kind === 'gateway');

function saidOf(outcome: Outcome, before: Trace): string {
  if (!hitsOnlyAnswers(outcome, before)) return words[outcome];
  return 'The packets go around the gateway, so they notice nothing. Their answers, as far as they pass it, go on over the other instance.';
}

function factsFor(met: readonly Possible[], network: Network, { hops, bypassed }: Trace): FactId[] {
  const kinds = new Set(met.map(({ kind }) => kind));
  const last = network.nodes.find(({ id }) => id === hops.at(-1)?.node);
  const has = (...some: Possible['kind'][]) => some.some((kind) => kinds.has(kind));
  return [
    ...(has('link', 'edge') ? (['expressroute/both-links-work', 'expressroute/maintenance-one-link'] as const) : []),
    ...(has('location') ? (['expressroute/location-outage'] as const) : []),
    ...(has('link', 'edge', 'location') ? (['expressroute/bfd-both-ends'] as const) : []),
    ...(has('instance') ? (['expressroute/gateway-maintenance'] as const) : []),
    ...(has('instance') && last?.kind === 'endpoint' ? (['expressroute/private-endpoint-maintenance'] as const) : []),
    ...(has('gateway') && bypassed.length > 0 ? (['expressroute/fastpath-keeps-gateway'] as const) : []),
  ];
}

/** Traces a flow with and without the failures whose ids are given; ids that are not among the possible ones do nothing. */
export function consequenceOf(
  cloud: Traceable,
  profile: Profile,
  flow: Flow,
  possible: readonly Possible[],
  failures: readonly string[],
): Consequence {
  const network = networkOf(cloud, profile);
  const before = trace(network, flow);
  const failed = possible.filter(({ id }) => failures.includes(id));
  const after =
    failed.length === 0 ? before : trace(networkOf(cloud, profile, { failures: failed.map(({ id }) => id) }), flow);
  const met = failed.filter(meetsOf(network, before));
  const outcome = outcomeOf(before, after, failed, met);
  const isHit = outcome === 'moved' || outcome === 'cut' || outcome === 'half';
  // A flow can also be hit by something it does not meet itself; then nobody's figures fit.
  const failure: Failure = {
    watched: met.some(({ kind }) => watched.has(kind)),
    isRedundant: outcome !== 'cut',
    settle: met.length > 0 && met.every(({ kind }) => settles.has(kind)) ? settleOf(profile) : undefined,
  };
  return {
    network,
    before,
    after,
    outcome,
    because: saidOf(outcome, before),
    ...(isHit && !hitsOnlyAnswers(outcome, before) && { failure }),
    facts: isHit ? factsFor(met, network, before) : [],
  };
}
