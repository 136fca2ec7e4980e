/** A request with something else in it than was meant: wrong turns and faults are made of right ones. */
import type { Act } from '#src/lab/definition.ts';

/** The request with some properties of its body changed; those that are undefined are left out when it is sent. */
export function withProperties(act: Act, change: Record<string, unknown>): Act {
  const body = typeof act.body === 'object' && act.body !== null ? act.body : {};
  const properties = 'properties' in body && typeof body.properties === 'object' ? body.properties : {};
  return { ...act, body: { ...body, properties: { ...properties, ...change } } };
}
