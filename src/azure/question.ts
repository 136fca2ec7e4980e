/** Questions: requests that are written down like a change, since their answer is kept for a poll, and change nothing. */
import { Refusal } from '#src/base/refusal.ts';
import { actionAt } from './act.ts';
import { partsOf, routeOf } from './route.ts';

/** Whether a request asks for an action that is no change, such as `POST …/arpTables/primary`. What cannot be read is no question. */
export function isQuestion({ method, url }: { method: string; url: string }): boolean {
  try {
    const parts = partsOf(new URL(url).pathname);
    const route = routeOf(parts);
    const type = route.kind === 'resource' ? route.id.type : route.kind === 'collection' ? route.type : undefined;
    const meant = type === undefined ? undefined : actionAt(method, `/${parts.join('/')}`, type);
    return meant !== undefined && meant.action.isChange !== true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
