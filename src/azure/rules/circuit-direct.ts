/** What holds for a circuit on ExpressRoute Direct ports. */
import { valueOf } from '#src/base/facts.ts';
import { Refusal } from '#src/base/refusal.ts';
import { parseResourceId, sameId } from '#src/base/resource-id.ts';
import { childrenOf, findResource, usersOf } from '../cloud.ts';
import type { Cloud, Resource } from '../cloud.ts';
import type { Context } from '../resource.ts';
import { holdsKey } from './authorization-key.ts';
import type { Circuit } from './circuit-properties.ts';

export const portAuthorizationType = 'Microsoft.Network/expressRoutePorts/authorizations';

const refuse = (code: string, message: string, member: string, fact?: string): never => {
  throw new Refusal(400, code, message, { target: `properties.${member}`, ...(fact !== undefined && { fact }) });
};

const gbps = ({ properties }: Resource, member = 'bandwidthInGbps'): number => Number(properties[member] ?? 0);

/** What all circuits on a port pair have together, in Gbps. */
export const provisionedOn = (cloud: Cloud, port: Resource): number =>
  usersOf(cloud, port).reduce((sum, circuit) => sum + gbps(circuit), 0);

/** The authorization of a port pair that has this key. */
export function portAuthorizationOf(cloud: Cloud, portId: string, key: string | undefined): Resource | undefined {
  const port = findResource(cloud, portId);
  return port && key !== undefined ? childrenOf(cloud, port).find(holdsKey(portAuthorizationType, key)) : undefined;
}

function refuseKey(circuit: Circuit, port: Resource, { cloud }: Context): void {
  const key = circuit.properties.authorizationKey;
  const own = parseResourceId(circuit.id)?.subscription ?? '';
  const owner = parseResourceId(port.id)?.subscription ?? '';
  const fact = 'expressroute/direct-authorization';
  if (key === undefined) {
    if (sameId(own, owner)) return;
    refuse(
      'CrossconnectAuthorizationKeyRequired',
      `Port pair ${port.name} belongs to subscription ${owner}, circuit ${circuit.name} to ${own}. Across subscriptions a circuit needs an authorization key of the port pair. Ask its owner for one.`,
      'authorizationKey',
      fact,
    );
  }
  const authorization = portAuthorizationOf(cloud, port.id, key);
  if (!authorization) {
    refuse(
      'CrossconnectAuthorizationKeyUnknown',
      `Port pair ${port.name} has no authorization with the key ${key ?? ''}. Copy the key, a GUID, from the authorizations of the port pair.`,
      'authorizationKey',
      fact,
    );
    return;
  }
  const holder = usersOf(cloud, authorization).find(({ id }) => !sameId(id, circuit.id));
  if (!holder) return;
  refuse(
    'CrossconnectAuthorizationKeyInUse',
    `The key of authorization ${authorization.name} is in use by circuit ${holder.name}. One key serves one circuit. Ask the owner of the port pair for another authorization.`,
    'authorizationKey',
    fact,
  );
}

function refuseBandwidth(circuit: Circuit, before: Circuit | undefined, port: Resource, context: Context): void {
  const { cloud, profile } = context;
  const wanted = circuit.properties.bandwidthInGbps;
  const sizes = valueOf('expressroute/direct-circuits', profile)[String(gbps(port))] ?? [];
  if (wanted === undefined || !sizes.includes(wanted)) {
    refuse(
      'CrossconnectDirectBandwidth',
      `${circuit.name} asks for ${wanted ?? 'no'} Gbps. On a port pair of ${gbps(port)} Gbps a circuit has ${sizes.join(', ')} Gbps. Choose one of these.`,
      'bandwidthInGbps',
      'expressroute/direct-circuits',
    );
    return;
  }
  const was = before?.properties.bandwidthInGbps ?? 0;
  if (wanted < was) {
    refuse(
      'CrossconnectBandwidthLowered',
      `${circuit.name} has ${was} Gbps and would get ${wanted}. The bandwidth of a circuit can only grow. Create a new circuit for less.`,
      'bandwidthInGbps',
      'expressroute/bandwidth-only-grows',
    );
  }
  const most = gbps(port) * valueOf('expressroute/direct-oversubscription', profile);
  const others = provisionedOn(cloud, port) - was;
  if (others + wanted <= most) return;
  refuse(
    'CrossconnectPortFull',
    `${circuit.name} asks for ${wanted} Gbps. Other circuits on ${port.name} have ${others} of the ${most} Gbps that a pair of ${gbps(port)} Gbps takes. Choose less, delete a circuit, or use another port pair.`,
    'bandwidthInGbps',
    'expressroute/direct-oversubscription',
  );
}

/** The rules of a circuit on ports. */
export function refuseDirect(circuit: Circuit, before: Circuit | undefined, context: Context): void {
  const portId = circuit.properties.expressRoutePort?.id ?? '';
  const port = findResource(context.cloud, portId);
  if (!port) return;
  const was = before?.properties.expressRoutePort?.id;
  if (was !== undefined && !sameId(was, portId)) {
    refuse(
      'CrossconnectCircuitMoved',
      `${circuit.name} runs on ${was}. The port pair of a circuit cannot change. Create a new circuit there.`,
      'expressRoutePort',
    );
  }
  refuseBandwidth(circuit, before, port, context);
  refuseKey(circuit, port, context);
}
