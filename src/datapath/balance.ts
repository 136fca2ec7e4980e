/** What a balancer does with packets for its address: which rule takes them, and which machines stand behind it. */
import { parseAddress, type Address } from '#src/base/ip.ts';
import type { CompiledNode, Surroundings } from '#src/datapath/compile.ts';
import { isIn } from '#src/datapath/filters.ts';
import type { Translation } from '#src/datapath/network.ts';
import { numberOf, type Packet } from '#src/datapath/packet.ts';

/** A machine behind a balancer. */
export interface Backend {
  number: number;
  node: CompiledNode;
  address: string;
  to: Address;
  /** Undefined: the port that was asked. */
  port: number | undefined;
}

/** A translation made ready: the machines behind it that can be reached, in declared order. */
export interface Pool {
  translation: Translation;
  backends: readonly Backend[];
}

/** A machine that is down or not there, or whose address cannot be read, gets no packets. */
export const poolOf = (translation: Translation, near: Surroundings): Pool => ({
  translation,
  backends: translation.into.flatMap(({ node: id, address, port }) => {
    const node = near.find(id);
    const to = parseAddress(address);
    return node && to && !node.node.down ? [{ number: numberOf(`${id} ${address}`), node, address, to, port }] : [];
  }),
});

/** The first pool that takes the packet. One whose protocol or port is not known is taken by any. */
export const poolFor = (pools: readonly Pool[], { protocol, toPort }: Packet): Pool | undefined =>
  pools.find(
    ({ translation }) =>
      (protocol === undefined || translation.protocol === undefined || translation.protocol === protocol) &&
      (toPort === undefined || translation.ports === undefined || isIn(translation.ports, toPort)),
  );
