/** A template deployment as the Cloud keeps it: what was sent, how far it is, and what came of each resource. */
import * as z from 'zod/mini';

const bag = z.record(z.string(), z.unknown());

const errorSchema = z.object({
  code: z.string(),
  message: z.string(),
  target: z.optional(z.string()),
  fact: z.optional(z.string()),
  details: z.optional(z.array(z.object({ code: z.string(), target: z.string(), message: z.string() }))),
});
export type DeploymentError = z.infer<typeof errorSchema>;

export const partSchema = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  apiVersion: z.string(),
  /** Keys of the parts that must have ended before it starts. */
  dependsOn: z.array(z.string()),
  /** As it stands in the template; expressions in it are worked out when it starts. */
  body: bag,
  state: z.enum(['Waiting', 'Running', 'Succeeded', 'Failed', 'Canceled']),
  /** The operation that runs on it. */
  operation: z.optional(z.string()),
  startedAt: z.optional(z.number()),
  endedAt: z.optional(z.number()),
  /** The status its PUT was answered with. */
  status: z.optional(z.int()),
  error: z.optional(errorSchema),
});
export type Part = z.infer<typeof partSchema>;

export const deploymentSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** Who deploys: what is written is written as them. */
  actor: z.string(),
  /** The entry that started it. */
  n: z.int(),
  operation: z.string(),
  /** The number in the URL of its status. */
  sequence: z.string(),
  correlationId: z.string(),
  startedAt: z.number(),
  endedAt: z.optional(z.number()),
  state: z.enum(['Accepted', 'Running', 'Succeeded', 'Failed', 'Canceled']),
  tags: z.optional(z.record(z.string(), z.string())),
  /** By name as the template writes it. A secure value is dropped when the deployment ends. */
  parameters: z.record(z.string(), z.object({ type: z.string(), value: z.optional(z.unknown()) })),
  /** As they stand in the template. */
  variables: bag,
  outputs: z.record(z.string(), z.object({ type: z.string(), value: z.unknown() })),
  templateHash: z.string(),
  parts: z.array(partSchema),
  /** The outputs with their values, once it has succeeded. */
  results: z.optional(z.record(z.string(), z.object({ type: z.string(), value: z.optional(z.unknown()) }))),
  error: z.optional(errorSchema),
});
export type Deployment = z.infer<typeof deploymentSchema>;
