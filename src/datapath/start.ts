/** Who sends a packet: a node by its id, or the node that has an address. */
import { bits, formatAddress, parseAddress, type Address } from '#src/base/ip.ts';
import type { CompiledNetwork, CompiledNode } from '#src/datapath/compile.ts';
import { alsoClaim } from '#src/datapath/words.ts';

export interface Start {
  here: CompiledNode;
  /** The sender's address. Undefined: it has none of the family that it sends to. */
  from: Address | undefined;
  /** What to say of the start besides. */
  note?: string;
}

/** The first address of the family at home at a node. */
function addressOf({ home }: CompiledNode, family: 4 | 6): Address | undefined {
  const prefix = home.find((candidate) => candidate.family === family);
  if (!prefix) return undefined;
  const isWhole = prefix.length >= bits(family) - 1;
  if (prefix.family === 4) return { family: 4, value: isWhole ? prefix.value : prefix.value + 1 };
  return { family: 6, value: isWhole ? prefix.value : prefix.value + 1n };
}

/** Finds the sender of a packet to an address; a sentence if there is none. */
export function startOf(world: CompiledNetwork, from: string, to: Address): Start | string {
  const { family } = to;
  const named = world.find(from);
  if (named) return { here: named, from: addressOf(named, family) };
  const address = parseAddress(from);
  if (!address)
    return `The packet has no sender: "${from}" is neither a node of this network nor an address such as 10.100.0.10.`;
  if (address.family !== family)
    return `The packet has no sender: ${from} is an IPv${address.family} address and ${formatAddress(to)} an IPv${family} one, and no packet has both. Send from an IPv${family} address.`;
  const owners = world.ownersOf(address);
  const here = owners[0] && world.find(owners[0].id);
  if (!here)
    return `The packet has no sender: nothing in this network has the address ${from}. Send from one that something has.`;
  const others = owners.filter(({ id }) => id !== here.node.id);
  if (others.length === 0) return { here, from: address };
  const note = `${alsoClaim(others, here.node, from)}; this packet starts at ${here.node.name}.`;
  return { here, from: address, note };
}
