/** Sites with circuits, some of them joined by Global Reach, as questions tell of them: their Cloud, and what becomes of packets between them. */
import type { WorldResource } from '#src/azure/network/world.ts';
import { valueOf } from '#src/base/facts.ts';
import { circuit, connection, gateway, globalReach, network, peered } from '#src/azure/pieces/build.ts';
import { beliefNamed } from './_beliefs.ts';
import { senderIn, type Send } from './_trace.ts';
import { inWords, listed } from './_words.ts';

/** Places of one geopolitical region, so that Standard circuits can be joined. */
export const cities = (valueOf('expressroute/geopolitical-regions', 'today')['Europe']?.peeringLocations ?? []).filter(
  (place) => /^[a-z]+$/i.test(place),
);

export const asks = ['reached', 'reached', 'statements', 'statements', 'mend', 'pairs', 'missing'] as const;

export interface ReachProblem {
  firm: string;
  /** Cities; each is a site, a peering location and the name of a circuit. */
  sites: readonly string[];
  /** Sites that are joined, by their places in the list. */
  links: readonly (readonly [number, number])[];
  /** Networks in Azure: none, one that every circuit is connected to, or two that are peered. */
  hub: 'none' | 'one' | 'peered';
  ask: (typeof asks)[number];
  from: number;
  to: number;
  /** The peering location that is lost, by its site. */
  lost?: number;
  /** Which words the links are told in. */
  told: 0 | 1 | 2;
  /** The pairs that statements speak of. */
  pairs?: readonly (readonly [number, number])[];
}

export const shapes: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  chain: [
    [0, 1],
    [1, 2],
    [2, 3],
    [3, 4],
  ],
  star: [
    [0, 1],
    [0, 2],
    [0, 3],
    [3, 4],
  ],
  ring: [
    [0, 1],
    [1, 2],
    [2, 3],
    [3, 4],
    [4, 0],
  ],
  islands: [
    [0, 1],
    [1, 2],
    [2, 0],
    [3, 4],
  ],
  house: [
    [0, 1],
    [1, 2],
    [2, 3],
    [3, 0],
    [0, 4],
  ],
  fork: [
    [0, 1],
    [1, 2],
    [1, 3],
  ],
};

const circuitOf = (place: string): string => `er-${place.toLowerCase()}`;
const addressOf = (index: number): string => `10.${index + 1}.0.10`;

/** The Cloud of a problem, with further links or without some. */
export function cloudFor({ sites, links, hub }: Pick<ReachProblem, 'sites' | 'links' | 'hub'>): WorldResource[] {
  const nets = hub === 'none' ? [] : hub === 'one' ? ['vnet-hub'] : ['vnet-east', 'vnet-west'];
  return [
    ...sites.flatMap((place, index) =>
      circuit({ name: circuitOf(place), site: place, location: place, prefixes: `10.${index + 1}.0.0/16` }),
    ),
    ...nets.flatMap((name, index) => {
      const space = `10.${200 + index}.0.0/16`;
      return [...network({ name, space }), ...gateway(name, space)];
    }),
    ...(hub === 'peered' ? peered('vnet-east', 'vnet-west', { transit: false, forwarded: true }) : []),
    ...sites.flatMap((place, index) => {
      const name = nets[index % Math.max(1, nets.length)];
      return name === undefined
        ? []
        : [connection(`conn-${place.toLowerCase()}`, name.replace('vnet', 'ergw'), circuitOf(place))];
    }),
    ...links.map(([one, other]) =>
      globalReach(`${one}-${other}`, circuitOf(sites[one] ?? ''), circuitOf(sites[other] ?? '')),
    ),
  ];
}

/** The packets of a problem: as they go, and as they would if links passed on what they hear. */
export interface Ways {
  send: Send;
  believed: Send;
}

export function waysOf(problem: ReachProblem): Ways {
  const { sites, lost } = problem;
  const resources = cloudFor(problem);
  const failures = lost === undefined ? [] : [`location:${sites[lost] ?? ''}`];
  return {
    send: senderIn(resources, { failures }),
    believed: senderIn(resources, { failures, belief: beliefNamed('global-reach-is-transitive') }),
  };
}

export const arrives = (send: Send, one: number, other: number): boolean =>
  send(addressOf(one), addressOf(other)).answered;

/** What somebody believes who takes two sites for joined that are not. */
export function beliefIn({ lost, hub }: ReachProblem, { believed }: Ways, from: number, to: number): string {
  if (lost === to || lost === from) return 'two-links-two-places';
  if (arrives(believed, from, to)) return 'global-reach-is-transitive';
  if (hub === 'one') return 'gateway-joins-circuits';
  return hub === 'peered' ? 'peering-joins-sites' : 'circuits-join-sites';
}

/** The part of a trace that speaks of links and places. */
const told = (because: string): string => /(?:Global Reach joins|The peering location).*$/.exec(because)?.[0] ?? '';

/** Why a packet arrives or does not, in the words of the trace. */
export function whyBetween({ sites }: ReachProblem, { send }: Ways, from: number, to: number): string {
  const [one, other] = [sites[from] ?? '', sites[to] ?? ''];
  const found = send(addressOf(from), addressOf(to));
  if (found.answered) {
    const joined = found.hops.find(({ fact }) => fact === 'expressroute/global-reach-pairwise')?.because ?? '';
    return `A packet from ${one} arrives in ${other}, and so does its answer. ${joined}`;
  }
  const because = told(found.because) || 'No link joins the two circuits, and no other way leads from site to site.';
  return `From ${one} to ${other} nothing arrives. ${because}`;
}

export const others = ({ sites, from }: ReachProblem): number[] =>
  sites.map((_, index) => index).filter((one) => one !== from);
export const pairsOf = (count: number): (readonly [number, number])[] =>
  Array.from({ length: count }, (_, one) =>
    Array.from({ length: count - one - 1 }, (__, more) => [one, one + more + 1] as const),
  ).flat();

export function situation(problem: ReachProblem): string {
  const { firm, sites, links, hub, lost, told } = problem;
  const pairs = links.map(([one, other]) => [sites[one] ?? '', sites[other] ?? ''] as const);
  const begins = [
    `${firm} has ${inWords(sites.length)} sites: ${listed(sites)}. Each has a circuit of its own, which ends at the peering location of that city.`,
    `Circuits of ${firm} end in ${listed(sites)}. Behind each is the site of that city.`,
    `The sites of ${firm} in ${listed(sites)} have a circuit each, from one provider.`,
  ];
  const joins = [
    `Global Reach joins ${listed(pairs.map(([one, other]) => `${one} with ${other}`))}.`,
    `These pairs of circuits are joined by Global Reach: ${pairs.map(([one, other]) => `${one} – ${other}`).join('; ')}.`,
    `There are ${inWords(links.length)} Global Reach links. They join ${listed(
      pairs.map(([one, other]) => `${one} and ${other}`),
      'as well as',
    )}.`,
  ];
  const hubs = {
    none: '',
    one: ' All circuits are connected to the gateway of one virtual network.',
    peered: ' The circuits are connected to two virtual networks in turn, and the two networks are peered.',
  };
  const losses = lost === undefined ? '' : ` Now the peering location ${sites[lost] ?? ''} is lost.`;
  return `${begins[told] ?? ''} ${joins[(told + links.length) % joins.length] ?? ''}${hubs[hub]}${losses}`;
}
