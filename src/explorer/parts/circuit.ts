/** A circuit: over a provider or on ExpressRoute Direct ports, with its private peering and the site it serves. */
import * as shape from '#src/base/shape.ts';
import { reference, word, count } from '#src/azure/network/world.ts';
import type { WorldResource } from '#src/azure/network/world.ts';
import { valueOf, type Profile } from '#src/base/facts.ts';
import { keyOf } from '#src/base/resource-id.ts';
import * as build from '#src/azure/pieces/build.ts';
import { idOf, resource, type PlainCloud } from '#src/azure/pieces/plain.ts';
import { changed, childrenOf, find, freeName, ofType, withAll } from '../cloud.ts';
import { without } from '../references.ts';
import { freeSpace } from '../spaces.ts';
import { choiceField, plainChoices, withValue } from './fields.ts';
import { definePart, type Choice, type Field } from './part.ts';
import { siteId, siteOfCircuit, sitesOf, withSite } from './site.ts';

const properties = shape.object({
  serviceProviderProvisioningState: word,
  serviceProviderProperties: shape.otherwise(
    shape.object({ serviceProviderName: word, peeringLocation: word, bandwidthInMbps: count }),
    { serviceProviderName: '', peeringLocation: '', bandwidthInMbps: 0 },
  ),
  expressRoutePort: reference,
  bandwidthInGbps: count,
});
const portProperties = shape.object({ peeringLocation: word, bandwidthInGbps: count });
const skuOf = shape.otherwise(shape.object({ tier: word, family: word }), { tier: '', family: '' });

const providers = ['Equinix', 'Colt', 'Megaport'] as const;
const locations = ['Amsterdam', 'Amsterdam2', 'Frankfurt', 'London', 'Washington DC'] as const;

/** A circuit as it is read here. */
export function circuitOf(cloud: PlainCloud, circuit: WorldResource) {
  const own = properties.parse(circuit.properties);
  const port = find(cloud, own.expressRoutePort.id);
  const ports = portProperties.parse(port?.properties ?? {});
  const isDirect = own.expressRoutePort.id !== '';
  return {
    isDirect,
    port,
    portGbps: ports.bandwidthInGbps || 10,
    provider: own.serviceProviderProperties.serviceProviderName,
    location: isDirect ? ports.peeringLocation : own.serviceProviderProperties.peeringLocation,
    mbps: isDirect ? own.bandwidthInGbps * 1000 : own.serviceProviderProperties.bandwidthInMbps,
    isProvisioned: own.serviceProviderProvisioningState === 'Provisioned',
  };
}

/** `1000` → `1 Gbps`. */
export const bandwidthInWords = (mbps: number): string => (mbps < 1000 ? `${mbps} Mbps` : `${mbps / 1000} Gbps`);

/** The Cloud in which a circuit is of the other kind: on ports of its own, or over a provider. */
export function withKind(cloud: PlainCloud, circuit: WorldResource, kind: 'provider' | 'direct'): PlainCloud {
  const { isDirect, port, location, mbps } = circuitOf(cloud, circuit);
  if (isDirect === (kind === 'direct')) return cloud;
  if (kind === 'provider') {
    const loose = changed(cloud, circuit.id, {
      expressRoutePort: undefined,
      bandwidthInGbps: undefined,
      serviceProviderProvisioningState: 'Provisioned',
      serviceProviderProperties: {
        serviceProviderName: providers[0],
        peeringLocation: location || locations[0],
        bandwidthInMbps: Math.min(mbps || 1000, 10_000),
      },
    });
    const isShared = ofType(loose, 'expressRouteCircuits').some(
      (one) => keyOf(properties.parse(one.properties).expressRoutePort.id) === keyOf(port?.id ?? ''),
    );
    return port && !isShared ? without(loose, [port.id]) : loose;
  }
  const name = freeName(cloud, 'expressRoutePorts', `port-${circuit.name.replace(/^er-/, '')}`);
  const made = resource('expressRoutePorts', name, { peeringLocation: location || locations[0], bandwidthInGbps: 10 });
  return changed(withAll(cloud, [made]), circuit.id, {
    serviceProviderProperties: undefined,
    expressRoutePort: { id: made.id },
    bandwidthInGbps: Math.max(1, Math.min(mbps, 10_000) / 1000),
  });
}

function bandwidthField(cloud: PlainCloud, circuit: WorldResource): Field {
  const { isDirect, mbps, portGbps } = circuitOf(cloud, circuit);
  const direct = Object.entries(valueOf('expressroute/direct-circuits', 'today'));
  const values = isDirect
    ? (direct.find(([gbps]) => Number(gbps) === portGbps)?.[1] ?? []).map((gbps) => gbps * 1000)
    : valueOf('expressroute/bandwidths', 'today');
  const choices = withValue(
    values.map((value): Choice => ({ value: String(value), label: bandwidthInWords(value) })),
    String(mbps),
    bandwidthInWords(mbps),
  );
  const inner = shape
    .otherwise(shape.record(shape.unknown()), {})
    .parse(circuit.properties['serviceProviderProperties']);
  return choiceField(
    { cloud, id: circuit.id, name: circuit.name },
    {
      property: 'bandwidth',
      label: 'Bandwidth',
      fact: isDirect ? 'expressroute/direct-circuits' : 'expressroute/bandwidths',
    },
    String(mbps),
    choices,
    (value) =>
      isDirect
        ? changed(cloud, circuit.id, { bandwidthInGbps: Number(value) / 1000 })
        : changed(cloud, circuit.id, { serviceProviderProperties: { ...inner, bandwidthInMbps: Number(value) } }),
  );
}

/** What only one of the two kinds has. */
function kindFields(cloud: PlainCloud, circuit: WorldResource, profile: Profile): Field[] {
  const place = { cloud, id: circuit.id, name: circuit.name };
  const { isDirect, port, portGbps, provider, location } = circuitOf(cloud, circuit);
  const inner = shape
    .otherwise(shape.record(shape.unknown()), {})
    .parse(circuit.properties['serviceProviderProperties']);
  const where = choiceField(
    place,
    { property: 'peeringLocation', label: 'Peering location' },
    location,
    withValue(plainChoices(locations), location),
    (value) =>
      isDirect && port
        ? changed(cloud, port.id, { peeringLocation: value })
        : changed(cloud, circuit.id, { serviceProviderProperties: { ...inner, peeringLocation: value } }),
  );
  if (isDirect)
    return [
      where,
      ...(port
        ? [
            choiceField(
              place,
              { property: 'portBandwidth', label: 'Port pair', fact: 'expressroute/fastpath-ip-limits' },
              String(portGbps),
              withValue(
                valueOf('expressroute/direct-ports', profile).map((gbps) => ({
                  value: String(gbps),
                  label: `${gbps} Gbps`,
                })),
                String(portGbps),
                `${portGbps} Gbps`,
              ),
              (value) => changed(cloud, port.id, { bandwidthInGbps: Number(value) }),
            ),
          ]
        : []),
    ];
  const state = properties.parse(circuit.properties).serviceProviderProvisioningState;
  return [
    choiceField(
      place,
      { property: 'serviceProviderName', label: 'Provider' },
      provider,
      withValue(plainChoices(providers), provider),
      (value) => changed(cloud, circuit.id, { serviceProviderProperties: { ...inner, serviceProviderName: value } }),
    ),
    where,
    choiceField(
      place,
      { property: 'serviceProviderProvisioningState', label: 'Provider status', fact: 'expressroute/circuit-states' },
      state,
      withValue(plainChoices(['Provisioned', 'NotProvisioned']), state),
    ),
  ];
}

export const circuit = definePart({
  kind: 'circuit',
  one: 'circuit',
  many: 'Circuits',
  items: (cloud) =>
    ofType(cloud, 'expressRouteCircuits').map((one) => {
      const { isDirect, mbps, provider } = circuitOf(cloud, one);
      const served = sitesOf(cloud).find(({ name }) => name === siteOfCircuit(one).name)?.circuits[0];
      return {
        id: one.id,
        name: one.name,
        about: `${isDirect ? 'ExpressRoute Direct' : provider || 'provider'}, ${bandwidthInWords(mbps)}`,
        ...(served && { inside: siteId(served) }),
      };
    }),
  adding: [
    {
      label: 'Add a circuit and its site',
      add(cloud) {
        const name = freeName(cloud, 'expressRouteCircuits', 'er-branch');
        const number = ofType(cloud, 'expressRouteCircuits').length;
        const names = new Set(sitesOf(cloud).map((one) => one.name));
        const site = ['On-premises', 'Branch', 'Factory', 'Warehouse']
          .concat(`Site ${number + 1}`, `Site behind ${name}`)
          .find((text) => !names.has(text));
        const pieces = build.circuit({ name, site: site ?? name, prefixes: freeSpace(cloud), location: 'Frankfurt' });
        return {
          cloud: withAll(cloud, pieces),
          id: idOf('expressRouteCircuits', name),
          said: `Added circuit ${name}, and the site ${site ?? name} behind it. Connect it to a gateway next.`,
        };
      },
    },
  ],
  owns(cloud, id) {
    const own = find(cloud, id);
    const port = own && circuitOf(cloud, own).port;
    const users = ofType(cloud, 'expressRouteCircuits').filter(
      (one) => keyOf(properties.parse(one.properties).expressRoutePort.id) === keyOf(port?.id ?? ''),
    );
    return port && users.length === 1 ? [port.id] : [];
  },
  fields(cloud, id, profile) {
    const own = find(cloud, id);
    if (!own) return [];
    const place = { cloud, id, name: own.name };
    const { isDirect } = circuitOf(cloud, own);
    const sku = skuOf.parse(own.sku);
    const site = siteOfCircuit(own);
    const peering = childrenOf(cloud, id, 'expressRouteCircuits/peerings').find(
      ({ name }) => name.split('/').at(-1) === 'AzurePrivatePeering',
    );
    const state = peering ? word.parse(peering.properties['state']) || 'Enabled' : '';
    return [
      choiceField(
        place,
        { property: 'portType', label: 'Port type', fact: 'expressroute/fastpath-circuits' },
        isDirect ? 'direct' : 'provider',
        [
          { value: 'provider', label: 'Provider' },
          { value: 'direct', label: 'Direct' },
        ],
        (value) => withKind(cloud, own, value === 'direct' ? 'direct' : 'provider'),
      ),
      choiceField(
        place,
        { property: 'tier', label: 'SKU' },
        sku.tier,
        withValue(plainChoices(['Local', 'Standard', 'Premium']), sku.tier),
        (tier) => changed(cloud, id, {}, { sku: { ...sku, tier, name: `${tier}_${sku.family || 'MeteredData'}` } }),
      ),
      bandwidthField(cloud, own),
      ...kindFields(cloud, own, profile),
      ...(peering
        ? [
            choiceField(
              place,
              { property: 'peeringState', label: 'Private peering', fact: 'expressroute/connection-prerequisites' },
              state,
              withValue(plainChoices(['Enabled', 'Disabled']), state),
              (value) => changed(cloud, peering.id, { state: value }),
            ),
          ]
        : []),
      choiceField(
        place,
        { property: 'site', label: 'On-premises site', note: 'Two circuits to one site back each other up.' },
        site.name,
        sitesOf(cloud).map(({ name }) => ({ value: name, label: name })),
        (value) =>
          withSite(cloud, [own], value, sitesOf(cloud).find(({ name }) => name === value)?.prefixes ?? site.prefixes),
      ),
    ];
  },
});
