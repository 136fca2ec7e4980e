/** The network of a Cloud as it is now, worked out once for each state of it. */
import type { Cloud } from '#src/azure/cloud.ts';
import { networkOf } from '#src/azure/network.ts';
import type { Profile } from '#src/base/facts.ts';
import type { Network } from '#src/datapath/network.ts';
import { perState } from '#src/lab/per-state.ts';

const remember = perState<Network>();

/** The same as `networkOf`, for a Cloud that only the engine changes. */
export const networkAt = (cloud: Cloud, profile: Profile, failures: readonly string[] = []): Network =>
  remember(cloud, JSON.stringify([profile, failures]), () => networkOf(cloud, profile, { failures }));
