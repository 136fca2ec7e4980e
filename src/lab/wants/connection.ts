/** What is wanted of connections: that one joins a gateway to a circuit, that it has FastPath or a weight, that none is left. */
import { findResource } from '#src/azure/cloud.ts';
import type { Cloud } from '#src/azure/cloud.ts';
import { fail, pass } from '#src/base/verdict.ts';
import { putConnection, removeConnection } from '#src/lab/acts/connection.ts';
import type { ConnectionAct, WantedConnection } from '#src/lab/acts/connection.ts';
import type { Act, Check } from '#src/lab/definition.ts';
import {
  connectionFault,
  connectionsIn,
  connectionsOf,
  findConnection,
  joins,
  obstacle,
} from '#src/lab/found-connections.ts';
import type { FoundConnection } from '#src/lab/found-connections.ts';
import { isSameId, nameIn } from '#src/lab/ids.ts';
import type { Want } from '#src/lab/wants/want.ts';
import {
  addConnection,
  changeFastPath,
  changeWeight,
  deleteConnection,
  redeemConnection,
} from '#src/lab/ways/connection.ts';

export interface ConnectionSpec extends Omit<ConnectionAct, 'key' | 'actor'> {
  /** For a circuit of somebody else: the key to redeem, as the Cloud has it. The wizard of Create a resource is the way then. */
  redeems?: (cloud: Cloud) => string | undefined;
  /** What the two ends need before they can be joined: a gateway, a circuit that the provider has provisioned. */
  needs?: readonly Want[];
  /** The person whose portal it is done in, who also asks; the first one if unsaid. */
  pane?: string;
}

/** The request for the connection as it is wanted. */
function actFor({ needs: _needs, pane, redeems, ...wanted }: ConnectionSpec, cloud: Cloud): ConnectionAct {
  const key = redeems?.(cloud);
  return {
    ...wanted,
    ...(key === undefined ? {} : { key }),
    ...(pane === undefined ? {} : { actor: pane }),
  };
}

/** The connection joins the gateway to the circuit, and its deployment is over. */
const connected =
  (wanted: WantedConnection): Check =>
  (cloud) => {
    const [name, gateway, circuit] = [wanted.connection, wanted.gateway, wanted.circuit].map(nameIn);
    const looked = `Looked for the connection ${name}, which joins ${gateway} to ${circuit}.`;
    const found = findConnection(cloud, wanted.connection);
    const inTheWay = obstacle(cloud, wanted);
    const fault = inTheWay && connectionFault(inTheWay, wanted);
    if (!found) {
      if (inTheWay)
        return fail(
          `${looked} Found one that joins the two, but it is named ${inTheWay.name}. Delete it and add ${name}.`,
          fault,
        );
      const names = connectionsIn(cloud).map((one) => one.name);
      return fail(`${looked} Found ${names.length === 0 ? 'no connection at all' : `only ${names.join(' and ')}`}.`);
    }
    const { properties } = found;
    if (!joins(found, wanted)) {
      const ends = `${nameIn(properties.virtualNetworkGateway1?.id)} to ${nameIn(properties.peer?.id)}`;
      return fail(
        `${looked} Found ${name}, but it joins ${ends}. Its ends cannot be changed: delete it and add it again.`,
        fault,
      );
    }
    switch (properties.provisioningState) {
      case 'Succeeded':
        return pass(`${name} joins ${gateway} to ${circuit}, and its provisioning state is Succeeded.`);
      case 'Failed':
        return fail(
          `${looked} Found it, but its provisioning state is Failed. Delete it, mend the cause and add it again.`,
          fault,
        );
      default:
        return fail(
          `${looked} Found it, but its provisioning state is ${properties.provisioningState ?? 'unknown'}. Wait until it is Succeeded.`,
        );
    }
  };

/** A connection that uses the wanted key and is not the wanted one. */
function keyHolder(cloud: Cloud, { connection, redeems }: ConnectionSpec): FoundConnection | undefined {
  const key = redeems?.(cloud);
  return key === undefined
    ? undefined
    : connectionsIn(cloud).find((one) => one.properties.authorizationKey === key && !isSameId(one.id, connection));
}

/** The connection is there, and joins what it should. What has its name, its ends or its key and is not it goes first. */
export function connectionWant(spec: ConnectionSpec): Want {
  const { needs = [], pane, redeems, ...wanted } = spec;
  const [name, circuit, gateway] = [wanted.connection, wanted.circuit, wanted.gateway].map(nameIn);
  return {
    id: `connection ${wanted.connection}`,
    check: connected(wanted),
    first: (cloud) => {
      const inTheWay = obstacle(cloud, wanted);
      const holder = keyHolder(cloud, spec);
      return [
        ...(inTheWay ? [goneConnectionWant(inTheWay.id, { because: connectionFault(inTheWay, wanted), pane })] : []),
        ...needs,
        ...(holder
          ? [goneConnectionWant(holder.id, { because: `${holder.name} uses the key that ${name ?? ''} needs.`, pane })]
          : []),
      ];
    },
    deed: {
      where: () =>
        redeems
          ? 'Press **Create a resource** in the bar on top, and choose **Connection** there.'
          : `Open the circuit **${circuit ?? ''}** and there its **Connections** page.`,
      what: () =>
        redeems
          ? `Create an ExpressRoute connection **${name ?? ''}** for the gateway **${gateway ?? ''}**. Tick **Redeem authorization** on the Settings tab, and enter the key and the Resource ID of **${circuit ?? ''}**.`
          : `Add a connection **${name ?? ''}** there, and choose the gateway **${gateway ?? ''}** on the Settings tab.`,
      requests: (cloud) => [putConnection(actFor(spec, cloud))],
      way: (cloud) =>
        redeems
          ? redeemConnection({ circuit: wanted.circuit, key: redeems(cloud) ?? '' }, wanted)
          : addConnection(wanted.circuit, wanted),
      pane: () => pane,
    },
  };
}

/** The connection is no longer there. `because` says what is wrong with it, for the hint. */
export function goneConnectionWant(
  id: string,
  { because = '', pane }: { because?: string; pane?: string | undefined } = {},
): Want {
  const name = nameIn(id);
  return {
    id: `no connection ${id}`,
    check: (cloud) =>
      findResource(cloud, id) === undefined
        ? pass(`Looked for the connection ${name}. It is gone.`)
        : fail(`Looked for the connection ${name}. It is still there.`),
    deed: {
      where: () => `Open the connection **${name}**. ${because}`.trimEnd(),
      what: () => `Delete **${name}** with **Delete** in its command bar. Its circuit and its gateway stay.`,
      requests: () => [removeConnection(id, pane)],
      way: () => deleteConnection(id),
      pane: () => pane,
    },
  };
}

/** A full PUT of the connection that is there, with something changed and everything else kept. */
function changed(cloud: Cloud, spec: ConnectionSpec, change: Partial<ConnectionAct>): Act {
  const properties = findConnection(cloud, spec.connection)?.properties;
  const { key: _key, ...wanted } = actFor(spec, cloud);
  return putConnection({
    ...wanted,
    routingWeight: properties?.routingWeight ?? wanted.routingWeight ?? 0,
    fastPath: properties?.expressRouteGatewayBypass ?? wanted.fastPath ?? false,
    ...change,
  });
}

/** FastPath is on at the connection, whose deployment is over. `fits` is what the gateway needs for that. */
export function fastPathWant(spec: ConnectionSpec, { fits = [] }: { fits?: readonly Want[] } = {}): Want {
  const { connection, pane } = spec;
  const name = nameIn(connection);
  const looked = `Looked for FastPath switched on at ${name}.`;
  return {
    id: `FastPath ${connection}`,
    check: (cloud) => {
      const found = findConnection(cloud, connection);
      if (!found) return fail(`${looked} Found no connection named ${name}. Add it first.`);
      const { expressRouteGatewayBypass: bypass = false, provisioningState = 'unknown' } = found.properties;
      if (!bypass) return fail(`${looked} Found expressRouteGatewayBypass: false.`);
      if (provisioningState !== 'Succeeded')
        return fail(`${looked} Found it switched on, but the connection's provisioning state is ${provisioningState}.`);
      return pass(`${name} has expressRouteGatewayBypass: true, and its provisioning state is Succeeded.`);
    },
    first: () => [connectionWant(spec), ...fits],
    deed: {
      where: () => `Open the connection **${name}** and there its **Configuration** page.`,
      what: () => 'Tick **FastPath** there and save. The portal sends the whole connection again with the new value.',
      requests: (cloud) => [changed(cloud, spec, { fastPath: true })],
      way: () => changeFastPath(connection, true),
      pane: () => pane,
    },
  };
}

/** The connection has this routing weight, and its deployment is over. */
export function weightWant(spec: ConnectionSpec, weight: number): Want {
  const { connection, pane } = spec;
  const name = nameIn(connection);
  const looked = `Looked for the routing weight ${weight} at ${name}.`;
  return {
    id: `weight ${weight} of ${connection}`,
    check: (cloud) => {
      const found = findConnection(cloud, connection);
      if (!found) return fail(`${looked} Found no connection named ${name}. Add it first.`);
      const { routingWeight = 0, provisioningState = 'unknown' } = found.properties;
      if (routingWeight !== weight) return fail(`${looked} Found ${routingWeight}.`);
      if (provisioningState !== 'Succeeded')
        return fail(`${looked} Found it, but the connection's provisioning state is ${provisioningState}.`);
      return pass(`${name} has the routing weight ${weight}, and its provisioning state is Succeeded.`);
    },
    first: () => [connectionWant(spec)],
    deed: {
      where: () => `Open the connection **${name}** and there its **Configuration** page.`,
      what: () => `Type ${weight} into **Routing weight** there and save.`,
      requests: (cloud) => [changed(cloud, spec, { routingWeight: weight })],
      way: () => changeWeight(connection, weight),
      pane: () => pane,
    },
  };
}

/** No connection of the circuit is left. `usual` is the one to speak of when all are gone. */
export function disconnectedWant(circuit: string, usual: string): Want {
  const next = (cloud: Cloud) => connectionsOf(cloud, circuit)[0]?.id ?? usual;
  return {
    id: `no connection of ${circuit}`,
    check: (cloud) => {
      const left = connectionsOf(cloud, circuit);
      const looked = `Looked for connections of ${nameIn(circuit)}.`;
      if (left.length === 0) return pass(`${looked} Found none: no virtual network is linked to it.`);
      const words = left.map(({ name, properties }) => `${name} (${properties.provisioningState ?? 'unknown'})`);
      return fail(`${looked} Found ${words.join(' and ')}.`);
    },
    deed: {
      where: (cloud) =>
        `Open the connection **${nameIn(next(cloud))}**, from the Connections page of ${nameIn(circuit)} or by the search box.`,
      what: () => 'Delete the connection with **Delete** in its command bar. The circuit and the gateway stay.',
      requests: (cloud) => [removeConnection(next(cloud))],
      way: (cloud) => deleteConnection(next(cloud)),
    },
  };
}
