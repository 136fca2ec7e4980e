/** The requests about a connection, as the portal and the deeds send them. */
import type { Act } from '#src/lab/definition.ts';

/** The connection a task is about: its id, and what it must join. */
export interface WantedConnection {
  connection: string;
  gateway: string;
  circuit: string;
}

export interface ConnectionAct extends WantedConnection {
  /** The region of the gateway. */
  location: string;
  fastPath?: boolean;
  routingWeight?: number;
  /** The key of an authorization to redeem, for a circuit of somebody else. */
  key?: string;
  /** Who asks; the learner if unsaid. */
  actor?: string;
}

/** The body of a connection, as a full PUT sends it. */
const connectionBody = ({ location, gateway, circuit, fastPath = false, routingWeight = 0, key }: ConnectionAct) => ({
  location,
  properties: {
    connectionType: 'ExpressRoute',
    virtualNetworkGateway1: { id: gateway },
    peer: { id: circuit },
    routingWeight,
    expressRouteGatewayBypass: fastPath,
    ...(key === undefined ? {} : { authorizationKey: key }),
  },
});

export const putConnection = (act: ConnectionAct): Act => ({
  method: 'PUT',
  path: act.connection,
  body: connectionBody(act),
  advance: 'until-idle',
  ...(act.actor === undefined ? {} : { actor: act.actor }),
});

export const removeConnection = (id: string, actor?: string): Act => ({
  method: 'DELETE',
  path: id,
  advance: 'until-idle',
  ...(actor === undefined ? {} : { actor }),
});
