/** Whether a connection carries anything, and the reason in words where it does not. */
import * as shape from '#src/base/shape.ts';
import type { Reason } from '#src/datapath/network.ts';
import { gatewayOf, whyGatewayDown } from './gateways.ts';
import { nodeOf, reference, word, type World, type WorldResource } from './world.ts';

const properties = shape.object({
  connectionStatus: word,
  provisioningState: word,
  virtualNetworkGateway1: reference,
});

/** Why no packet crosses the connection, and no route is exchanged over it. */
export function whyConnectionDown(world: World, connection: WorldResource): Reason | undefined {
  const { name } = connection;
  const { connectionStatus, provisioningState, virtualNetworkGateway1 } = properties.parse(connection.properties);
  if (provisioningState === 'Failed') {
    return {
      because: `The connection ${name} failed, so it carries nothing. Read its error, delete it and add it again.`,
    };
  }
  if (provisioningState === 'Deleting') return { because: `The connection ${name} is being deleted.` };
  const gateway = world.find(virtualNetworkGateway1.id);
  const gatewayDown = gateway && whyGatewayDown(world, gateway, gatewayOf(world, gateway));
  if (gatewayDown) return gatewayDown;
  if (world.isBeingCreated(connection)) {
    return { because: `The connection ${name} is still being created. Wait until it says Succeeded.` };
  }
  if (world.hasFailed(`connection:${nodeOf(connection.id)}`)) {
    return { because: `The connection ${name} is down, so no routes are exchanged over it.` };
  }
  if (['', 'Unknown', 'Connected'].includes(connectionStatus)) return undefined;
  return { because: `The connection ${name} is not up yet (${connectionStatus}). Wait until it says Connected.` };
}
