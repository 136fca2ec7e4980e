/** A subnet, with the machine that is thought up in it. */
import * as shape from '#src/base/shape.ts';
import { addressAt, formatAddress, parsePrefix } from '#src/base/ip.ts';
import { reference } from '#src/azure/network/world.ts';
import type { WorldResource } from '#src/azure/network/world.ts';
import { keyOf } from '#src/base/resource-id.ts';
import { idOf } from '#src/azure/pieces/plain.ts';
import { find, ofType, parentOf } from '../cloud.ts';
import { prefixesOfSubnet } from '../spaces.ts';
import { defineKind } from './part.ts';

const type = 'virtualNetworks/subnets';
const properties = shape.object({ routeTable: reference, networkSecurityGroup: reference });

export const isFirewallSubnet = ({ name }: WorldResource): boolean => /^AzureFirewallSubnet$/i.test(name);
export const isForGateway = ({ name }: WorldResource): boolean => /^GatewaySubnet$/i.test(name);

/** The address of the machine in a subnet. */
export function machineAddress(subnet: WorldResource): string | undefined {
  if (isForGateway(subnet) || isFirewallSubnet(subnet)) return undefined;
  const prefix = parsePrefix(prefixesOfSubnet(subnet)[0] ?? '');
  const address = prefix && addressAt(prefix, 4);
  return address && formatAddress(address);
}

export const subnet = defineKind({
  kind: 'subnet',
  one: 'subnet',
  many: 'Subnets',
  items: (cloud) =>
    ofType(cloud, type)
      .filter((one) => !isFirewallSubnet(one))
      .map((one) => {
        const machine = machineAddress(one);
        const network = parentOf(one.id);
        return {
          id: one.id,
          name: one.name,
          about: `${prefixesOfSubnet(one).join(', ')}${machine === undefined ? '' : `, a machine at ${machine}`}`,
          inside: network,
        };
      }),
  // What was made for this subnet alone goes with it.
  owns(cloud, id) {
    const own = find(cloud, id);
    if (!own) return [];
    const { routeTable, networkSecurityGroup } = properties.parse(own.properties);
    const uses = (one: WorldResource, target: string) => {
      const read = properties.parse(one.properties);
      return [read.routeTable.id, read.networkSecurityGroup.id].some((each) => keyOf(each) === keyOf(target));
    };
    return [routeTable.id, networkSecurityGroup.id].filter(
      (target) => target !== '' && ofType(cloud, type).filter((one) => uses(one, target)).length === 1,
    );
  },
});

/** The id of the subnet so named in a network of the explorer. */
export const subnetId = (network: string, name: string): string => idOf(type, network, name);
