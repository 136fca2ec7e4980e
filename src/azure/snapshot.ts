/** A snapshot: a whole simulated Azure at one moment, as JSON that can be kept and opened again. */
import * as z from 'zod/mini';
import { cloudSchema } from './cloud.ts';
import { pastSchema } from './past.ts';

/** Counts the shapes a snapshot has had. Older ones are brought up to date in `parseSnapshot`. */
export const engineVersion = 2;

const snapshotSchema = z.object({
  engine: z.int(),
  seed: z.string(),
  profile: z.enum(['taught', 'today']),
  /** Virtual milliseconds. */
  at: z.number(),
  /** The number the next write gets. */
  serial: z.int(),
  cloud: cloudSchema,
  /** How it came about, where that was asked for. */
  past: z.optional(pastSchema),
});
export type Snapshot = z.infer<typeof snapshotSchema>;

/** Reads what was stored. Throws when it is not a snapshot, or is one of a newer engine. */
export function parseSnapshot(value: unknown): Snapshot {
  const parsed = snapshotSchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(`This is not a saved cloud: ${issue?.path.join('.') ?? 'it'} has the wrong shape.`);
  }
  if (parsed.data.engine > engineVersion) {
    throw new Error(
      `This cloud was saved by a newer version (${parsed.data.engine}). Reload the page to get that version.`,
    );
  }
  return parsed.data;
}
