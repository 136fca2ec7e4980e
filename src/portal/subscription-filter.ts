/** Which subscriptions the lists leave out, as somebody chose in the settings. The search and the wizards know all of them. */
import type { PortalHost } from '#src/portal/host.ts';

type Memory = Pick<PortalHost['memory'], 'get' | 'set'>;

const key = 'portal/hidden-subscriptions';

/** The ids that are left out, in lower case; none where nobody has chosen. */
export function hiddenSubscriptions({ get }: Pick<Memory, 'get'>): readonly string[] {
  const kept = get(key);
  return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
}

/** Leaves a subscription out of the lists, or shows it again. */
export function showSubscription(memory: Memory, id: string, isShown: boolean): void {
  const others = hiddenSubscriptions(memory).filter((one) => one !== id.toLowerCase());
  memory.set(key, isShown ? others : [...others, id.toLowerCase()]);
}
