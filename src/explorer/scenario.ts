/** A scenario: everything the explorer shows, as plain data. It travels in a link and is kept on the device, so it is read with care. */
import type { WorldResource } from '#src/azure/network/world.ts';
import type { Profile } from '#src/base/facts.ts';
import { isRecord } from '#src/base/is-record.ts';
import { cloudOf, type PlainCloud } from '#src/azure/pieces/plain.ts';
import { all } from './cloud.ts';

/** The packet that is followed: who sends it, whom it is for, and with which protocol. */
export interface ScenarioFlow {
  /** An address. */
  from: string;
  /** An address. */
  to: string;
  protocol: 'tcp' | 'udp' | 'icmp';
  port: number;
}

export interface Scenario {
  version: 1;
  profile: Profile;
  cloud: PlainCloud;
  flow: ScenarioFlow;
  /** The address that the packet was for before something was added for it to reach. */
  formerTo?: string;
  /** Ids of what has failed, as the network of a Cloud names them. */
  failures: readonly string[];
  title?: string;
}

/** Keys and passwords of a Cloud, which packets do not care about and which never travel. */
const secret =
  /^(?:sharedKey|authorizationKey|serviceKey|radiusServerSecret|circuitSharedKey|ckn|cak|.*SecretIdentifier)$/i;

/** What stands in a Cloud instead of a key: the same for the same key. */
type StandIn = (key: string) => string;

/** A tunnel needs one key at both ends, so of these it must still show whether they are the same. */
function withoutSecrets(value: unknown, standIn: StandIn): unknown {
  if (Array.isArray(value)) return value.map((inner: unknown) => withoutSecrets(inner, standIn));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]: [string, unknown]): [string, unknown][] => {
      if (!secret.test(name)) return [[name, withoutSecrets(inner, standIn)]];
      return name === 'sharedKey' && typeof inner === 'string' && inner !== '' ? [[name, standIn(inner)]] : [];
    }),
  );
}

/** As much of a resource as packets care about, without anything secret. */
function plain(resource: WorldResource, standIn: StandIn): WorldResource {
  const { id, name, type, location, sku, tags, properties, onPremises } = resource;
  const open = withoutSecrets(properties, standIn);
  return {
    id,
    name,
    type,
    ...(location !== undefined && { location }),
    ...(sku !== undefined && { sku }),
    ...(tags !== undefined && { tags }),
    properties: isRecord(open) ? open : {},
    ...(onPremises !== undefined && { onPremises }),
  };
}

/** The same for all resources of a Cloud, their keys numbered as they come. */
export function plainAll(resources: readonly WorldResource[]): WorldResource[] {
  const numbers = new Map<string, string>();
  const standIn: StandIn = (key) => {
    const number = numbers.get(key) ?? `key-${numbers.size + 1}`;
    numbers.set(key, number);
    return number;
  };
  return resources.map((one) => plain(one, standIn));
}

/** A Cloud of any kind as one the explorer can edit: without keys, operations and what else packets do not care about. */
export const plainCloud = (cloud: { readonly resources: Readonly<Record<string, WorldResource>> }): PlainCloud =>
  cloudOf(plainAll(Object.values(cloud.resources).filter(({ type }) => /^Microsoft\.Network\//i.test(type))));

/** The scenario as a value that JSON can hold. */
export const written = (scenario: Scenario): unknown => ({
  ...scenario,
  cloud: plainAll(all(scenario.cloud)),
});

export type Reading = { isRead: true; scenario: Scenario } | { isRead: false; because: string };
