/** What holds for a public IP address where a resource names it. */
import { Refusal } from '#src/base/refusal.ts';
import { sameId } from '#src/base/resource-id.ts';
import { findResource } from '../cloud.ts';
import type { Context } from '../resource.ts';
import { missing } from './missing.ts';

/** A public address serves one IP configuration, and stands in the region of what uses it. */
export function refusePublicAddress(
  user: { id: string; location: string | undefined; at: string },
  addressId: string,
  { cloud }: Context,
): void {
  const address = findResource(cloud, addressId);
  if (!address) return;
  if (address.location !== user.location) throw missing(address.id, user.id, user.at);
  const other = Object.values(address.usedBy).find((id) => !sameId(id, user.id));
  if (other === undefined) return;
  throw new Refusal(
    400,
    'PublicIPAddressInUse',
    `Resource ${user.id} is referencing public IP address ${address.id} that is already allocated to resource ${other}.`,
    { target: user.at },
  );
}
