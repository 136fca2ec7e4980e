/** Every simulated call: a plain list, so that bare Node reads it too. Calls are tried before the routes of resources. */
import type { Call } from './call.ts';
import { deployments } from './calls/Microsoft.Resources/deployments.ts';

export const calls: readonly Call[] = [...deployments];
