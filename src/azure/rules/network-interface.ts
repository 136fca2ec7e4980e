/** What holds for a network interface as a whole, and what it shows of the machine and the load balancers it belongs to. */
import { Refusal } from '#src/base/refusal.ts';
import { keyOf, sameId } from '#src/base/resource-id.ts';
import { bagOf, textOf } from '../body.ts';
import { childrenOf, findResource, resourcesAt, usersOf } from '../cloud.ts';
import type { Cloud, Resource } from '../cloud.ts';
import type { Context, Proposal } from '../resource.ts';
import { rootKeyOf } from '../tree.ts';
import { missing } from './missing.ts';

const machineType = 'Microsoft.Compute/virtualMachines';

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** The machine a network interface belongs to, and whether it is its first. */
export function machineOf(cloud: Cloud, nic: Resource): { id: string; isPrimary: boolean } | undefined {
  const machine = usersOf(cloud, nic).find(({ type }) => type === machineType);
  if (!machine) return undefined;
  const nics = listOf(bagOf(machine.properties['networkProfile'])['networkInterfaces']).map(bagOf);
  const own = nics.find(({ id }) => sameId(textOf(id), nic.id));
  return { id: machine.id, isPrimary: nics.length === 1 || bagOf(own?.['properties'])['primary'] === true };
}

/** The hardware address: three bytes that are Microsoft's, three that follow from the GUID. */
export const macOf = ({ properties }: Resource): string =>
  `00-0D-3A-${(textOf(properties['resourceGuid']).slice(0, 6).toUpperCase().match(/../g) ?? []).join('-')}`;

/** The load balancers that a network interface stands behind. */
export function balancersOf(cloud: Cloud, nic: Resource): Resource[] {
  const named = childrenOf(cloud, nic).flatMap(({ properties }) =>
    ['loadBalancerBackendAddressPools', 'loadBalancerInboundNatRules'].flatMap((member) =>
      listOf(properties[member]).map((item) => rootKeyOf(textOf(bagOf(item)['id']))),
    ),
  );
  return resourcesAt(cloud, [...new Set(named)]);
}

const refuse = (code: string, message: string, target: string): never => {
  throw new Refusal(400, code, message, { target });
};

/** A network interface has an IP configuration, one of them first, and a security group of its own region. */
export function refuseNetworkInterface(
  { resource, children }: Proposal<Record<string, unknown>>,
  { cloud }: Context,
): void {
  const parts = children['ipConfigurations'] ?? [];
  const at = 'properties.ipConfigurations';
  if (parts.length === 0) {
    refuse(
      'CrossconnectNetworkInterfaceWithoutIpConfiguration',
      `${resource.name} has no IP configuration. Send one that names a subnet.`,
      at,
    );
  }
  const first = parts.filter(({ properties }) => properties['primary'] === true);
  if (parts.length > 1 && first.length !== 1) {
    refuse(
      'CrossconnectPrimaryIpConfiguration',
      `${resource.name} has ${parts.length} IP configurations, ${first.length} of them primary. Set primary on one of them.`,
      at,
    );
  }
  const group = findResource(cloud, textOf(bagOf(resource.properties['networkSecurityGroup'])['id']));
  if (group && keyOf(group.location ?? '') !== keyOf(resource.location ?? '')) {
    throw missing(group.id, resource.id, 'properties.networkSecurityGroup.id');
  }
}
