/** What stands in a subnet with an address of its own, such as a load balancer or a private endpoint: where it can stand, and its two fields. */
import type { FactId } from '#src/base/facts.ts';
import type { WorldResource } from '#src/azure/network/world.ts';
import type { PlainCloud } from '#src/azure/pieces/plain.ts';
import { childrenOf, find, ofType, parentOf } from '../cloud.ts';
import { freeAddress, whyNoAddress } from '../spaces.ts';
import { choiceField, choicesOf, textField, withValue } from './fields.ts';
import { machineAddress } from './subnet.ts';

/** The subnet of a network in which a load balancer or an endpoint can stand. */
export const homeIn = (cloud: PlainCloud, networkId: string): WorldResource | undefined =>
  childrenOf(cloud, networkId, 'virtualNetworks/subnets').find((one) => machineAddress(one) !== undefined);

/** The subnets in which something with an address of its own can stand. */
const homes = (cloud: PlainCloud): readonly WorldResource[] =>
  ofType(cloud, 'virtualNetworks/subnets').filter((one) => machineAddress(one) !== undefined);

/** A subnet with the name of its network, as a choice. */
const subnetChoices = (cloud: PlainCloud, value: string) =>
  withValue(
    choicesOf(
      homes(cloud).map((one) => ({ id: one.id, name: `${one.name} in ${find(cloud, parentOf(one.id))?.name ?? ''}` })),
    ),
    value,
  );

/** The subnet it stands in, and its address there. `lowest`: from which host number on a free address is looked for; `placed`: the Cloud with it there. */
export function placeFields(
  place: { cloud: PlainCloud; id: string; name: string },
  now: { subnet: string; address: string },
  {
    label,
    lowest,
    fact,
    placed,
  }: {
    label: string;
    lowest: number;
    fact?: FactId;
    placed: (subnet: string, address: string) => PlainCloud;
  },
) {
  const { cloud } = place;
  const home = find(cloud, now.subnet);
  return {
    subnet: choiceField(
      place,
      { property: 'subnet', label: 'Subnet' },
      home?.id ?? '',
      subnetChoices(cloud, home?.id ?? ''),
      (value) => {
        const next = find(cloud, value);
        return placed(value, (next && freeAddress(cloud, next, lowest)) ?? now.address);
      },
    ),
    address: textField(
      place,
      { property: 'privateIPAddress', label, ...(fact && { fact }) },
      now.address,
      (text) => whyNoAddress(home, text),
      (text) => placed(now.subnet, text),
    ),
  };
}
