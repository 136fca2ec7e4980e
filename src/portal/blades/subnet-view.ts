/** One subnet: its range, the rules and routes it names, and what stands in it. */
import { defineBlade } from '#src/portal/blade.ts';
import { link, plain, state } from '#src/portal/cells.ts';
import { idOf, listAt, nameOf, sameId, textAt, textsAt } from '#src/portal/json.ts';
import { neighborFields, neighborReads, neighborValues, networkOfSubnet, subnetBody } from '#src/portal/networks.ts';
import { fieldOf, problemsIn } from '#src/portal/project.ts';
import { asksBefore, removes } from '#src/portal/removing.ts';
import { idParts } from '#src/portal/resourceId.ts';
import { rangeFault } from '#src/portal/rules/address.ts';
import { rangesOf } from '#src/portal/rules/gateway.ts';
import { textOf } from '#src/portal/values.ts';

/** The resource that an IP configuration belongs to. */
const holderOf = (configuration: string): string => configuration.split('/').slice(0, -2).join('/');

export default defineBlade({
  id: 'subnet',
  machine: 'resource',
  icon: 'network',
  kind: 'Subnet',
  title: ({ of = '' }) => idParts(of).name,
  reads: ({ of = '' }) => ({ resource: { get: of }, network: { get: networkOfSubnet(of) }, ...neighborReads }),
  menu: ({ of = '' }) => [
    { label: 'Overview', icon: 'overview', open: { blade: 'subnet', of } },
    { label: 'JSON View', icon: 'json', open: { blade: 'resource-json', of } },
  ],
  essentials: ({ resource, network }) => [
    { label: 'Virtual network', cell: link(idOf(network)) },
    { label: 'Address space', cell: plain(textsAt(network, 'properties.addressSpace.addressPrefixes').join(', ')) },
    { label: 'Provisioning state', cell: state(textAt(resource, 'properties.provisioningState')) },
  ],
  fieldsTitle: 'Subnet',
  fields: [
    {
      name: 'range',
      label: 'Address range',
      control: 'text',
      isRequired: true,
      hint: 'It can change while nothing stands in the subnet.',
    },
    ...neighborFields,
  ],
  tables: ({ resource }) => [
    {
      title: 'What stands in it',
      columns: ['Resource', 'Part'],
      empty: 'Nothing stands in this subnet.',
      rows: listAt(resource, 'properties.ipConfigurations').map((one) => ({
        key: idOf(one),
        cells: [link(holderOf(idOf(one))), plain(idOf(one).split('/').at(-1) ?? '')],
      })),
    },
  ],
  ...asksBefore('Its address range becomes free. Azure refuses while anything stands in it.'),
  rules: ({ profile }) => ({
    initial: (answers) => ({
      range: rangesOf(answers['resource']).join(', '),
      ...neighborValues(answers['resource'], answers),
    }),
    problems: (values, { resource, network }) =>
      problemsIn({
        range: rangeFault(textOf(values, 'range').trim(), {
          space: textsAt(network, 'properties.addressSpace.addressPrefixes'),
          others: listAt(network, 'properties.subnets')
            .filter((other) => !sameId(nameOf(other), nameOf(resource)))
            .map((other) => ({ name: nameOf(other), prefixes: rangesOf(other) })),
          isForGateway: false,
          profile,
        }),
      }),
    save: (values, { resource }) => ({
      method: 'PUT',
      id: idOf(resource),
      title: `Save subnet ${nameOf(resource)}`,
      body: subnetBody(resource, textOf(values, 'range').trim(), values),
    }),
    concerns: (refused) =>
      fieldOf(refused, {
        targets: [
          [/networkSecurityGroup/i, 'group'],
          [/routeTable/i, 'table'],
          [/addressPrefix/i, 'range'],
        ],
      }),
    ...removes('subnet'),
  }),
});
