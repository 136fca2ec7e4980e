/** The fields of the connection wizard, in both of its shapes and for both of its entrances. */
import type { Field } from '#src/portal/blade.ts';
import { byName, networkOfGateway } from '#src/portal/cells.ts';
import { idOf, members, nameOf, sameId, textAt } from '#src/portal/json.ts';
import { nameField, projectFields, regionField } from '#src/portal/project.ts';
import { circuitIdFault, idParts } from '#src/portal/resourceId.ts';
import { fastPathFault } from '#src/portal/rules/connection.ts';
import {
  circuitIdOf,
  connectionType,
  gatewayOf,
  gatewaysRegion,
  regionOf,
} from '#src/portal/rules/connectionCreate.ts';
import { circuitChoice, secondCircuits, secondOf, whyNotHigh, whyNotMaximum } from '#src/portal/rules/resiliency.ts';
import { isTicked, textOf } from '#src/portal/values.ts';
import type { Values } from '#src/portal/values.ts';
import { regionName } from '#src/portal/words.ts';

const inSubscription = (resources: readonly unknown[], values: Values): unknown[] =>
  resources.filter((one) => sameId(idParts(idOf(one)).subscription, textOf(values, 'subscription'))).toSorted(byName);

/** Choices by name; where two have one name, with their resource groups. */
function choicesOf(resources: readonly unknown[]): { value: string; label: string }[] {
  const isTwin = (name: string): boolean => resources.filter((one) => nameOf(one) === name).length > 1;
  return resources.map((one) => ({
    value: idOf(one),
    label: isTwin(nameOf(one)) ? `${nameOf(one)} (${idParts(idOf(one)).resourceGroup})` : nameOf(one),
  }));
}

const basics: readonly Field[] = [
  ...projectFields,
  {
    name: 'connectionType',
    label: 'Connection type',
    control: 'choice',
    tab: 'Basics',
    group: 'Instance details',
    isRequired: true,
    choices: () => ['VNet-to-VNet', 'Site-to-site (IPsec)', connectionType].map((label) => ({ value: label, label })),
  },
  { ...nameField, hint: 'A connection is a resource of its own, so it needs a name.' },
  {
    ...regionField,
    hint: 'The region of the virtual network gateway.',
    isShown: (values) => textOf(values, 'region') !== gatewaysRegion,
  },
];

const gateway: Field = {
  name: 'gateway',
  label: 'Virtual network gateway',
  control: 'choice',
  tab: 'Settings',
  group: 'Virtual network gateway',
  isRequired: true,
  choices: (values, answers) => choicesOf(inSubscription(members(answers['gateways']), values)),
  remark: (values, answers) => {
    const chosen = gatewayOf(values, answers);
    if (chosen === undefined) return undefined;
    const network = idParts(networkOfGateway(chosen)).name;
    const facts = [`Type ${textAt(chosen, 'properties.gatewayType')}`, `SKU ${textAt(chosen, 'properties.sku.name')}`];
    const region = regionName(textAt(chosen, 'location'));
    const wanted = regionName(regionOf(values, answers));
    const other =
      region === wanted || wanted === '' ? '' : `. The connection is set to ${wanted}: see Region on the Basics tab.`;
    return `${[...facts, region, ...(network === '' ? [] : [`network ${network}`])].join(', ')}${other}`;
  },
};

const resiliency: Field = {
  name: 'resiliency',
  label: 'Resiliency',
  control: 'choice',
  tab: 'Settings',
  group: 'Virtual network gateway',
  shapes: ['today'],
  hint: 'Maximum makes two connections, to circuits at two peering locations.',
  choices: (values, answers) => [
    { value: 'Maximum', label: 'Maximum resiliency', isOff: whyNotMaximum(values, answers) !== undefined },
    { value: 'High', label: 'High resiliency', isOff: true },
    { value: 'Standard', label: 'Standard resiliency' },
  ],
  remark: (values, answers) => {
    const why = whyNotMaximum(values, answers);
    return [...(why === undefined ? [] : [`Maximum: ${why}.`]), `High: ${whyNotHigh}.`].join(' ');
  },
};

/** Said where the wizard begins at a circuit, chosen where it does not. */
const circuit: readonly Field[] = [
  {
    name: 'ownCircuit',
    label: 'ExpressRoute circuit',
    control: 'said',
    tab: 'Settings',
    group: 'Circuit',
    isShown: (_values, answers) => answers['circuit'] !== undefined,
    says: (values, answers) => {
      const id = circuitIdOf(values, answers);
      const { name, resourceGroup } = idParts(id);
      return circuitIdFault(id) === undefined ? `${name}, ${resourceGroup}` : 'The one the Peer circuit URI names';
    },
  },
  {
    name: 'circuit',
    label: 'ExpressRoute circuit',
    control: 'choice',
    tab: 'Settings',
    group: 'Circuit',
    isRequired: true,
    isShown: (values, answers) => answers['circuit'] === undefined && !isTicked(values, 'redeem'),
    choices: (values, answers) => choicesOf(inSubscription(members(answers['circuits']), values)),
    remark: (values, answers) =>
      inSubscription(members(answers['circuits']), values).length === 0
        ? 'You see no circuit in this subscription. Tick Redeem authorization for a circuit of somebody else.'
        : undefined,
  },
  {
    name: 'redeem',
    label: 'Redeem authorization',
    control: 'tick',
    tab: 'Settings',
    group: 'Circuit',
    hint: 'For a circuit that you may not see, or that is in another subscription: its owner gives you a key and the Resource ID of the circuit.',
  },
  {
    name: 'key',
    label: 'Authorization key',
    control: 'text',
    tab: 'Settings',
    group: 'Circuit',
    isRequired: true,
    isShown: (values) => isTicked(values, 'redeem'),
  },
  {
    name: 'circuitUri',
    label: 'Peer circuit URI',
    control: 'text',
    tab: 'Settings',
    group: 'Circuit',
    isRequired: true,
    hint: 'The Resource ID of the circuit, from /subscriptions to its name.',
    isShown: (values) => isTicked(values, 'redeem'),
  },
];

const second: readonly Field[] = [
  {
    name: 'secondName',
    label: 'Name of the second connection',
    control: 'text',
    tab: 'Settings',
    group: 'Second connection',
    isRequired: true,
    shapes: ['today'],
    isShown: (values) => secondOf(values) !== undefined,
  },
  {
    name: 'secondCircuit',
    label: 'Second ExpressRoute circuit',
    control: 'choice',
    tab: 'Settings',
    group: 'Second connection',
    isRequired: true,
    shapes: ['today'],
    isShown: (values) => secondOf(values) !== undefined,
    choices: (values, answers) => secondCircuits(values, answers).map(circuitChoice),
  },
];

const dataPath: readonly Field[] = [
  {
    name: 'weight',
    label: 'Routing weight',
    control: 'text',
    tab: 'Settings',
    group: 'Data path',
    isRequired: true,
    hint: 'The connection with the higher weight is preferred.',
  },
  {
    name: 'fastPath',
    label: 'FastPath',
    control: 'tick',
    tab: 'Settings',
    group: 'Data path',
    hint: 'Sends traffic from your network straight to the virtual machines, past the gateway.',
    remark: (values, answers, profile) => {
      const chosen = gatewayOf(values, answers);
      return chosen === undefined
        ? 'Choose a gateway first: FastPath depends on its SKU.'
        : fastPathFault(chosen, profile);
    },
  },
];

export const connectionFields: readonly Field[] = [...basics, resiliency, gateway, ...circuit, ...second, ...dataPath];
