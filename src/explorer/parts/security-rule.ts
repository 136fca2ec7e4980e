/** A rule of a network security group on a subnet, and the group that is made for it. */
import * as shape from '#src/base/shape.ts';
import { count, reference, word } from '#src/azure/network/world.ts';
import { keyOf } from '#src/base/resource-id.ts';
import { childrenOf, ofType, parentOf } from '../cloud.ts';
import { defineKind } from './part.ts';

const type = 'networkSecurityGroups/securityRules';
export const properties = shape.object({
  priority: count,
  direction: word,
  access: word,
  protocol: word,
  sourceAddressPrefix: word,
  destinationAddressPrefix: word,
  destinationPortRange: word,
});

export const securityRule = defineKind({
  kind: 'security-rule',
  one: 'security rule',
  many: 'Security rules',
  items: (cloud) =>
    ofType(cloud, type).map((one) => {
      const { priority, access, direction, destinationPortRange } = properties.parse(one.properties);
      const subnet = ofType(cloud, 'virtualNetworks/subnets').find(
        (each) => keyOf(reference.parse(each.properties['networkSecurityGroup']).id) === keyOf(parentOf(one.id)),
      );
      const port = destinationPortRange === '*' ? 'any port' : `port ${destinationPortRange}`;
      return {
        id: one.id,
        name: one.name.split('/').at(-1) ?? one.name,
        about: `${priority}: ${access} ${direction.toLowerCase()}, ${port}`,
        ...(subnet && { inside: subnet.id }),
      };
    }),
  owns: (cloud, id) => (childrenOf(cloud, parentOf(id), type).length === 1 ? [parentOf(id)] : []),
});
