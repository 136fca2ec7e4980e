/** What the ExpressRoute labs look for. Each check is named as the state of affairs it looks for, and says what it found instead. */
import * as z from 'zod/mini';
import { findResource, resourcesOfType } from '#src/azure/cloud.ts';
import type { Cloud, Resource } from '#src/azure/cloud.ts';
import { fail, pass } from '#src/base/verdict.ts';
import type { Check } from '#src/lab/definition.ts';

const reference = z.optional(z.object({ id: z.string() }));
const connectionProperties = z.object({
  connectionType: z.optional(z.string()),
  virtualNetworkGateway1: reference,
  peer: reference,
  expressRouteGatewayBypass: z.optional(z.boolean()),
  provisioningState: z.optional(z.string()),
  routingWeight: z.optional(z.number()),
});
export type ConnectionProperties = z.infer<typeof connectionProperties>;

export interface FoundConnection {
  id: string;
  name: string;
  location: string;
  properties: ConnectionProperties;
}

/** The connection a task is about: its id, and what it must join. */
export interface WantedConnection {
  connection: string;
  gateway: string;
  circuit: string;
}

/** Every connection in the Cloud, with the properties that the checks read. */
export const connectionsIn = (cloud: Cloud): FoundConnection[] =>
  resourcesOfType(cloud, 'Microsoft.Network/connections').map(asConnection);

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

export const nameIn = (id: string | undefined): string => id?.split('/').at(-1) ?? 'nothing';
export const isSameId = (one: string | undefined, other: string): boolean => one?.toLowerCase() === other.toLowerCase();

/** Whether a connection has the wanted gateway and the wanted circuit, whatever it is called. */
const joins = ({ properties }: FoundConnection, { gateway, circuit }: WantedConnection) =>
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

/** The connection joins the gateway to the circuit, and its deployment is over. */
export const connected =
  (wanted: WantedConnection): Check =>
  (cloud) => {
    const [name, gateway, circuit] = [wanted.connection, wanted.gateway, wanted.circuit].map(nameIn);
    const looked = `Looked for the connection ${name}, which joins ${gateway} to ${circuit}.`;
    const found = findConnection(cloud, wanted.connection);
    if (!found) {
      const other = obstacle(cloud, wanted);
      if (other)
        return fail(
          `${looked} Found one that joins the two, but it is named ${other.name}. Delete it and add ${name}.`,
          connectionFault(other, wanted),
        );
      const names = connectionsIn(cloud).map((one) => one.name);
      return fail(`${looked} Found ${names.length === 0 ? 'no connection at all' : `only ${names.join(' and ')}`}.`);
    }
    const { properties } = found;
    if (!joins(found, wanted)) {
      const ends = `${nameIn(properties.virtualNetworkGateway1?.id)} to ${nameIn(properties.peer?.id)}`;
      return fail(
        `${looked} Found ${name}, but it joins ${ends}. Its ends cannot be changed: delete it and add it again.`,
        connectionFault(found, wanted),
      );
    }
    switch (properties.provisioningState) {
      case 'Succeeded':
        return pass(`${name} joins ${gateway} to ${circuit}, and its provisioning state is Succeeded.`);
      case 'Failed':
        return fail(
          `${looked} Found it, but its provisioning state is Failed. Delete it, mend the cause and add it again.`,
          connectionFault(found, wanted),
        );
      default:
        return fail(
          `${looked} Found it, but its provisioning state is ${properties.provisioningState ?? 'unknown'}. Wait until it is Succeeded.`,
        );
    }
  };

/** FastPath is on at a connection whose deployment is over. */
export const fastPathOn =
  (wanted: WantedConnection): Check =>
  (cloud) => {
    const name = nameIn(wanted.connection);
    const looked = `Looked for FastPath switched on at ${name}.`;
    const found = findConnection(cloud, wanted.connection);
    if (!found) return fail(`${looked} Found no connection named ${name}. Add it first.`);
    const { expressRouteGatewayBypass: bypass = false, provisioningState = 'unknown' } = found.properties;
    if (!bypass) return fail(`${looked} Found expressRouteGatewayBypass: false.`);
    if (provisioningState !== 'Succeeded') {
      return fail(`${looked} Found it switched on, but the connection's provisioning state is ${provisioningState}.`);
    }
    return pass(`${name} has expressRouteGatewayBypass: true, and its provisioning state is Succeeded.`);
  };

/** No connection of the circuit is left. */
export const disconnected =
  (circuit: string): Check =>
  (cloud) => {
    const left = connectionsIn(cloud).filter(({ properties }) => isSameId(properties.peer?.id, circuit));
    const looked = `Looked for connections of ${nameIn(circuit)}.`;
    if (left.length === 0) return pass(`${looked} Found none: no virtual network is linked to it.`);
    const words = left.map(({ name, properties }) => `${name} (${properties.provisioningState ?? 'unknown'})`);
    return fail(`${looked} Found ${words.join(' and ')}.`);
  };

/** Both checks hold; otherwise the first that does not says why. */
export const both =
  (first: Check, second: Check): Check =>
  (cloud) => {
    const verdict = first(cloud);
    return verdict.holds ? second(cloud) : verdict;
  };
