/** A scenario: everything the explorer shows, as plain data. It travels in a link and is kept on the device, so it is read with care. */
import * as z from 'zod/mini';
import type { WorldResource } from '#src/azure/network/world.ts';
import type { Profile } from '#src/base/facts.ts';
import { all, cloudOf, type PlainCloud } from './cloud.ts';

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

/** What is read besides must be made by hand, and is refused rather than cut. */
export const most = { resources: 5_000, failures: 200, text: 2_000 } as const;
/** As many levels are read, one in another: Azure nests far less, and endless ones would end the page. */
export const deepest = 100;

const bag = z.record(z.string(), z.unknown());
const resourceSchema = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  location: z.optional(z.string()),
  sku: z.optional(bag),
  tags: z.optional(z.record(z.string(), z.string())),
  properties: bag,
  onPremises: z.optional(z.object({ down: z.array(z.string()), prefixes: z.optional(z.array(z.string())) })),
});
const scenarioSchema = z.object({
  version: z.literal(1),
  profile: z.enum(['taught', 'today']),
  cloud: z.array(resourceSchema),
  flow: z.object({
    from: z.string(),
    to: z.string(),
    protocol: z.enum(['tcp', 'udp', 'icmp']),
    port: z.number(),
  }),
  formerTo: z.optional(z.string()),
  failures: z.array(z.string()),
  title: z.optional(z.string()),
});

const resourceId = /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/[^/]+(?:\/[^/]+\/[^/]+)+$/i;

/** Where a scenario holds what none can have, if it does. Written out, since the checks of zod would weigh a kilobyte. */
function oddIn({ cloud, flow, failures, title = '' }: z.infer<typeof scenarioSchema>): string | undefined {
  if (cloud.length > most.resources) return 'cloud';
  if (failures.length > most.failures) return 'failures';
  if (title.length > most.text) return 'title';
  if (!Number.isInteger(flow.port) || flow.port < 0 || flow.port > 65_535) return 'flow.port';
  const odd = cloud.findIndex(({ id }) => id.length > most.text || !resourceId.test(id));
  return odd === -1 ? undefined : `cloud.${odd}.id`;
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

const isBag = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a value has things in things further down than so many levels. It does not look further itself. */
const isDeeper = (value: unknown, levels: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((inner: unknown) => isDeeper(inner, levels - 1)));

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
    properties: isBag(open) ? open : {},
    ...(onPremises !== undefined && { onPremises }),
  };
}

/** The same for all resources of a Cloud, their keys numbered as they come. */
function plainAll(resources: readonly WorldResource[]): WorldResource[] {
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

/** Reads such a value. What is wrong with it comes back in words. */
export function readScenario(value: unknown): Reading {
  if (isDeeper(value, deepest))
    return {
      isRead: false,
      because: `Things are nested in it deeper than ${deepest} levels, which no resource of Azure is. Ask for a link that this page made.`,
    };
  const version = isBag(value) ? value['version'] : undefined;
  if (typeof version === 'number' && version !== 1)
    return {
      isRead: false,
      because: `It has version ${version}, and this page reads version 1. A newer page made it: reload this one.`,
    };
  const read = scenarioSchema.safeParse(value);
  const odd = read.success ? oddIn(read.data) : (read.error.issues[0]?.path.map(String).join('.') ?? '');
  if (!read.success || odd !== undefined) {
    const where = odd === undefined || odd === '' ? '' : ` (at ${odd})`;
    return { isRead: false, because: `It is not a scenario of this page${where}.` };
  }
  const { cloud, title, formerTo, ...rest } = read.data;
  return {
    isRead: true,
    scenario: {
      ...rest,
      cloud: cloudOf(plainAll(cloud)),
      ...(title !== undefined && { title }),
      ...(formerTo !== undefined && { formerTo }),
    },
  };
}
