/** How healthy a resource is, as far as Azure itself can tell: from its own state and from its own end of each link, never from what stands at the customer's. */
import { findResource } from '../cloud.ts';
import type { Cloud, Resource } from '../cloud.ts';
import type { Profile } from '#src/base/facts.ts';
import { bagOf, textOf } from '../body.ts';
import { metricsOf } from './metrics.ts';
import type { Reading } from './metrics.ts';

export interface Health {
  state: 'Available' | 'Unavailable' | 'Degraded' | 'Unknown';
  title: string;
  summary: string;
  /** What Azure advises to look at. */
  actions: string[];
}

const available = (summary: string): Health => ({ state: 'Available', title: 'Available', summary, actions: [] });

const unknown = (summary: string, ...actions: string[]): Health => ({
  state: 'Unknown',
  title: 'Unknown',
  summary,
  actions,
});

const down = (state: 'Unavailable' | 'Degraded', summary: string, ...actions: string[]): Health => ({
  state,
  title: state,
  summary,
  actions,
});

const stateOf = ({ properties }: Resource): string => textOf(properties['provisioningState']);

/** What follows from the state alone; undefined for a resource that stands as it should. */
function byState(resource: Resource): Health | undefined {
  const { name } = resource;
  if (stateOf(resource) === 'Failed') {
    return down(
      'Unavailable',
      `The last change of ${name} failed.`,
      'Read in the activity log why it failed.',
      'Mend the cause and save the resource again, or delete it.',
    );
  }
  return stateOf(resource) === 'Succeeded' || stateOf(resource) === ''
    ? undefined
    : unknown(`${name} is being changed (${stateOf(resource)}). Its health is known when that is done.`);
}

const labelOf = ({ dimensions }: Reading): string =>
  `the ${(dimensions['Peer'] ?? '').toLowerCase()} link of ${dimensions['PeeringType'] ?? ''} peering`;

const readings = (name: string, circuit: Resource, cloud: Cloud, profile: Profile): Reading[] =>
  metricsOf[circuit.type]?.find((metric) => metric.name === name)?.read(circuit, cloud, profile) ?? [];

const inWords = (texts: readonly string[]): string =>
  [texts.slice(0, -1).join(', '), ...texts.slice(-1)].filter((text) => text !== '').join(' and ');

function ofCircuit(circuit: Resource, cloud: Cloud, profile: Profile): Health {
  const { name, properties } = circuit;
  const provider = textOf(properties['serviceProviderProvisioningState']);
  const isDirect = 'expressRoutePort' in properties;
  if (provider !== 'Provisioned' && !isDirect) {
    return unknown(
      `The connectivity provider has not provisioned ${name}, so there is no link to measure.`,
      'Give the service key to the connectivity provider.',
    );
  }
  const bgp = readings('BgpAvailability', circuit, cloud, profile);
  if (bgp.length === 0)
    return unknown(`${name} has no peering, so there is no BGP session to measure.`, 'Add a peering.');
  const silent = bgp.filter(({ value }) => value === 0);
  if (silent.length === 0) return available(`BGP is up on every link of ${name}.`);
  const dark = readings('ArpAvailability', circuit, cloud, profile).filter(({ value }) => value === 0);
  const isWhole = silent.length === bgp.length;
  return down(
    isWhole ? 'Unavailable' : 'Degraded',
    `BGP is down on ${inWords(silent.map(labelOf))}. ${
      dark.length === 0
        ? 'The other end answers ARP on every link.'
        : `No answer to ARP on ${inWords(dark.map(labelOf))}.`
    }${isWhole ? '' : ' Traffic takes what is left.'}`,
    'Get the ARP records of the peering: do both ends answer?',
    'Get its route table, and compare the settings of the peering with those of your router.',
  );
}

function ofConnection(connection: Resource, cloud: Cloud, profile: Profile): Health {
  const { name, properties } = connection;
  const circuit = findResource(cloud, textOf(bagOf(properties['peer'])['id']));
  if (!circuit) return available(`${name} stands as it was saved.`);
  const mine = readings('BgpAvailability', circuit, cloud, profile).filter(
    ({ dimensions }) => dimensions['PeeringType'] === 'Private',
  );
  if (mine.some(({ value }) => value > 0))
    return available(`${name} is up, and the circuit behind it has BGP sessions.`);
  return down(
    'Unavailable',
    `${name} is there, but no BGP session is up on the private peering of its circuit.`,
    `Look at the resource health of ${circuit.name}.`,
  );
}

const ofState = (resource: Resource): Health => available(`${resource.name} stands as it was saved.`);

const kinds: Readonly<Record<string, (resource: Resource, cloud: Cloud, profile: Profile) => Health>> = {
  'Microsoft.Compute/virtualMachines': ofState,
  'Microsoft.Network/connections': ofConnection,
  'Microsoft.Network/expressRouteCircuits': ofCircuit,
  'Microsoft.Network/virtualNetworkGateways': ofState,
};

/** The resource types whose health is known. */
export const healthTypes: readonly string[] = Object.keys(kinds);

/** How a resource is; undefined for a type of which Azure knows no health. */
export const healthOf = (resource: Resource, cloud: Cloud, profile: Profile): Health | undefined => {
  const ofKind = kinds[resource.type];
  return ofKind && (byState(resource) ?? ofKind(resource, cloud, profile));
};
