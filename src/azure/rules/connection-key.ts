/** What holds for the authorization key of a connection. */
import { Refusal } from '#src/base/refusal.ts';
import { keyOf, parseResourceId, sameId } from '#src/base/resource-id.ts';
import { childrenOf, findResource, resourcesOfType } from '../cloud.ts';
import type { Cloud, Resource } from '../cloud.ts';
import { holdsKey } from './authorization-key.ts';

const authorizationType = 'Microsoft.Network/expressRouteCircuits/authorizations';

/** The authorization of a circuit that has this key. */
export function authorizationOf(cloud: Cloud, circuitId: string, key: string | undefined): Resource | undefined {
  const circuit = findResource(cloud, circuitId);
  return circuit && key !== undefined ? childrenOf(cloud, circuit).find(holdsKey(authorizationType, key)) : undefined;
}

const refuse = (code: string, message: string, fact: string): never => {
  throw new Refusal(400, code, message, { target: 'properties.authorizationKey', fact });
};

/** A circuit of another subscription needs a key; a key belongs to one circuit and serves one connection. */
export function refuseKey(
  cloud: Cloud,
  connection: { id: string; name: string },
  circuit: { id: string; name: string },
  key: string | undefined,
): void {
  const own = parseResourceId(connection.id)?.subscription ?? '';
  const owner = parseResourceId(circuit.id)?.subscription ?? '';
  if (key === undefined) {
    if (sameId(own, owner)) return;
    refuse(
      'CrossconnectAuthorizationKeyRequired',
      `Circuit ${circuit.name} belongs to subscription ${owner}, connection ${connection.name} to ${own}. Across subscriptions a connection needs an authorization key. Ask the owner of the circuit for one, and redeem it.`,
      'expressroute/user-needs-id-and-key',
    );
    return;
  }
  const authorization = authorizationOf(cloud, circuit.id, key);
  if (!authorization) {
    if (resourcesOfType(cloud, authorizationType).some(holdsKey(authorizationType, key))) {
      refuse(
        'CrossconnectAuthorizationKeyOfAnotherCircuit',
        `The authorization key ${key} belongs to another circuit than ${circuit.name}. A key opens the circuit it was made for. Check the peer circuit, or ask its owner for a key.`,
        'expressroute/user-needs-id-and-key',
      );
    }
    refuse(
      'CrossconnectAuthorizationKeyUnknown',
      `Circuit ${circuit.name} has no authorization with the key ${key}. A key is a GUID and is copied from the authorizations of the circuit. Where you may not see the circuit, ask its owner for the key.`,
      'expressroute/user-needs-id-and-key',
    );
    return;
  }
  const holder = Object.keys(authorization.usedBy).find((user) => user !== keyOf(connection.id));
  if (holder === undefined) return;
  refuse(
    'CrossconnectAuthorizationKeyInUse',
    `The key of authorization ${authorization.name} is in use by connection ${cloud.resources[holder]?.name ?? holder}. One key serves one connection. Ask the owner of the circuit for another authorization.`,
    'expressroute/one-key-one-connection',
  );
}
