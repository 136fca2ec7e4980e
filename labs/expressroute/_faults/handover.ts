/** What the ticket of a circuit user is about: a branch whose circuit belongs to somebody else, and the key that opens it. */
import * as z from 'zod/mini';
import { findResource } from '#src/azure/cloud.ts';
import type { Cloud } from '#src/azure/cloud.ts';
import { putConnection } from '#src/lab/acts/connection.ts';
import type { Act, Move } from '#src/lab/definition.ts';
import { network, networkResource, resourceGroup } from '#src/lab/scene.ts';
import type { NetworkScene, Place } from '#src/lab/scene.ts';
import { keyIn } from '#src/lab/wants/authorization.ts';
import { circuitActs, networkActs, networkTeam, nightShift, put } from './branch.ts';
import type { Branch } from './branch.ts';

/** The tag of the network in which the key stands that the owner of the circuit sent. */
export const keyTag = 'circuit-key';

export interface Handover extends Branch {
  /** The owner of the circuit. */
  owner: string;
  /** Another network of the same people, which is connected already. */
  other: NetworkScene;
  /** Ids of authorizations of the circuit: one for this network, one for the other, one that is revoked. */
  own: string;
  others: string;
  revoked: string;
  otherConnection: string;
}

export const handoverOf = (branch: Branch, owner: string, other: NetworkScene): Handover => ({
  ...branch,
  owner,
  other,
  own: `${branch.circuitId}/authorizations/for-${branch.network.name}`,
  others: `${branch.circuitId}/authorizations/for-${other.name}`,
  revoked: `${branch.circuitId}/authorizations/first-try`,
  otherConnection: networkResource(other.place, 'connections', `con-${other.name.replace(/^vnet-/, '')}`),
});

const networkId = ({ network: { place, name } }: Branch): string => networkResource(place, 'virtualNetworks', name);

const tagsSchema = z.catch(z.record(z.string(), z.string()), {});

/** The key as it was sent; empty where none was. */
export const sentKey = (cloud: Cloud, handover: Branch): string =>
  tagsSchema.parse(findResource(cloud, networkId(handover))?.tags)[keyTag] ?? '';

/** The owner sends the key of an authorization. */
export const sendKey =
  (handover: Branch, authorization: string): ((cloud: Cloud) => Act) =>
  (cloud) => ({
    method: 'PATCH',
    path: networkId(handover),
    body: { tags: { [keyTag]: keyIn(cloud, authorization) ?? '' } },
    actor: networkTeam,
    advance: 'until-idle',
  });

export const authorize = (authorization: string): Act => put(authorization, { properties: {} });

/** The two networks of the user, the circuit of the owner, and the key sent. Only the connection is missing. */
export const readyToConnect = (handover: Handover): Move[] => {
  const { own, others, other, otherConnection, circuitId, network: scene } = handover;
  const places: Place[] = [scene.place, handover.circuit.place];
  return [
    ...places.map(resourceGroup),
    ...networkActs(handover),
    ...network(other),
    ...circuitActs(handover),
    authorize(others),
    authorize(own),
    (cloud) =>
      putConnection({
        connection: otherConnection,
        gateway: networkResource(other.place, 'virtualNetworkGateways', other.gateway?.name ?? ''),
        circuit: circuitId,
        location: other.place.location,
        key: keyIn(cloud, others) ?? '',
        actor: networkTeam,
      }),
    sendKey(handover, own),
  ];
};

/** A colleague tries to connect, fails, and leaves nothing behind but entries in the activity log. */
export const failedTry = (handover: Handover): Move[] => {
  const { connection, gateway, circuitId: circuit, network: scene } = handover;
  const { location } = scene.place;
  const actor = nightShift;
  return [
    (cloud) => ({
      ...putConnection({ connection, gateway, circuit, location, key: sentKey(cloud, handover), actor }),
      mayBeRefused: true,
    }),
    { method: 'DELETE', path: connection, actor, advance: 'until-idle' },
  ];
};
