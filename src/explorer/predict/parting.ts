/** Where two ways part. */
import type { Way } from '#src/datapath/trace.ts';

/** The last hop two ways have in common, counted from 0; undefined if they are the same or have none. */
export function partingHop(one: Way, other: Way): number | undefined {
  const index = one.hops.findIndex(({ node }, at) => other.hops[at]?.node !== node);
  const at = index === -1 ? one.hops.length : index;
  const isSame = at === one.hops.length && at === other.hops.length;
  if (at === 0 || (isSame && one.delivered === other.delivered)) return undefined;
  return at - 1;
}
