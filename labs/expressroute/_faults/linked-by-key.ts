/** The network is connected to the circuit of somebody else, with the key that was sent. */
import { putConnection } from '#src/lab/acts/connection.ts';
import { connectionWant } from '#src/lab/wants/connection.ts';
import type { Want } from '#src/lab/wants/want.ts';
import { sentKey } from './handover.ts';
import type { Handover } from './handover.ts';

export function linkedByKeyWant(handover: Handover): Want {
  const { connection, gateway, circuitId: circuit, network } = handover;
  const wanted = { connection, gateway, circuit, location: network.place.location };
  const want = connectionWant(wanted);
  return {
    ...want,
    deed: {
      ...want.deed,
      requests: (cloud) => [putConnection({ ...wanted, key: sentKey(cloud, handover) })],
      way: () => [],
    },
  };
}
