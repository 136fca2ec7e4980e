/** Which directory the portal is in: one at a time, as somebody chose in the settings. Lists, search and forms show its subscriptions only. */
import type { PortalHost } from '#src/portal/host.ts';
import { textAt } from '#src/portal/json.ts';

type Memory = PortalHost['memory'];

const key = 'portal/directory';

/** The id of the directory that these subscriptions are seen from: the chosen one, else that of the first subscription. Empty where there is none. */
export function directoryIn({ get }: Pick<Memory, 'get'>, subscriptions: readonly unknown[]): string {
  const chosen = get(key);
  const all = subscriptions.map((one) => textAt(one, 'tenantId'));
  return all.find((one) => one === chosen) ?? all[0] ?? '';
}

/** Goes to another directory. */
export const chooseDirectory = ({ set }: Pick<Memory, 'set'>, tenant: string): void => set(key, tenant);

/** Those of the subscriptions that trust the directory the portal is in. */
export function subscriptionsHere(memory: Pick<Memory, 'get'>, subscriptions: readonly unknown[]): unknown[] {
  const here = directoryIn(memory, subscriptions);
  return subscriptions.filter((one) => textAt(one, 'tenantId') === here);
}
