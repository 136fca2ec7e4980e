/** The sentences in which a trace tells how a packet ended. */
import { formatAddress, type Address } from '#src/base/ip.ts';
import type { CompiledNetwork, CompiledNode } from '#src/datapath/compile.ts';
import type { Node } from '#src/datapath/network.ts';
import type { Hop } from '#src/datapath/trace.ts';

/** What travels: it stands at the start of sentences. */
export type Traveler = 'packet' | 'answer';

/** Things in a row, as in a sentence: `a`, `a and b`, `a, b and c`. */
export function listed(things: readonly string[]): string {
  const [last = ''] = things.slice(-1);
  return things.length < 2 ? last : `${things.slice(0, -1).join(', ')} and ${last}`;
}

/** The names of nodes in a row, each once. */
export const namesOf = (nodes: readonly { name: string }[]): string =>
  listed([...new Set(nodes.map(({ name }) => name))]);

/** That others have an address too: `a and b also claim it`. One that bears the name of `here` is told apart by its place. */
export function alsoClaim(others: readonly Node[], here: Node, what: string): string {
  const told = others.map(({ name, place }) => ({
    name: name === here.name && place !== undefined ? `${name} in ${place}` : name,
  }));
  return `${namesOf(told)} also ${others.length === 1 ? 'claims' : 'claim'} ${what}`;
}

/** Which gateways the packet saw and which it did not, in words that continue a sentence. */
function wayOf(world: CompiledNetwork, hops: readonly Hop[], bypassed: readonly string[]): string {
  const through = hops.filter(({ kind }) => kind === 'gateway');
  const around = bypassed.flatMap((id) => world.find(id)?.node ?? { name: id });
  if (through.length === 0 && around.length === 0) return '';
  const parts = [
    ...(through.length > 0 ? [`goes through ${namesOf(through)}`] : []),
    ...(around.length > 0 ? [`goes around ${namesOf(around)}`] : []),
  ];
  return ` and ${parts.join(', and ')}`;
}

export const arrivedWords = (
  world: CompiledNetwork,
  traveler: Traveler,
  name: string,
  hops: readonly Hop[],
  bypassed: readonly string[],
): string => {
  const isOpen = hops.some(({ open }) => open);
  const left = isOpen ? ' That follows from the routes alone: the documentation leaves this direction open.' : '';
  return `The ${traveler} reaches ${name}${wayOf(world, hops, bypassed)}.${left}`;
};

export const endedWords = (traveler: Traveler, name: string, because: string): string =>
  `The ${traveler} ends at ${name}. ${because}`;

/** `circle`: the nodes that the packet meets again and again. */
export const circleWords = (traveler: Traveler, circle: readonly { name: string }[]): string => {
  const where =
    circle.length === 1
      ? `${namesOf(circle)} sends the ${traveler} to itself`
      : `the routes of ${namesOf(circle)} lead in a circle`;
  return `It has been here before: ${where}, so the ${traveler} would go round for ever. Change ${circle.length === 1 ? 'that route' : 'one of those routes'}.`;
};

/** A node that was told nothing about an address. `isOwned`: something in the network has it. */
export function noRouteWords({ node, speaks }: CompiledNode, to: Address, isOwned: boolean): string {
  const text = formatAddress(to);
  if (!isOwned)
    return `${node.name} has no route to ${text}, and nothing in this network has that address. Check the address.`;
  if (node.kind === 'internet')
    return `${node.name} has no route to ${text}: out there nobody knows the addresses of this network, so no packet comes in on its own.`;
  const other = to.family === 6 ? 4 : 6;
  if (!speaks(to.family) && speaks(other))
    return `${node.name} has no route to ${text}: that is an IPv${to.family} address, and all its routes are for IPv${other}. Give it one for IPv${to.family}, or send to an IPv${other} address.`;
  return `${node.name} has no route to ${text}. Give it one, or a default route.`;
}

export const dropsHalfWords = (name: string): string =>
  `${name} keeps track of conversations and did not see the question, so it drops the answer. Lead both ways through it, or both around it.`;
