/** What the parts of a load balancer name of each other, and how each shows who names it. */
import { Refusal } from '#src/base/refusal.ts';
import { keyOf } from '#src/base/resource-id.ts';
import { bagOf, textOf } from '../body.ts';
import type { Cloud, Resource } from '../cloud.ts';
import type { Reference } from '../resource.ts';
import { missing } from './missing.ts';
import { usersOfType } from './users.ts';

const balancerType = 'Microsoft.Network/loadBalancers';

const idAt = (value: unknown): string => textOf(bagOf(value)['id']);
const idsAt = (value: unknown): string[] => (Array.isArray(value) ? value.map(idAt) : []);

/** The members by which a part names other parts of its load balancer, each with their type. */
const named: Readonly<Record<string, string>> = {
  frontendIPConfiguration: 'frontendIPConfigurations',
  frontendIPConfigurations: 'frontendIPConfigurations',
  backendAddressPool: 'backendAddressPools',
  backendAddressPools: 'backendAddressPools',
  probe: 'probes',
};

/** The parts that a rule names. */
export const referencesOfPart = ({ properties }: { properties: Record<string, unknown> }): Reference[] =>
  Object.entries(named).flatMap(([member, kind]) => {
    const value = properties[member];
    const ids = Array.isArray(value) ? idsAt(value) : [idAt(value)].filter((id) => id !== '');
    return ids.map((id) => ({ id, type: `${balancerType}/${kind}`, at: `properties.${member}.id` }));
  });

/** A part may name parts of its own load balancer only. */
export function refuseForeign(part: { id: string; properties: Record<string, unknown> }): void {
  const own = `${keyOf(part.id.split('/').slice(0, -2).join('/'))}/`;
  const foreign = referencesOfPart(part).find(({ id }) => !keyOf(id).startsWith(own));
  if (foreign) throw missing(foreign.id, part.id, foreign.at);
}

/** Members that list who names a part, by type: a frontend shows its rules. Empty ones are left out. */
export const usersInBalancer =
  (members: Readonly<Record<string, string>>) =>
  (part: Resource, cloud: Cloud): Record<string, { id: string }[]> =>
    Object.fromEntries(
      Object.entries(members)
        .map(([member, type]) => [member, usersOfType(cloud, part, type)] as const)
        .filter(([, users]) => users.length > 0),
    );

/** The refusal for deleting a part that another resource needs. */
export const partInUse = (part: Resource, { from }: { id: string; from: string }): Refusal =>
  new Refusal(
    400,
    'CrossconnectLoadBalancerPartInUse',
    `${part.name} of load balancer ${part.id.split('/').at(-3) ?? ''} is in use by ${from}. Take it out there first, then delete it.`,
  );
