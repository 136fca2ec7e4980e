/** Every simulated call: a plain list, so that bare Node reads it too. Calls are tried before the routes of resources. */
import type { Call } from './call.ts';

export const calls: readonly Call[] = [];
