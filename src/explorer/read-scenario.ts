/** Reads a scenario that somebody sent or this browser kept, with care. Loaded with zod, and only when there is one to read. */
import * as z from 'zod/mini';
import { cloudOf } from '#src/azure/pieces/plain.ts';
import { isRecord } from '#src/base/is-record.ts';
import { plainAll, type Reading } from './scenario.ts';

// The page's rules forbid making code from text, which zod would try.
z.config({ jitless: true });

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
  onPremises: z.optional(
    z.object({ down: z.array(z.string()), prefixes: z.optional(z.array(z.string())), routers: z.optional(bag) }),
  ),
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

/** Whether a value has things in things further down than so many levels. It does not look further itself. */
const isDeeper = (value: unknown, levels: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((inner: unknown) => isDeeper(inner, levels - 1)));

/** Reads such a value. What is wrong with it comes back in words. */
export function readScenario(value: unknown): Reading {
  if (isDeeper(value, deepest))
    return {
      isRead: false,
      because: `Things are nested in it deeper than ${deepest} levels, which no resource of Azure is. Ask for a link that this page made.`,
    };
  const version = isRecord(value) ? value['version'] : undefined;
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
