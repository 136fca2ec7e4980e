/** Lets a subnet use a route table: a change of the subnet. */
import { defineBlade } from '#src/portal/blade.ts';
import type { Field } from '#src/portal/blade.ts';
import { idOf, listAt, members, nameOf, sameId, textAt } from '#src/portal/json.ts';
import { subnetBody } from '#src/portal/networks.ts';
import { fieldOf, problemsIn } from '#src/portal/project.ts';
import type { Answers } from '#src/portal/request.ts';
import { idParts } from '#src/portal/resourceId.ts';
import { rangesOf } from '#src/portal/rules/gateway.ts';
import { textOf } from '#src/portal/values.ts';
import type { Values } from '#src/portal/values.ts';
import { regionCode } from '#src/portal/words.ts';

const tabs = ['Subnet', 'Review + create'];

const networksIn = ({ networks, table }: Answers): unknown[] =>
  members(networks).filter((one) => regionCode(textAt(one, 'location')) === regionCode(textAt(table, 'location')));
const networkIn = (values: Values, answers: Answers): unknown =>
  networksIn(answers).find((one) => sameId(idOf(one), textOf(values, 'network')));
const subnetIn = (values: Values, answers: Answers): unknown =>
  listAt(networkIn(values, answers), 'properties.subnets').find((one) => nameOf(one) === textOf(values, 'subnet'));

const fields: readonly Field[] = [
  {
    name: 'network',
    label: 'Virtual network',
    control: 'choice',
    isRequired: true,
    hint: 'Those in the region of the table.',
    choices: (_values, answers) => networksIn(answers).map((one) => ({ value: idOf(one), label: nameOf(one) })),
  },
  {
    name: 'subnet',
    label: 'Subnet',
    control: 'choice',
    isRequired: true,
    choices: (values, answers) =>
      listAt(networkIn(values, answers), 'properties.subnets').map((one) => ({
        value: nameOf(one),
        label: nameOf(one),
      })),
    remark: (values, answers) => {
      const table = textAt(subnetIn(values, answers), 'properties.routeTable.id');
      return table === '' ? undefined : `It uses ${idParts(table).name} now. A subnet has one route table.`;
    },
  },
];

export default defineBlade({
  id: 'route-table-associate',
  machine: 'wizard',
  icon: 'network',
  kind: 'Subnet',
  title: ({ of = '' }) => `Associate a subnet with ${idParts(of).name}`,
  reads: ({ of = '' }) => ({ table: { get: of }, networks: { list: 'Microsoft.Network/virtualNetworks' } }),
  intros: ['The routes of the table then hold for everything in the subnet.'],
  fields,
  rules: ({ place: { of = '' } }) => ({
    tabs,
    tabOf: () => 0,
    initial: () => ({ network: '', subnet: '' }),
    follows: (field): Values => (field === 'network' ? { subnet: '' } : {}),
    problems: (values, answers) =>
      problemsIn({
        network: networkIn(values, answers) === undefined ? 'No virtual network is chosen. Choose one.' : undefined,
        subnet: subnetIn(values, answers) === undefined ? 'No subnet is chosen. Choose one.' : undefined,
      }),
    create: (values, answers) => {
      const subnet = subnetIn(values, answers);
      return {
        method: 'PUT',
        id: idOf(subnet),
        title: `Associate subnet ${nameOf(subnet)}`,
        body: subnetBody(subnet, rangesOf(subnet)[0] ?? '', {
          group: textAt(subnet, 'properties.networkSecurityGroup.id'),
          table: of,
        }),
      };
    },
    isThere: (id, { table }) => listAt(table, 'properties.subnets').some((one) => sameId(idOf(one), id)),
    concerns: (refused) => fieldOf(refused, { targets: [[/./, 'subnet']] }),
  }),
});
