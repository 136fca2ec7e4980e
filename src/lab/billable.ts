/** What a Cloud is billed for, hour by hour, at one moment. Each rule stands on a fact; what nobody bills is not here. */
import { findResource, resourcesOfType } from '#src/azure/cloud.ts';
import type { Cloud, Resource } from '#src/azure/cloud.ts';
import { globalReachOf, isMade, tierOf } from '#src/azure/rules/circuit-properties.ts';
import { valueOf } from '#src/base/facts.ts';
import type { FactId, Profile } from '#src/base/facts.ts';
import { keyOf } from '#src/base/resource-id.ts';

export type BillKind = 'circuit' | 'premium' | 'global-reach' | 'gateway' | 'public-address' | 'ports';

/** One thing on the bill. A circuit can be on it several times, once for each thing that is charged for. */
export interface Billable {
  /** Tells it from every other: the kind and the resource. */
  key: string;
  kind: BillKind;
  /** The resource that has to go, or to change, for the bill to end. */
  id: string;
  name: string;
  fact: FactId;
  /** When the billing began, where that is not the moment it is first seen. */
  since?: number;
}

const day = 24 * 60 * 60_000;
const network = 'Microsoft.Network';

function billable(kind: BillKind, { id, name }: Resource, fact: FactId, since?: number): Billable {
  return { key: `${kind} ${keyOf(id)}`, kind, id, name, fact, ...(since === undefined ? {} : { since }) };
}

/** Whether it is still being made: nothing is billed before it is there. */
function isComing({ operations }: Cloud, { id, busy }: Resource): boolean {
  const running = busy === undefined ? undefined : operations[busy];
  return running?.kind === 'create' && running.resource === keyOf(id);
}

const hasServiceKey = ({ properties: { serviceKey } }: Resource): boolean =>
  typeof serviceKey === 'string' && /[1-9a-f]/i.test(serviceKey);

function ofCircuit(cloud: Cloud, circuit: Resource): Billable[] {
  if (!hasServiceKey(circuit)) return [];
  const onPorts = circuit.properties['expressRoutePort'] !== undefined;
  return [
    ...(onPorts ? [] : [billable('circuit', circuit, 'expressroute/billing-starts-at-service-key')]),
    ...(tierOf(circuit) === 'Premium'
      ? [
          billable(
            'premium',
            circuit,
            onPorts ? 'expressroute/direct-circuits-billing' : 'expressroute/premium-billed-on-top',
          ),
        ]
      : []),
    ...(globalReachOf(cloud, circuit).some(isMade)
      ? [billable('global-reach', circuit, 'expressroute/global-reach-billed-per-circuit')]
      : []),
  ];
}

function ofPorts(cloud: Cloud, ports: Resource, now: number, profile: Profile): Billable[] {
  const links = Object.keys(ports.children).flatMap((key) => findResource(cloud, key) ?? []);
  const isOn = links.some(({ properties }) => properties['adminState'] === 'Enabled');
  const free = valueOf('expressroute/direct-billing-starts', profile) * day;
  const due = (ports.createdAt ?? now) + free;
  if (!isOn && now < due) return [];
  return [billable('ports', ports, 'expressroute/direct-billing-starts', now < due ? undefined : due)];
}

/** What is billed at a moment, in the order of the kinds and then of the ids as they came. */
export function billablesIn(cloud: Cloud, now: number, profile: Profile): Billable[] {
  const there = (type: string) =>
    resourcesOfType(cloud, `${network}/${type}`).filter((resource) => !isComing(cloud, resource));
  return [
    ...resourcesOfType(cloud, `${network}/expressRouteCircuits`).flatMap((circuit) => ofCircuit(cloud, circuit)),
    ...there('virtualNetworkGateways').map((one) => billable('gateway', one, 'expressroute/gateway-billed-by-hour')),
    ...there('publicIPAddresses').map((one) => billable('public-address', one, 'expressroute/public-address-billed')),
    ...there('expressRoutePorts').flatMap((ports) => ofPorts(cloud, ports, now, profile)),
  ];
}
