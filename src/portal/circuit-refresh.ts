/** Refresh on a circuit: a get and a set where reading alone would not show what has changed. */
import { isRecord } from '#src/base/is-record.ts';
import { at, idOf, listAt, nameOf, textAt } from '#src/portal/json.ts';
import type { Write } from '#src/portal/request.ts';

/** The circuit as it is, without its parts: what is not said stays as it is. */
export function circuitAsIs(circuit: unknown): Record<string, unknown> & { properties: Record<string, unknown> } {
  const properties = at(circuit, 'properties');
  const { peerings: _peerings, authorizations: _authorizations, ...rest } = isRecord(properties) ? properties : {};
  return { ...(isRecord(circuit) ? circuit : {}), properties: rest };
}

/** What Refresh writes: a failed circuit comes right, and a peering that the provider configured appears. Undefined where reading will do. */
export function circuitRefresh(circuit: unknown): Write | undefined {
  const isFailed = textAt(circuit, 'properties.provisioningState') === 'Failed';
  const isProvisioned = textAt(circuit, 'properties.serviceProviderProvisioningState') === 'Provisioned';
  const isDirect = textAt(circuit, 'properties.expressRoutePort.id') !== '';
  const hasPrivate = listAt(circuit, 'properties.peerings').some((one) => nameOf(one) === 'AzurePrivatePeering');
  if (!isFailed && (isDirect || !isProvisioned || hasPrivate)) return undefined;
  return { method: 'PUT', id: idOf(circuit), title: `Refresh circuit ${nameOf(circuit)}`, body: circuitAsIs(circuit) };
}
