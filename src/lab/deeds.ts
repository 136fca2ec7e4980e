/** The acts the ExpressRoute labs are made of, each in both languages: requests, and the way through the screen. */
import type { Cloud } from '#src/azure/cloud.ts';
import { connectionFault, findConnection, nameIn, obstacle } from '#src/lab/checks.ts';
import type { WantedConnection } from '#src/lab/checks.ts';
import type { Act, Deed } from '#src/lab/definition.ts';
import { addConnection, changeFastPath, deleteConnection } from '#src/lab/ways.ts';

export interface ConnectionAct extends WantedConnection {
  location: string;
  fastPath?: boolean;
  routingWeight?: number;
}

/** The body of a connection, as a full PUT sends it. */
export const connectionBody = ({ location, gateway, circuit, fastPath = false, routingWeight = 0 }: ConnectionAct) => ({
  location,
  properties: {
    connectionType: 'ExpressRoute',
    virtualNetworkGateway1: { id: gateway },
    peer: { id: circuit },
    routingWeight,
    expressRouteGatewayBypass: fastPath,
  },
});

export const putConnection = (act: ConnectionAct): Act => ({
  method: 'PUT',
  path: act.connection,
  body: connectionBody(act),
  advance: 'until-idle',
});

export const removeConnection = (id: string): Act => ({ method: 'DELETE', path: id, advance: 'until-idle' });

const groupIn = (id: string): string => id.split('/')[4] ?? '';

/** Adds the connection; what stands in its way is deleted first. */
export function addTheConnection(wanted: ConnectionAct): Deed {
  const [name, circuit, gateway] = [wanted.connection, wanted.circuit, wanted.gateway].map(nameIn);
  return {
    where(cloud) {
      const inTheWay = obstacle(cloud, wanted);
      return inTheWay
        ? `Open the connection **${inTheWay.name}**. ${connectionFault(inTheWay, wanted)}`
        : `Open the circuit **${circuit ?? ''}** and there its **Connections** page.`;
    },
    what(cloud) {
      const inTheWay = obstacle(cloud, wanted);
      return inTheWay
        ? `Delete **${inTheWay.name}** with **Delete** in its command bar. Then add **${name ?? ''}** with the gateway **${gateway ?? ''}**.`
        : `Add a connection **${name ?? ''}** there, and choose the gateway **${gateway ?? ''}** on the Settings tab.`;
    },
    requests(cloud) {
      const inTheWay = obstacle(cloud, wanted);
      return [...(inTheWay ? [removeConnection(inTheWay.id)] : []), putConnection(wanted)];
    },
    way(cloud) {
      const inTheWay = obstacle(cloud, wanted);
      if (inTheWay) return deleteConnection(inTheWay.id);
      return addConnection({
        circuit: wanted.circuit,
        group: groupIn(wanted.connection),
        name: name ?? '',
        gateway: wanted.gateway,
        fastPath: wanted.fastPath ?? false,
      });
    },
  };
}

/** Switches FastPath on at the connection that is there, by a full PUT. */
export function switchFastPathOn(wanted: ConnectionAct): Deed {
  return {
    where: () => `Open the connection **${nameIn(wanted.connection)}** and there its **Configuration** page.`,
    what: () => 'Tick **FastPath** there and save. The portal sends the whole connection again with the new value.',
    requests: (cloud) => [
      putConnection({ ...wanted, routingWeight: weightOf(cloud, wanted.connection), fastPath: true }),
    ],
    way: () => changeFastPath(wanted.connection, true),
  };
}

const weightOf = (cloud: Cloud, id: string) => findConnection(cloud, id)?.properties.routingWeight ?? 0;

/** Deletes every connection of a circuit. */
export function disconnect(circuit: string, connectionsOf: (cloud: Cloud) => { id: string }[], usual: string): Deed {
  return {
    where: (cloud) =>
      `Open the connection **${nameIn(connectionsOf(cloud)[0]?.id ?? usual)}**, from the Connections page of ${nameIn(circuit)} or by the search box.`,
    what: () => 'Delete the connection with **Delete** in its command bar. The circuit and the gateway stay.',
    requests: (cloud) => connectionsOf(cloud).map(({ id }) => removeConnection(id)),
    way: (cloud) => deleteConnection(connectionsOf(cloud)[0]?.id ?? usual),
  };
}
