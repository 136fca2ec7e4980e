/** Global Reach of a private peering: joins its circuit with another one, lists the links with their state, and deletes them. */
import { defineBlade } from '#src/portal/blade.ts';
import type { Field, Row } from '#src/portal/blade.ts';
import { link, plain, state } from '#src/portal/cells.ts';
import { idOf, listAt, members, nameOf, textAt } from '#src/portal/json.ts';
import { circuitOfPeering, peeringMenu, peeringTitle } from '#src/portal/peerings.ts';
import type { Answers } from '#src/portal/request.ts';
import { idParts } from '#src/portal/resourceId.ts';
import { choosable, farCircuitOf, placeOfCircuit, reachProblems } from '#src/portal/rules/globalReach.ts';
import { isTicked, textOf } from '#src/portal/values.ts';
import type { Values } from '#src/portal/values.ts';

const redeems = (values: Values): boolean => isTicked(values, 'redeem');

const fields: readonly Field[] = [
  {
    name: 'name',
    label: 'Name',
    control: 'text',
    isRequired: true,
    hint: 'Of the link. It stands in this peering only.',
  },
  {
    name: 'redeem',
    label: 'Redeem authorization',
    control: 'tick',
    hint: 'For a circuit of another subscription, whose owner gave you its Resource ID and a key.',
  },
  {
    name: 'circuit',
    label: 'ExpressRoute circuit',
    control: 'choice',
    isRequired: true,
    hint: 'The circuit behind which the other site is. It ends at another peering location.',
    isShown: (values) => !redeems(values),
    choices: (_values, answers) =>
      choosable(answers).map((one) => ({
        value: idOf(one),
        label: `${nameOf(one)} (${placeOfCircuit(one) || 'Direct'})`,
      })),
  },
  {
    name: 'circuitUri',
    label: 'Peer circuit URI',
    control: 'text',
    isRequired: true,
    hint: 'The Resource ID of the other circuit.',
    isShown: redeems,
  },
  {
    name: 'key',
    label: 'Authorization key',
    control: 'text',
    isRequired: true,
    hint: 'Made on the other circuit. One key serves one link.',
    isShown: redeems,
  },
  {
    name: 'subnet',
    label: 'Global Reach subnet (IPv4)',
    control: 'text',
    isRequired: true,
    hint: 'A /29 that neither your sites nor your virtual networks use.',
  },
  {
    name: 'subnetSix',
    label: 'Global Reach subnet (IPv6)',
    control: 'text',
    hint: 'A /125, if the link is to carry IPv6 as well. Leave it empty otherwise.',
  },
];

const peerPath = 'properties.peerExpressRouteCircuitPeering.id';

/** The other circuit: a link for those who may see it, else its name and whose it is. */
function circuitCell(peering: string, answers: Answers) {
  const id = circuitOfPeering(peering);
  const isSeen = members(answers['circuits']).some((one) => idOf(one).toLowerCase() === id.toLowerCase());
  return isSeen ? link(id) : plain(`${idParts(id).name} (in subscription ${idParts(id).subscription})`);
}

const cellsOf = (one: unknown, name: string, answers: Answers): Row['cells'] => [
  plain(name),
  circuitCell(textAt(one, peerPath), answers),
  plain(
    [textAt(one, 'properties.addressPrefix'), textAt(one, 'properties.ipv6CircuitConnectionConfig.addressPrefix')]
      .filter((text) => text !== '')
      .join(', '),
  ),
  state(textAt(one, 'properties.circuitConnectionStatus')),
  state(textAt(one, 'properties.provisioningState')),
];

export default defineBlade({
  id: 'global-reach',
  machine: 'resource',
  icon: 'connection',
  kind: 'Peering',
  title: (place) => peeringTitle(place, 'Global Reach'),
  reads: ({ of = '' }) => ({
    resource: { get: of },
    circuit: { get: circuitOfPeering(of) },
    links: { get: `${of}/connections` },
    circuits: { list: 'Microsoft.Network/expressRouteCircuits' },
  }),
  menu: peeringMenu,
  notices: (answers) =>
    listAt(answers['resource'], 'properties.peeredConnections').length + members(answers['links']).length > 0
      ? [
          {
            tone: 'info',
            isAdvice: true,
            title: 'Two circuits and no further',
            text: 'A link joins these two circuits only. A third site needs a link of its own to each of them.',
          },
        ]
      : [],
  fieldsTitle: 'Add Global Reach',
  fields,
  tables: (answers) => [
    {
      title: 'Global Reach links',
      columns: ['Name', 'Other circuit', 'Subnet', 'Status', 'Provisioning state'],
      empty:
        'This circuit is joined with no other. Fill in the form above to join it with one at another peering location.',
      rows: [
        ...members(answers['links']).map((one) => ({
          key: idOf(one),
          cells: cellsOf(one, nameOf(one), answers),
          remove: {
            id: idOf(one),
            name: nameOf(one),
            title: `Delete Global Reach link ${nameOf(one)}`,
            warning: `The sites behind ${nameOf(answers['circuit'])} and ${idParts(circuitOfPeering(textAt(one, peerPath))).name} lose their way to each other. Both circuits stay.`,
          },
        })),
        ...listAt(answers['resource'], 'properties.peeredConnections').map((one) => ({
          key: idOf(one),
          cells: cellsOf(one, `${textAt(one, 'properties.connectionName')} (made on the other circuit)`, answers),
        })),
      ],
    },
  ],
  rules: ({ place: { of = '' }, profile }) => ({
    initial: () => ({ name: '', redeem: false, circuit: '', circuitUri: '', key: '', subnet: '', subnetSix: '' }),
    problems: (values, answers) => reachProblems(values, answers, profile),
    save: (values) => {
      const text = (field: string): string => textOf(values, field).trim();
      return {
        method: 'PUT',
        id: `${of}/connections/${text('name')}`,
        title: `Create Global Reach link ${text('name')}`,
        body: {
          properties: {
            peerExpressRouteCircuitPeering: { id: `${farCircuitOf(values)}/peerings/AzurePrivatePeering` },
            addressPrefix: text('subnet'),
            ...(redeems(values) ? { authorizationKey: text('key') } : {}),
            ...(text('subnetSix') === '' ? {} : { ipv6CircuitConnectionConfig: { addressPrefix: text('subnetSix') } }),
          },
        },
      };
    },
  }),
});
