/** How a subnet is added, and what can be set on it. */
import { reference } from '#src/azure/network/world.ts';
import type { WorldResource } from '#src/azure/network/world.ts';
import { keyOf } from '#src/base/resource-id.ts';
import { resource, type PlainCloud } from '#src/azure/pieces/plain.ts';
import { changed, find, freeName, ofType, parentOf, withAll } from '../cloud.ts';
import { freeSubnet, listOf, prefixesOfSubnet, whyNoSubnet } from '../spaces.ts';
import { choiceField, choicesOf, nameField, textField, withValue } from './fields.ts';
import { definePart, type Field } from './part.ts';
import { isForGateway, subnet } from './subnet.ts';

const type = 'virtualNetworks/subnets';

/** A choice among resources of a type, or none of them. */
function optionalReference(
  cloud: PlainCloud,
  subnet: WorldResource,
  property: string,
  label: string,
  kind: string,
): Field {
  const { id } = reference.parse(subnet.properties[property]);
  const found = ofType(cloud, kind).find((one) => keyOf(one.id) === keyOf(id));
  return choiceField(
    { cloud, id: subnet.id, name: subnet.name },
    { property, label },
    found?.id ?? '',
    withValue([{ value: '', label: 'None' }, ...choicesOf(ofType(cloud, kind))], found?.id ?? ''),
    (value) => changed(cloud, subnet.id, { [property]: value === '' ? undefined : { id: value } }),
  );
}

export const subnetPart = definePart({
  ...subnet,
  adding: [
    {
      label: 'Add a subnet',
      inside: 'network',
      whyNot: (cloud, inside) =>
        freeSubnet(cloud, inside) === undefined
          ? `${find(cloud, inside)?.name ?? 'The network'} has no free /24. Widen its address space first.`
          : undefined,
      add(cloud, inside) {
        const network = find(cloud, inside)?.name ?? '';
        const name = freeName(cloud, type, 'snet-new', inside);
        const prefix = freeSubnet(cloud, inside) ?? '';
        const made = { ...resource(type, [network, name], { addressPrefix: prefix }), id: `${inside}/subnets/${name}` };
        return {
          cloud: withAll(cloud, [made]),
          id: made.id,
          said: `Added subnet ${name} with ${prefix} to ${network}, and a machine in it.`,
        };
      },
    },
  ],
  fields(cloud, id) {
    const own = find(cloud, id);
    if (!own) return [];
    const ranges = prefixesOfSubnet(own);
    return [
      ...(isForGateway(own) ? [] : [nameField({ cloud, id, name: own.name })]),
      textField(
        { cloud, id, name: own.name },
        { property: 'addressPrefix', label: 'Subnet address range' },
        ranges.join(', '),
        (text) => whyNoSubnet(cloud, parentOf(id), id, text),
        (text) => {
          const list = listOf(text);
          return changed(
            cloud,
            id,
            list.length === 1
              ? { addressPrefix: list[0], addressPrefixes: undefined }
              : { addressPrefix: undefined, addressPrefixes: list },
          );
        },
      ),
      optionalReference(cloud, own, 'routeTable', 'Route table', 'routeTables'),
      ...(isForGateway(own)
        ? []
        : [optionalReference(cloud, own, 'networkSecurityGroup', 'Network security group', 'networkSecurityGroups')]),
    ];
  },
});
