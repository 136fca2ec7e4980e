/** The network of a Cloud as it is now, worked out once for each state of it: checks and hints ask for it many times over. */
import type { Cloud } from '#src/azure/cloud.ts';
import { networkOf } from '#src/azure/network.ts';
import type { Profile } from '#src/base/facts.ts';
import type { Network } from '#src/datapath/network.ts';

interface Known {
  state: string;
  networks: Map<string, Network>;
}

const known = new WeakMap<Cloud, Known>();

/** Changes with every write, and whenever an operation ends: nothing else changes a Cloud. */
const stateOf = ({ serial, pending, ended }: Cloud): string => `${serial} ${ended?.length ?? 0} ${pending.join(' ')}`;

/** The same as `networkOf`, for a Cloud that only the engine changes. */
export function networkAt(cloud: Cloud, profile: Profile, failures: readonly string[] = []): Network {
  const state = stateOf(cloud);
  let found = known.get(cloud);
  if (found?.state !== state) {
    found = { state, networks: new Map() };
    known.set(cloud, found);
  }
  const key = JSON.stringify([profile, failures]);
  const network = found.networks.get(key) ?? networkOf(cloud, profile, { failures });
  found.networks.set(key, network);
  return network;
}
