/** Add connection: links a virtual network gateway to a circuit, in the same subscription or by redeeming an authorization. */
import { valueOf } from '#src/base/facts.ts';
import { defineBlade } from '#src/portal/blade.ts';
import type { Field } from '#src/portal/blade.ts';
import { connectionSummary } from '#src/portal/connection-summary.ts';
import { byId, networkOfGateway, plain } from '#src/portal/cells.ts';
import { idOf, members, nameOf, sameId, textAt } from '#src/portal/json.ts';
import { circuitIdFault, idParts } from '#src/portal/resourceId.ts';
import { fastPathFault } from '#src/portal/rules/connection.ts';
import {
  circuitIdOf,
  connectionConcerns,
  connectionIdOf,
  connectionProblems,
  connectionType,
  gatewayOf,
  groupsOf,
  prerequisiteWarnings,
} from '#src/portal/rules/connectionCreate.ts';
import { isTicked, textOf } from '#src/portal/values.ts';
import { regionChoices, regionCode, regionName } from '#src/portal/words.ts';

const fields = [
  {
    name: 'subscription',
    label: 'Subscription',
    control: 'choice',
    tab: 0,
    group: 'Project details',
    isRequired: true,
    choices: (_values, answers) =>
      members(answers['subscriptions']).map((subscription) => ({
        value: textAt(subscription, 'subscriptionId'),
        label: textAt(subscription, 'displayName') || textAt(subscription, 'subscriptionId'),
      })),
  },
  {
    name: 'resourceGroup',
    label: 'Resource group',
    control: 'choice',
    tab: 0,
    group: 'Project details',
    isRequired: true,
    choices: (values, answers) =>
      groupsOf(textOf(values, 'subscription'), answers).map((name) => ({ value: name, label: name })),
  },
  {
    name: 'connectionType',
    label: 'Connection type',
    control: 'choice',
    tab: 0,
    group: 'Instance details',
    isRequired: true,
    choices: () => ['VNet-to-VNet', 'Site-to-site (IPsec)', connectionType].map((label) => ({ value: label, label })),
  },
  {
    name: 'name',
    label: 'Name',
    control: 'text',
    tab: 0,
    group: 'Instance details',
    isRequired: true,
    hint: 'A connection is a resource of its own, so it needs a name.',
  },
  {
    name: 'region',
    label: 'Region',
    control: 'choice',
    tab: 0,
    group: 'Instance details',
    isRequired: true,
    hint: 'The region of the virtual network gateway.',
    choices: () => regionChoices,
  },
  {
    name: 'resiliency',
    label: 'Resiliency',
    control: 'choice',
    tab: 1,
    group: 'Virtual network gateway',
    shapes: ['today'],
    hint: 'Maximum and High need a second circuit or a Metro circuit, which this lab does not have.',
    choices: () => [{ value: 'Standard', label: 'Standard resiliency' }],
  },
  {
    name: 'gateway',
    label: 'Virtual network gateway',
    control: 'choice',
    tab: 1,
    group: 'Virtual network gateway',
    isRequired: true,
    choices: (values, answers) => {
      const gateways = members(answers['gateways']).filter((gateway) =>
        sameId(idParts(idOf(gateway)).subscription, textOf(values, 'subscription')),
      );
      const isTwin = (name: string) => gateways.filter((gateway) => nameOf(gateway) === name).length > 1;
      return gateways.map((gateway) => ({
        value: idOf(gateway),
        label: isTwin(nameOf(gateway))
          ? `${nameOf(gateway)} (${idParts(idOf(gateway)).resourceGroup})`
          : nameOf(gateway),
      }));
    },
    remark: (values, answers) => {
      const gateway = gatewayOf(values, answers);
      if (gateway === undefined) return undefined;
      const network = idParts(networkOfGateway(gateway)).name;
      const facts = [
        `Type ${textAt(gateway, 'properties.gatewayType')}`,
        `SKU ${textAt(gateway, 'properties.sku.name')}`,
      ];
      const region = regionName(textAt(gateway, 'location'));
      const other =
        region === regionName(textOf(values, 'region'))
          ? ''
          : `. The connection is set to ${regionName(textOf(values, 'region'))}: see Region on the Basics tab.`;
      return `${[...facts, region, ...(network === '' ? [] : [`network ${network}`])].join(', ')}${other}`;
    },
  },
  {
    name: 'circuit',
    label: 'ExpressRoute circuit',
    control: 'said',
    tab: 1,
    group: 'Circuit',
    says: (values, answers) => {
      const id = circuitIdOf(values, answers);
      const { name, resourceGroup } = idParts(id);
      return circuitIdFault(id) === undefined ? `${name}, ${resourceGroup}` : 'The one the Peer circuit URI names';
    },
  },
  {
    name: 'redeem',
    label: 'Redeem authorization',
    control: 'tick',
    tab: 1,
    group: 'Circuit',
    hint: 'For a circuit in another subscription: its owner gives you a key and the Resource ID of the circuit.',
  },
  {
    name: 'key',
    label: 'Authorization key',
    control: 'text',
    tab: 1,
    group: 'Circuit',
    isRequired: true,
    isShown: (values) => isTicked(values, 'redeem'),
  },
  {
    name: 'circuitUri',
    label: 'Peer circuit URI',
    control: 'text',
    tab: 1,
    group: 'Circuit',
    isRequired: true,
    hint: 'The Resource ID of the circuit, from /subscriptions to its name.',
    isShown: (values) => isTicked(values, 'redeem'),
  },
  {
    name: 'weight',
    label: 'Routing weight',
    control: 'text',
    tab: 1,
    group: 'Data path',
    isRequired: true,
    hint: 'The connection with the higher weight is preferred.',
  },
  {
    name: 'fastPath',
    label: 'FastPath',
    control: 'tick',
    tab: 1,
    group: 'Data path',
    hint: 'Sends traffic from your network straight to the virtual machines, past the gateway.',
    remark: (values, answers, profile) => {
      const gateway = gatewayOf(values, answers);
      return gateway === undefined
        ? 'Choose a gateway first: FastPath depends on its SKU.'
        : fastPathFault(gateway, profile);
    },
  },
] as const satisfies readonly Field[];

export default defineBlade({
  id: 'connection-create',
  machine: 'wizard',
  icon: 'connection',
  kind: 'Connection',
  title: () => 'Add connection',
  reads: ({ of = '' }) => ({
    circuit: { get: of },
    subscriptions: { list: 'subscriptions' },
    groups: { list: 'Microsoft.Resources/resourceGroups' },
    gateways: { list: 'Microsoft.Network/virtualNetworkGateways' },
    connections: { list: 'Microsoft.Network/connections' },
  }),
  intros: [
    'A connection joins one virtual network gateway to one ExpressRoute circuit.',
    'Choose the gateway, and how traffic takes the connection.',
  ],
  fields,
  notices: (values, answers) => {
    const warnings = isTicked(values, 'redeem') ? [] : prerequisiteWarnings(answers['circuit']);
    return warnings.map((text) => ({
      tone: 'warning' as const,
      isAdvice: true as const,
      title: 'The circuit is not ready',
      text,
    }));
  },
  summary: (values, answers, { profile }) => {
    const id = circuitIdOf(values, answers);
    const name = textOf(values, 'name');
    return connectionSummary(
      {
        title: 'What this connection will be',
        circuit: circuitIdFault(id) === undefined ? id : '',
        providerState: isTicked(values, 'redeem')
          ? ''
          : textAt(answers['circuit'], 'properties.serviceProviderProvisioningState'),
        gateway: gatewayOf(values, answers),
        hasFastPath: isTicked(values, 'fastPath'),
        profile,
      },
      [
        { label: 'Name', cell: name === '' ? { text: 'Not named yet', tone: 'quiet' } : plain(name) },
        { label: 'Region', cell: plain(regionName(textOf(values, 'region'))) },
      ],
    );
  },
  rules: ({ profile }) => ({
    tabs: ['Basics', 'Settings', 'Review + create'],
    initial: (answers) => {
      const { subscription, resourceGroup } = idParts(idOf(answers['circuit']));
      return {
        subscription,
        resourceGroup,
        connectionType,
        name: '',
        region: regionCode(textAt(answers['circuit'], 'location')),
        ...(profile === 'today' ? { resiliency: 'Standard' } : {}),
        gateway: '',
        redeem: false,
        key: '',
        circuitUri: '',
        weight: String(valueOf('expressroute/routing-weight', profile).default),
        fastPath: false,
      };
    },
    problems: (values, answers) => connectionProblems(values, answers, profile),
    tabOf: (field) => fields.find(({ name }) => name === field)?.tab ?? 0,
    create: (values, answers) => ({
      method: 'PUT',
      id: connectionIdOf(values),
      title: `Create connection ${textOf(values, 'name')}`,
      body: {
        location: textOf(values, 'region'),
        properties: {
          connectionType,
          virtualNetworkGateway1: { id: textOf(values, 'gateway'), properties: {} },
          peer: { id: circuitIdOf(values, answers) },
          routingWeight: Number(textOf(values, 'weight').trim()),
          expressRouteGatewayBypass: isTicked(values, 'fastPath'),
          ...(isTicked(values, 'redeem') ? { authorizationKey: textOf(values, 'key').trim() } : {}),
        },
      },
    }),
    isThere: (id, answers) => byId(members(answers['connections']), id) !== undefined,
    concerns: connectionConcerns,
  }),
});
