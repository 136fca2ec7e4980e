/** What became of the key that was sent to a circuit user. */
import { childrenOf, findResource } from '#src/azure/cloud.ts';
import type { Cloud, Resource } from '#src/azure/cloud.ts';
import { sentKey } from './handover.ts';
import type { Handover } from './handover.ts';

/** The authorization of the circuit that has the key; undefined where none has it any more. */
export function authorizationOfKey(cloud: Cloud, handover: Handover): Resource | undefined {
  const circuit = findResource(cloud, handover.circuitId);
  const key = sentKey(cloud, handover);
  return circuit && childrenOf(cloud, circuit).find(({ properties }) => properties['authorizationKey'] === key);
}

/** The id of a connection of another network that was made with the key. */
export function holderOf(cloud: Cloud, handover: Handover): string | undefined {
  const users = Object.keys(authorizationOfKey(cloud, handover)?.usedBy ?? {});
  return users.find((id) => {
    const gateway = cloud.resources[id]?.properties['virtualNetworkGateway1'];
    return JSON.stringify(gateway ?? '').toLowerCase() !== JSON.stringify({ id: handover.gateway }).toLowerCase();
  });
}
