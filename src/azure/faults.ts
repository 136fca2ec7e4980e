/** Faults that were ordered: whether one strikes a request, and what it makes of the answer. */
import * as z from 'zod/mini';
import { integer } from '#src/base/random.ts';
import { Refusal } from '#src/base/refusal.ts';
import type { Asked } from './door.ts';
import type { World } from './world.ts';

export const faultSchema = z.object({
  fault: z.enum(['throttle', 'conflict', 'error', 'timeout', 'stuck']),
  /** The share of the requests it strikes, from 0 to 1. */
  rate: z.number().check(z.gte(0), z.lte(1)),
  /** If not said: any. */
  method: z.optional(z.enum(['GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE'])),
  /** The beginning of a path, which starts with a slash; else a regular expression. Case does not count. If not said: any. */
  path: z.optional(z.string().check(z.maxLength(300))),
  /** Seconds that a throttled client is asked to wait. */
  retryAfter: z.optional(z.number().check(z.gte(0), z.lte(3600))),
});
export type Fault = z.infer<typeof faultSchema>;

/** Whether a path is meant; undefined if the pattern is not one. */
export function ruleOf(pattern: string): ((path: string) => boolean) | undefined {
  if (pattern.startsWith('/')) return (path) => path.toLowerCase().startsWith(pattern.toLowerCase());
  try {
    const rule = new RegExp(pattern, 'i');
    return (path) => rule.test(path);
  } catch {
    return undefined;
  }
}

const fine = 1_000_000;

/** The fault that strikes a request, if one does. `turn` tells requests apart that are otherwise the same. */
export function faultFor(world: World, { method, url }: Asked, turn: string): Fault | undefined {
  return world.cloud.faults?.find(
    (fault, index) =>
      (fault.method ?? method) === method &&
      (fault.path === undefined || ruleOf(fault.path)?.(url.pathname)) &&
      integer(fine, world.seed, 'fault', index, turn) < fault.rate * fine,
  );
}

const wayOut = 'DELETE /_control/faults ends all faults.';

/** What a client is told, where the fault speaks for itself. */
export function refusalOf({ fault }: Fault): Refusal | undefined {
  const refusal = (status: number, words: string) =>
    new Refusal(status, 'CrossconnectInjectedFault', `${words} It was ordered. ${wayOut}`);
  switch (fault) {
    case 'throttle':
      return refusal(429, 'Too many requests: wait as long as Retry-After says.');
    case 'conflict':
      return refusal(409, 'The request conflicts with another one.');
    case 'error':
      return refusal(500, 'The service has failed.');
    case 'timeout':
      return refusal(504, 'The answer did not come in time. What was asked for may have been done all the same.');
    case 'stuck':
      return undefined;
  }
}
