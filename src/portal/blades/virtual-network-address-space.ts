/** The address space of a virtual network, which can grow and shrink around its subnets. */
import { defineBlade } from '#src/portal/blade.ts';
import { isRecord } from '#src/base/is-record.ts';
import { at, idOf, nameOf, textsAt } from '#src/portal/json.ts';
import { networkMenu } from '#src/portal/networks.ts';
import { fieldOf, problemsIn } from '#src/portal/project.ts';
import { idParts } from '#src/portal/resourceId.ts';
import { addressSpaceFault, prefixesIn } from '#src/portal/rules/address.ts';
import { textOf } from '#src/portal/values.ts';

export default defineBlade({
  id: 'virtual-network-address-space',
  machine: 'resource',
  icon: 'configuration',
  kind: 'Virtual network',
  title: ({ of = '' }) => `${idParts(of).name} | Address space`,
  reads: ({ of = '' }) => ({ resource: { get: of } }),
  menu: networkMenu,
  fieldsTitle: 'Address space',
  fields: [
    {
      name: 'addressSpace',
      label: 'IPv4 address space',
      control: 'text',
      isRequired: true,
      hint: 'Every subnet must lie in it. Several ranges are separated by commas.',
    },
  ],
  rules: () => ({
    initial: ({ resource }) => ({
      addressSpace: textsAt(resource, 'properties.addressSpace.addressPrefixes').join(', '),
    }),
    problems: (values) => problemsIn({ addressSpace: addressSpaceFault(textOf(values, 'addressSpace')) }),
    save: (values, { resource }) => {
      const properties = at(resource, 'properties');
      return {
        method: 'PUT',
        id: idOf(resource),
        title: `Save virtual network ${nameOf(resource)}`,
        body: {
          ...(isRecord(resource) ? resource : {}),
          properties: {
            ...(isRecord(properties) ? properties : {}),
            addressSpace: { addressPrefixes: prefixesIn(textOf(values, 'addressSpace')) },
          },
        },
      };
    },
    concerns: (refused) => fieldOf(refused, { targets: [[/addressSpace|addressPrefix/i, 'addressSpace']] }),
  }),
});
