/** What holds for ExpressRoute circuits. */
import { valueOf } from '#src/base/facts.ts';
import { Refusal } from '#src/base/refusal.ts';
import { groupId, keyOf, parseResourceId } from '#src/base/resource-id.ts';
import { childrenOf, resourcesAt, usersOf } from '../cloud.ts';
import type { Cloud } from '../cloud.ts';
import { findPeeringLocation, serviceProviders } from '../peering-locations.ts';
import { geographyOfPeeringLocation } from '../geographies.ts';
import type { Context, Failure, Proposal } from '../resource.ts';
import { shelfOf } from '../shelves.ts';
import { refuseDirect } from './circuit-direct.ts';
import {
  familyOf,
  geographyOf,
  globalReachOf,
  isDirect,
  linkLimit,
  linksInUse,
  localRegionsOf,
  peeringLocationOf,
  reaches,
  tierOf,
  unplaced,
} from './circuit-properties.ts';
import type { Circuit, CircuitProperties } from './circuit-properties.ts';
import { notSimulated } from './not-simulated.ts';

const refuse = (code: string, message: string, target: string, fact?: string): never => {
  throw new Refusal(400, code, message, { target, ...(fact !== undefined && { fact }) });
};

type Line = NonNullable<CircuitProperties['serviceProviderProperties']>;
const atLine = 'properties.serviceProviderProperties';

function refuseProvider({ name }: Circuit, line: Line, { profile }: Context): void {
  const location = findPeeringLocation(line.peeringLocation, profile);
  if (!location || geographyOfPeeringLocation(line.peeringLocation, profile) === undefined) {
    refuse(
      'CrossconnectPeeringLocation',
      `${line.peeringLocation} is not a peering location we know. Choose one such as Amsterdam, London, Silicon Valley or Singapore.`,
      `${atLine}.peeringLocation`,
      'expressroute/geopolitical-regions',
    );
    return;
  }
  const wanted = line.serviceProviderName.toLowerCase();
  if (location.providers.some((provider) => provider.toLowerCase() === wanted)) return;
  const elsewhere = serviceProviders(profile).find((provider) => provider.name.toLowerCase() === wanted);
  const why = elsewhere
    ? `${elsewhere.name} is in ${elsewhere.locations.length} other places, such as ${elsewhere.locations.slice(0, 3).join(', ')}`
    : `${line.serviceProviderName} is not a connectivity provider we know`;
  refuse(
    'CrossconnectServiceProvider',
    `${name} asks for a line of ${line.serviceProviderName} in ${location.name}. ${why}. In ${location.name} there ${location.providers.length === 0 ? 'is none' : `are ${location.providers.join(', ')}`}. Choose a provider and a location that go together.`,
    `${atLine}.serviceProviderName`,
    'expressroute/peering-locations',
  );
}

function refuseLine(circuit: Circuit, line: Line, before: Circuit | undefined, context: Context): void {
  const bandwidths = valueOf('expressroute/bandwidths', context.profile);
  if (!bandwidths.includes(line.bandwidthInMbps)) {
    refuse(
      'CrossconnectBandwidth',
      `${circuit.name} asks for ${line.bandwidthInMbps} Mbps. A provider circuit has ${bandwidths.join(', ')} Mbps. Choose one of these.`,
      `${atLine}.bandwidthInMbps`,
      'expressroute/bandwidths',
    );
  }
  const was = before?.properties.serviceProviderProperties;
  if (!was) {
    refuseProvider(circuit, line, context);
    return;
  }
  if (line.bandwidthInMbps < was.bandwidthInMbps) {
    refuse(
      'CrossconnectBandwidthLowered',
      `${circuit.name} has ${was.bandwidthInMbps} Mbps and would get ${line.bandwidthInMbps}. The bandwidth of a circuit can only grow. Create a new circuit for less.`,
      `${atLine}.bandwidthInMbps`,
      'expressroute/bandwidth-only-grows',
    );
  }
  if (line.serviceProviderName !== was.serviceProviderName || line.peeringLocation !== was.peeringLocation) {
    refuse(
      'CrossconnectCircuitMoved',
      `${circuit.name} is a line of ${was.serviceProviderName} in ${was.peeringLocation}. Provider and peering location cannot change. Create a new circuit there.`,
      atLine,
    );
  }
}

/** A circuit is a provider's line or runs on ports, and stays what it is. */
function refuseKind(circuit: Circuit, before: Circuit | undefined, context: Context): void {
  const { serviceProviderProperties: line } = circuit.properties;
  if (!line && !isDirect(circuit)) {
    refuse(
      'ExpressRouteCircuitCreateMissingPortProvisioningProperties',
      `ExpressRouteCircuit ${circuit.id}:\nserviceProviderProperties or ExpressRoutePorts/BandwidthInGbps properties must be present in create operation.`,
      atLine,
    );
    return;
  }
  if (before && isDirect(before) !== isDirect(circuit)) {
    refuse(
      'CrossconnectCircuitMoved',
      `${circuit.name} ${isDirect(before) ? 'runs on ExpressRoute Direct ports' : 'is the line of a provider'}. That cannot change. Create a new circuit.`,
      'properties.expressRoutePort',
    );
  }
  if (line && isDirect(circuit)) {
    refuse(
      'CrossconnectCircuitOfTwoKinds',
      `${circuit.name} names a provider and a port pair. Send serviceProviderProperties, or expressRoutePort with bandwidthInGbps, not both.`,
      'properties.expressRoutePort',
    );
  }
  if (line) refuseLine(circuit, line, before, context);
  else refuseDirect(circuit, before, context);
}

function refuseLocal(circuit: Circuit, before: Circuit | undefined, { cloud, profile }: Context): void {
  if (tierOf(circuit) !== 'Local') return;
  if (familyOf(circuit) !== 'UnlimitedData') {
    refuse(
      'CrossconnectLocalIsUnlimited',
      `${circuit.name} is a Local circuit with ${familyOf(circuit)}. A Local circuit is always billed as UnlimitedData. Send that family, or choose Standard.`,
      'sku.family',
      'expressroute/local-circuit',
    );
  }
  if (localRegionsOf(circuit, cloud, profile).length === 0) {
    refuse(
      'CrossconnectNoLocalHere',
      `${peeringLocationOf(circuit, cloud)} has no Azure region nearby, so there are no Local circuits. Choose Standard, or another peering location.`,
      'sku.tier',
      'expressroute/local-circuit',
    );
  }
  if (before && tierOf(before) !== 'Local' && profile === 'taught') {
    refuse(
      'CrossconnectCircuitToLocal',
      `${circuit.name} is ${tierOf(before)}. Such a circuit cannot become Local. Create a new circuit.`,
      'sku.tier',
      'expressroute/circuit-to-local',
    );
  }
  const [reach] = before ? globalReachOf(cloud, before) : [];
  if (reach) {
    refuse(
      'CrossconnectLocalHasNoGlobalReach',
      `${circuit.name} has the Global Reach link ${reach.name}. Local circuits have none. Delete the link first.`,
      'sku.tier',
      'expressroute/global-reach-tiers',
    );
  }
}

/** A smaller tier may not strand what hangs on the circuit. */
function refuseStranded(circuit: Circuit, before: Circuit, { cloud, profile }: Context): void {
  const { limit, fact } = linkLimit(circuit, profile);
  const links = linksInUse(cloud, before);
  if (links > limit) {
    refuse(
      'CrossconnectTooManyLinks',
      `${circuit.name} has ${links} links. With ${tierOf(circuit)} it would take ${limit}. Delete connections or Global Reach links first.`,
      'sku.tier',
      fact,
    );
  }
  const far = usersOf(cloud, before).find(({ location }) => !reaches(circuit, location ?? '', cloud, profile));
  if (!far) return;
  const near = tierOf(circuit) === 'Local' ? localRegionsOf(circuit, cloud, profile).join(' and ') : undefined;
  refuse(
    'CrossconnectOutsideGeopoliticalRegion',
    `Connection ${far.name} in ${far.location ?? ''} lies outside ${near ?? geographyOf(circuit, cloud, profile) ?? 'the region of the circuit'}, beyond the reach of a ${tierOf(circuit)} circuit.${unplaced(far.location ?? '', profile)} Delete that connection first.`,
    'sku.tier',
    tierOf(circuit) === 'Local' ? 'expressroute/local-circuit' : 'expressroute/geopolitical-regions',
  );
}

function refuseSku(circuit: Circuit, before: Circuit | undefined, context: Context): void {
  const { sku, name } = circuit;
  if (!sku) {
    refuse(
      'CrossconnectCircuitSku',
      `${name} has no sku. Send tier Standard, Premium or Local and family MeteredData or UnlimitedData.`,
      'sku',
    );
    return;
  }
  const full = `${tierOf(circuit)}_${familyOf(circuit)}`;
  if (tierOf(circuit) === 'Basic') throw notSimulated('The tier Basic', 'Use Standard, Premium or Local.', 'sku.tier');
  if (sku['name'] !== full) {
    refuse(
      'CrossconnectCircuitSku',
      `${name} has the SKU name ${String(sku['name'])}, but tier and family make ${full}. Send that name, or leave it out.`,
      'sku.name',
    );
  }
  if (before && familyOf(before) === 'UnlimitedData' && familyOf(circuit) === 'MeteredData') {
    refuse(
      'CrossconnectUnlimitedStays',
      `${name} is billed as UnlimitedData, which cannot go back to MeteredData. Create a new circuit for metered billing.`,
      'sku.family',
      'expressroute/unlimited-stays',
    );
  }
  refuseLocal(circuit, before, context);
  if (before) refuseStranded(circuit, before, context);
}

function refuseCount(circuit: Circuit, { cloud, profile }: Context): void {
  const { groups = {} } = cloud.subscriptions[keyOf(parseResourceId(circuit.id)?.subscription ?? '')] ?? {};
  // By group: the shelf of a whole subscription is found by looking at everything there is.
  const others = Object.keys(groups).flatMap((holder) =>
    resourcesAt(cloud, [...shelfOf(cloud, { in: { holder }, type: circuit.type }).keys]),
  );
  const inRegion = others.filter(({ location }) => location === circuit.location);
  const perRegion = valueOf('expressroute/circuits-per-region', profile);
  const all = valueOf('expressroute/circuits-per-subscription', profile);
  if (inRegion.length < perRegion && others.length < all) return;
  const isRegion = inRegion.length >= perRegion;
  refuse(
    'CrossconnectTooManyCircuitsOfSubscription',
    `The subscription has ${isRegion ? `${inRegion.length} circuits in ${circuit.location ?? ''}` : `${others.length} circuits`}, and takes ${isRegion ? perRegion : all}${isRegion ? ' in a region' : ''}. Delete one, ${isRegion ? 'use another region' : 'use another subscription'}, or in Azure ask support for more.`,
    'location',
    isRegion ? 'expressroute/circuits-per-region' : 'expressroute/circuits-per-subscription',
  );
}

/** The rules of a circuit. */
export function refuseCircuit({ resource, before }: Proposal<CircuitProperties>, context: Context): void {
  refuseKind(resource, before, context);
  refuseSku(resource, before, context);
  if (!before) refuseCount(resource, context);
}

const authorizationType = 'Microsoft.Network/expressRouteCircuits/authorizations';

/** What must be taken from a circuit before it can go, in words. */
function whatHangsOn(cloud: Cloud, circuit: Circuit): string | undefined {
  const [reach] = globalReachOf(cloud, circuit);
  if (reach) return `the Global Reach link ${reach.id} still runs over it. Delete the link first`;
  const parts = childrenOf(cloud, circuit);
  const authorization = parts.find(({ type }) => type === authorizationType);
  if (authorization) return `it still has the authorization ${authorization.name}. Delete its authorizations first`;
  const filtered = parts.find(({ properties }) => properties['routeFilter'] !== undefined);
  if (filtered) return `a route filter is attached to its ${filtered.name}. Take it off first`;
  return undefined;
}

const holdsProvider = ({ properties }: Circuit): boolean =>
  (properties.serviceProviderProvisioningState ?? 'NotProvisioned') !== 'NotProvisioned';

/** Nothing may hang on a circuit that goes alone. A group does not go while a provider holds a circuit in it. */
export function refuseCircuitDelete(circuit: Circuit, { cloud }: Context, leaving: ReadonlySet<string>): void {
  const { subscription = '', group = '' } = parseResourceId(circuit.id) ?? {};
  const isAlone = !leaving.has(keyOf(groupId(subscription, group)));
  const hanging = isAlone ? whatHangsOn(cloud, circuit) : undefined;
  if (hanging !== undefined) {
    refuse(
      'CrossconnectCircuitInUse',
      `Circuit ${circuit.name} cannot be deleted: ${hanging}.`,
      'id',
      'expressroute/delete-order',
    );
  }
  if (isAlone || isDirect(circuit) || !holdsProvider(circuit)) return;
  refuse(
    'CrossconnectCircuitStillProvisioned',
    `Circuit ${circuit.name} cannot be deleted: its provider status is ${circuit.properties.serviceProviderProvisioningState ?? ''}. Ask the provider to deprovision it, and delete it when the status is NotProvisioned.`,
    'id',
    'expressroute/delete-order',
  );
}

/** Azure takes the DELETE of a circuit that its provider still holds, and fails it a little later: in these words. */
export const failCircuitDelete = (circuit: Circuit): Failure | undefined =>
  isDirect(circuit) || !holdsProvider(circuit)
    ? undefined
    : {
        code: 'ConflictError',
        message:
          'The specified dedicated circuit is not in Deprovisioned state. Please initiate the deprovisioning process with your service provider.',
        fact: 'expressroute/delete-order',
      };
