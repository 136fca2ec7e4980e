/** Requests to pick from: in this order they build a circuit with a gateway on an empty Cloud. */
import {
  circuit,
  circuitId,
  groupId,
  network,
  networkResource,
  ownerSubscription,
  privatePeering,
  provision,
  resourceGroup,
} from '#src/lab/scene.ts';
import type { CircuitScene, NetworkScene, Place } from '#src/lab/scene.ts';
import { learner, providerPane } from '#src/lab/definition.ts';
import type { Act } from '#src/lab/definition.ts';
import type { Written } from './written.ts';

const place: Place = { subscription: ownerSubscription, group: 'rg-sandbox', location: 'westeurope' };
const hub: NetworkScene = {
  place,
  name: 'vnet-sandbox',
  block: '10.20',
  gateway: { name: 'ergw-sandbox', sku: 'UltraPerformance' },
};
const line: CircuitScene = {
  place,
  name: 'er-sandbox',
  provider: 'Equinix',
  peeringLocation: 'Amsterdam',
  megabits: 50,
  tier: 'Standard',
  site: '10.80.0.0/16',
  isProvisioned: false,
  hasPeering: false,
};

export interface Example extends Written {
  label: string;
}

const writing = (label: string, { method, path, body }: Act, person: string = learner.id): Example => ({
  label,
  method,
  path,
  body: body === undefined ? '' : JSON.stringify(body, null, 2),
  person,
});
const asking = (label: string, path: string): Example => ({ label, method: 'GET', path, body: '', person: learner.id });

const named = ['Create a virtual network', 'Create a public IP address', 'Create a gateway'];

export const examples: readonly Example[] = [
  asking('List the subscriptions', '/subscriptions'),
  writing('Create a resource group', resourceGroup(place)),
  ...network(hub).map((act, index) => writing(named[index] ?? act.path, act)),
  ...circuit(line).map((act) => writing('Create a circuit', act)),
  writing('Provision the circuit, as its provider', provision(line), providerPane),
  writing('Configure private peering', privatePeering(line)),
  writing('Connect the gateway to the circuit', {
    method: 'PUT',
    path: networkResource(place, 'connections', 'con-sandbox'),
    body: {
      location: place.location,
      properties: {
        connectionType: 'ExpressRoute',
        virtualNetworkGateway1: { id: networkResource(place, 'virtualNetworkGateways', 'ergw-sandbox') },
        peer: { id: circuitId(line) },
      },
    },
  }),
  asking('Show the circuit', circuitId(line)),
  asking('List the circuits', `/subscriptions/${ownerSubscription}/providers/Microsoft.Network/expressRouteCircuits`),
  asking('List what is in the resource group', `${groupId(place)}/resources`),
  writing('Delete the connection', { method: 'DELETE', path: networkResource(place, 'connections', 'con-sandbox') }),
];
