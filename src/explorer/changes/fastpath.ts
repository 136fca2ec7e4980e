/** FastPath of the connection on the way, on or off. */
import { connection as connectionPart, expressRouteConnections } from '../parts/connection.ts';
import { byField, type Make } from './change.ts';

export const fastPath: Make = (scenario, { pick }) => {
  const own = pick(expressRouteConnections(scenario.cloud));
  return own && byField(scenario, connectionPart, own.id, 'expressRouteGatewayBypass', 'FastPath');
};
