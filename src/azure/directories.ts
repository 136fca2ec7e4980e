/** Directories: which one a subscription trusts. Unless something else was said, there is one, and every subscription trusts it. */
import * as z from 'zod/mini';
import { guid } from '#src/base/random.ts';
import { keyOf } from '#src/base/resource-id.ts';
import type { World } from './world.ts';

export const directorySchema = z.object({
  tenantId: z.string(),
  displayName: z.string(),
  /** Lower-cased GUIDs. */
  subscriptions: z.array(z.string()),
});
export type Directory = z.infer<typeof directorySchema>;

/** The directory that a subscription trusts of which nothing else was said. */
export const homeOf = ({ seed }: Pick<World, 'seed'>): Directory => ({
  tenantId: guid(seed, 'tenant'),
  displayName: 'Crossconnect',
  subscriptions: [],
});

/** The directory that a subscription trusts. */
export const directoryOf = (world: Pick<World, 'cloud' | 'seed'>, subscription: string): Directory =>
  world.cloud.directories?.find(({ subscriptions }) => subscriptions.includes(keyOf(subscription))) ?? homeOf(world);
