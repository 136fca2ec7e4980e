/** A circuit as packets care about it: the site it serves, what that announces, over whose ports it runs, and where its two links end. */
import * as shape from '#src/base/shape.ts';
import { parsePrefix } from '#src/base/ip.ts';
import { count, nodeOf, reference, word, type World, type WorldResource } from './world.ts';

export const circuitType = 'Microsoft.Network/expressRouteCircuits';

const circuitProperties = shape.object({
  serviceProviderProvisioningState: word,
  serviceProviderProperties: shape.otherwise(
    shape.object({ serviceProviderName: word, peeringLocation: word, bandwidthInMbps: count }),
    { serviceProviderName: '', peeringLocation: '', bandwidthInMbps: 0 },
  ),
  expressRoutePort: reference,
  bandwidthInGbps: count,
});
const circuitTags = shape.otherwise(
  shape.object({ onPremisesPrefixes: word, onPremisesName: word, onPremisesPreference: word }),
  {
    onPremisesPrefixes: '',
    onPremisesName: '',
    onPremisesPreference: '',
  },
);
const circuitSku = shape.otherwise(shape.object({ tier: word }), { tier: '' });

/** Both links of a circuit, each to an edge router of its own. Flows share them. */
export const ways = ['primary', 'secondary'] as const;
export type LinkName = (typeof ways)[number];

/** The nodes of one circuit, from the site to the pair of edges. */
export interface CircuitNodes {
  /** Shared by all circuits whose tag `onPremisesName` is the same. */
  site: string;
  router: string;
  /** Absent on an ExpressRoute Direct circuit: there the customer's router meets Microsoft's. */
  provider: string | undefined;
  edges: Readonly<Record<LinkName, string>>;
}

const portOf = (circuit: WorldResource): string => circuitProperties.parse(circuit.properties).expressRoutePort.id;

/** Whether the circuit runs on the customer's own ports, without a provider. */
export const isDirect = (circuit: WorldResource): boolean => portOf(circuit) !== '';

/** `Local`, `Standard`, `Premium`, or empty. */
export const tierOf = (circuit: WorldResource): string => circuitSku.parse(circuit.sku).tier;

const siteNode = (circuit: WorldResource): string => {
  const name = circuitTags.parse(circuit.tags).onPremisesName.trim().toLowerCase();
  return name === '' ? `${nodeOf(circuit.id)}/site` : `site:${name}`;
};

export function nodesOfCircuit(circuit: WorldResource): CircuitNodes {
  const id = nodeOf(circuit.id);
  return {
    site: siteNode(circuit),
    router: `${id}/router`,
    provider: isDirect(circuit) ? undefined : `${id}/provider`,
    edges: { primary: `${id}/edge/primary`, secondary: `${id}/edge/secondary` },
  };
}

/** The provider's name and state, the port of a Direct circuit, and the bandwidth in Mbps; 0 if the circuit does not say. */
export function lineOf(circuit: WorldResource) {
  const properties = circuitProperties.parse(circuit.properties);
  const { serviceProviderName, bandwidthInMbps } = properties.serviceProviderProperties;
  return {
    provider: serviceProviderName,
    state: properties.serviceProviderProvisioningState,
    port: properties.expressRoutePort.id,
    mbps: bandwidthInMbps > 0 ? bandwidthInMbps : properties.bandwidthInGbps * 1000,
  };
}

/** Where the circuit meets Microsoft, as its provider or its port says; empty if neither does. */
export function peeringLocationOf(world: World, circuit: WorldResource): string {
  const own = circuitProperties.parse(circuit.properties).serviceProviderProperties.peeringLocation;
  return own === '' ? word.parse(world.find(portOf(circuit))?.properties['peeringLocation']) : own;
}

/** The circuits that serve the same site, in the order of their ids. */
export const circuitsAt = (world: World, site: string): readonly WorldResource[] =>
  world.ofType(circuitType).filter((circuit) => siteNode(circuit) === site);

/** What the site behind a circuit is called, and what it announces there: what its router was told to, else the circuit's tags, else 10.100.0.0/16 and on. */
export function siteOf(world: World, circuit: WorldResource): { name: string; prefixes: string[] } {
  const tags = circuitTags.parse(circuit.tags);
  const tagged = tags.onPremisesPrefixes
    .split(',')
    .map((text) => text.trim())
    .filter((text) => parsePrefix(text));
  const circuits = world.ofType(circuitType);
  const [first = circuit] = circuitsAt(world, siteNode(circuit));
  const place = Math.max(0, circuits.indexOf(first)) % 100;
  const name = circuits.length > 1 ? `On-premises (${circuit.name})` : 'On-premises';
  const home = tagged.length > 0 ? tagged : [`10.${100 + place}.0.0/16`, `fd00:${100 + place}::/64`];
  return {
    name: tags.onPremisesName === '' ? name : tags.onPremisesName,
    prefixes: [...(circuit.onPremises?.prefixes ?? home)],
  };
}

/** How much the site prefers this circuit to its others, higher first: its local preference, from the tag `onPremisesPreference`. */
export const preferenceOf = (circuit: WorldResource): number => {
  const said = Number(circuitTags.parse(circuit.tags).onPremisesPreference);
  return Number.isFinite(said) ? said : 0;
};
