/** Every simulated call: a plain list, so that bare Node reads it too. Calls are tried before the routes of resources. */
import { fit } from './call.ts';
import type { Call } from './call.ts';

export const calls: readonly Call[] = [];

/** The call a request makes; else whether its path is one of a call, so that another method can be refused as such. */
export function findCall(
  method: string,
  parts: readonly string[],
): { call: Call; params: Record<string, string> } | { methods: readonly string[] } {
  const methods: string[] = [];
  for (const call of calls) {
    const params = fit(call.path, parts);
    if (!params) continue;
    if (call.method === method) return { call, params };
    methods.push(call.method);
  }
  return { methods };
}
