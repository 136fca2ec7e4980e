/** The network is connected to the circuit of somebody else, with the key that was sent. */
import { connectionWant } from '#src/lab/wants/connection.ts';
import type { Want } from '#src/lab/wants/want.ts';
import { sentKey } from './handover.ts';
import type { Handover } from './handover.ts';

export const linkedByKeyWant = (handover: Handover): Want => {
  const { connection, gateway, circuitId, network } = handover;
  return connectionWant({
    connection,
    gateway,
    circuit: circuitId,
    location: network.place.location,
    redeems: (cloud) => sentKey(cloud, handover),
  });
};
