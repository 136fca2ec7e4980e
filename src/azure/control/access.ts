/** Who may do what: the policy as a whole. */
import { controlAccess } from '../access/control.ts';
import { defineCall } from '../call.ts';
import type { Method } from '../call.ts';

const by = (method: Method) =>
  defineCall({ method, path: '/_control/access', run: ({ world, body }) => controlAccess(world, method, body) });

export const access = [by('GET'), by('PUT'), by('DELETE')];
