/** The requests written by hand that were sent last, newest first, kept with the room. */
import * as z from 'zod/mini';
import type { Memory } from '../memory.ts';
import { methods } from './written.ts';
import type { Written } from './written.ts';

const key = 'requests/recent';
const mostKept = 12;
const kept = z.array(z.object({ method: z.enum(methods), path: z.string(), body: z.string(), person: z.string() }));

type Kept = Pick<Memory, 'get' | 'set'>;

export function recentIn(memory: Kept): readonly Written[] {
  const found = kept.safeParse(memory.get(key));
  return found.success ? found.data : [];
}

/** Adds one in front; the same request stands there once. */
export function keepRecent(memory: Kept, one: Written): readonly Written[] {
  const others = recentIn(memory).filter((other) => JSON.stringify(other) !== JSON.stringify(one));
  const all = [one, ...others].slice(0, mostKept);
  memory.set(key, all);
  return all;
}
