/** The connections of a Cloud, with the properties that labs look at. */
import * as z from 'zod/mini';
import { findResource, resourcesOfType } from '#src/azure/cloud.ts';
import type { Cloud, Resource } from '#src/azure/cloud.ts';
import type { WantedConnection } from '#src/lab/acts/connection.ts';
import { isSameId, nameIn } from '#src/lab/ids.ts';

const reference = z.optional(z.object({ id: z.string() }));
const connectionProperties = z.object({
  connectionType: z.optional(z.string()),
  virtualNetworkGateway1: reference,
  peer: reference,
  authorizationKey: z.optional(z.string()),
  expressRouteGatewayBypass: z.optional(z.boolean()),
  provisioningState: z.optional(z.string()),
  routingWeight: z.optional(z.number()),
});

export interface FoundConnection {
  id: string;
  name: string;
  location: string;
  properties: z.infer<typeof connectionProperties>;
}

/** Every connection in the Cloud, oldest first. */
export const connectionsIn = (cloud: Cloud): FoundConnection[] =>
  resourcesOfType(cloud, 'Microsoft.Network/connections').map(asConnection);

/** The connections of one circuit. */
export const connectionsOf = (cloud: Cloud, circuit: string): FoundConnection[] =>
  connectionsIn(cloud).filter(({ properties }) => isSameId(properties.peer?.id, circuit));

export function findConnection(cloud: Cloud, id: string): FoundConnection | undefined {
  const resource = findResource(cloud, id);
  return resource && asConnection(resource);
}

const asConnection = ({ id, name, location = '', properties }: Resource): FoundConnection => ({
  id,
  name,
  location,
  properties: connectionProperties.parse(properties),
});

/** Whether a connection has the wanted gateway and the wanted circuit, whatever it is called. */
export const joins = ({ properties }: FoundConnection, { gateway, circuit }: WantedConnection): boolean =>
  isSameId(properties.virtualNetworkGateway1?.id, gateway) && isSameId(properties.peer?.id, circuit);

/** A connection that stands in the way: it has the wanted name and the wrong ends, joins the two under another name, or has failed. */
export function obstacle(cloud: Cloud, wanted: WantedConnection): FoundConnection | undefined {
  const named = findConnection(cloud, wanted.connection);
  if (named === undefined) return connectionsIn(cloud).find((one) => joins(one, wanted));
  return !joins(named, wanted) || named.properties.provisioningState === 'Failed' ? named : undefined;
}

/** What is wrong with an obstacle, and the way out, in a few words. */
export function connectionFault({ id, name, properties }: FoundConnection, wanted: WantedConnection): string {
  if (!isSameId(id, wanted.connection)) return `${name} should be called ${nameIn(wanted.connection)}: delete it.`;
  if (!isSameId(properties.virtualNetworkGateway1?.id, wanted.gateway))
    return `${name} has the gateway ${nameIn(properties.virtualNetworkGateway1?.id)}: delete it.`;
  return isSameId(properties.peer?.id, wanted.circuit)
    ? `${name} has failed: delete it.`
    : `${name} leads to the circuit ${nameIn(properties.peer?.id)}: delete it.`;
}
