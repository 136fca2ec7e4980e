/** What can become of a circuit that is there: its bandwidth only grows, its billing changes one way, its SKU as far as Azure lets it. */
import { valueOf } from '#src/base/facts.ts';
import type { Profile } from '#src/base/facts.ts';
import { byId } from '#src/portal/cells.ts';
import { idOf, listAt, members, nameOf, textAt } from '#src/portal/json.ts';
import type { Answers } from '#src/portal/request.ts';
import { idParts } from '#src/portal/resourceId.ts';
import { textOf } from '#src/portal/values.ts';
import type { Problem, Values } from '#src/portal/values.ts';
import { bandwidthWords, stateWords } from '#src/portal/words.ts';

/** The bandwidth of a circuit in Mbps, of either kind; 0 where it does not say. */
export const mbpsOf = (circuit: unknown): number =>
  Number(textAt(circuit, 'properties.serviceProviderProperties.bandwidthInMbps')) ||
  Number(textAt(circuit, 'properties.bandwidthInGbps')) * 1000;

export const isDirectCircuit = (circuit: unknown): boolean => textAt(circuit, 'properties.expressRoutePort.id') !== '';

/** The bandwidths that a circuit of its kind can have, in Mbps. */
export function bandwidthsFor(circuit: unknown, ports: unknown, profile: Profile): readonly number[] {
  if (!isDirectCircuit(circuit)) return valueOf('expressroute/bandwidths', profile);
  const port = byId(members(ports), textAt(circuit, 'properties.expressRoutePort.id'));
  const sizes = valueOf('expressroute/direct-circuits', profile)[textAt(port, 'properties.bandwidthInGbps')];
  return (sizes ?? [mbpsOf(circuit) / 1000]).map((gbps) => gbps * 1000);
}

/** What is wrong with the fields of the configuration, in their order. */
export function circuitChangeProblems(values: Values, { resource }: Answers, profile: Profile): Problem[] {
  const name = nameOf(resource);
  const [was, will] = [mbpsOf(resource), Number(textOf(values, 'bandwidth'))];
  const [tier, family] = [textOf(values, 'tier'), textOf(values, 'family')];
  const tierBefore = textAt(resource, 'sku.tier');
  const place = textAt(resource, 'properties.serviceProviderProperties.peeringLocation');
  const localRegions = valueOf('expressroute/local-circuit', profile)[place] ?? [];
  const faults: Record<string, string | undefined> = {
    bandwidth:
      will < was
        ? `${name} has ${bandwidthWords(was)} and would get ${bandwidthWords(will)}. The bandwidth of a circuit can only grow. Choose ${bandwidthWords(was)} or more, or create a new circuit for less.`
        : undefined,
    tier:
      tier === 'Local' && localRegions.length === 0
        ? `${place} has no Azure region nearby, so there are no Local circuits. Choose Standard or Premium.`
        : tier === 'Local' && tierBefore !== 'Local' && profile === 'taught'
          ? `${name} is ${tierBefore}. Such a circuit cannot become Local. Create a new circuit for that.`
          : undefined,
    family:
      family === 'MeteredData' && textAt(resource, 'sku.family') === 'UnlimitedData'
        ? `${name} is billed as Unlimited, which cannot go back to Metered. Leave Unlimited, or create a new circuit.`
        : family === 'MeteredData' && tier === 'Local'
          ? 'A Local circuit is always billed as Unlimited. Choose Unlimited, or another SKU.'
          : undefined,
  };
  return Object.entries(faults).flatMap(([field, because]) => (because === undefined ? [] : [{ field, because }]));
}

/** What has to go before a circuit can be deleted, in the order in which it goes; empty where nothing is in the way. */
export function deleteObstacles({ resource, connections }: Answers): string[] {
  const id = idOf(resource).toLowerCase();
  const linked = members(connections).filter((one) => textAt(one, 'properties.peer.id').toLowerCase() === id);
  const peerings = listAt(resource, 'properties.peerings');
  const reach = peerings.flatMap((one) => listAt(one, 'properties.connections'));
  const filtered = peerings.filter((one) => textAt(one, 'properties.routeFilter.id') !== '');
  const keys = listAt(resource, 'properties.authorizations');
  const provider = textAt(resource, 'properties.serviceProviderProvisioningState');
  return [
    ...linked.map((one) => `delete the connection ${nameOf(one)}`),
    ...reach.map((one) => `delete the Global Reach link ${nameOf(one)}`),
    ...keys.map((one) => `delete the authorization ${nameOf(one)}`),
    ...filtered.map((one) => `take the route filter ${idParts(textAt(one, 'properties.routeFilter.id')).name} off`),
    ...(provider === 'NotProvisioned' || isDirectCircuit(resource)
      ? []
      : [`have the provider deprovision the circuit (provider status: ${stateWords(provider)})`]),
  ];
}
