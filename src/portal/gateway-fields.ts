/** The fields of the wizard for gateways. As the course teaches it, the address is chosen; today Azure brings that of an ExpressRoute gateway itself. */
import { valueOf } from '#src/base/facts.ts';
import type { About, Field } from '#src/portal/blade.ts';
import { idOf, members, nameOf, sameId, textAt } from '#src/portal/json.ts';
import { nameField, regionField, subscriptionField } from '#src/portal/project.ts';
import type { Answers } from '#src/portal/request.ts';
import { idParts } from '#src/portal/resourceId.ts';
import {
  gatewaySubnetName,
  gatewaySubnetOf,
  hasZones,
  rangesOf,
  sizeWords,
  sizesOf,
} from '#src/portal/rules/gateway.ts';
import type { GatewayType } from '#src/portal/rules/gateway.ts';
import { textOf } from '#src/portal/values.ts';
import type { Values } from '#src/portal/values.ts';
import { regionCode } from '#src/portal/words.ts';

export const typeOf = (values: Values): GatewayType => (textOf(values, 'type') === 'Vpn' ? 'Vpn' : 'ExpressRoute');

/** Those of the resources that stand in the chosen subscription and region. */
const nearby = (resources: readonly unknown[], values: Values): unknown[] =>
  resources.filter(
    (one) =>
      sameId(idParts(idOf(one)).subscription, textOf(values, 'subscription')) &&
      regionCode(textAt(one, 'location')) === regionCode(textOf(values, 'region')),
  );

export const networkIn = (values: Values, answers: Answers): unknown =>
  members(answers['networks']).find((network) => sameId(idOf(network), textOf(values, 'network')));

/** Whether the learner brings the address: always as taught, today only to a VPN gateway. */
export const bringsAddress = (values: Values, { shape }: Pick<About, 'shape'>): boolean =>
  shape === 'taught' || typeOf(values) === 'Vpn';

export const isScaled = (values: Values): boolean => textOf(values, 'sku') === 'ErGwScale';
const isNewAddress = (values: Values): boolean => textOf(values, 'addressMode') === 'new';
const hasSubnet = (values: Values, answers: Answers): boolean =>
  gatewaySubnetOf(networkIn(values, answers)) !== undefined;

/** A name that another resource of the list shares is told with its resource group. */
const asChoices = (resources: readonly unknown[]) =>
  resources.map((one) => ({
    value: idOf(one),
    label:
      resources.filter((other) => nameOf(other) === nameOf(one)).length > 1
        ? `${nameOf(one)} (${idParts(idOf(one)).resourceGroup})`
        : nameOf(one),
  }));

const instance = { tab: 'Basics', group: 'Instance details' } as const;
const address = { tab: 'Basics', group: 'Public IP address' } as const;

const addressFields: readonly Field[] = [
  {
    ...address,
    name: 'addressMode',
    label: 'Public IP address',
    control: 'choice',
    choices: () => [
      { value: 'new', label: 'Create new' },
      { value: 'existing', label: 'Use existing' },
    ],
  },
  {
    ...address,
    name: 'addressName',
    label: 'Public IP address name',
    control: 'text',
    isRequired: true,
    isShown: isNewAddress,
  },
  {
    ...address,
    name: 'addressSku',
    label: 'Public IP address SKU',
    control: 'choice',
    shapes: ['taught'],
    isShown: isNewAddress,
    choices: () => ['Basic', 'Standard'].map((value) => ({ value, label: value })),
  },
  {
    ...address,
    name: 'addressZone',
    label: 'Availability zone',
    control: 'choice',
    isShown: (values) => isNewAddress(values) && hasZones(textOf(values, 'sku')),
    choices: () => [
      { value: 'all', label: 'Zone-redundant' },
      ...['1', '2', '3'].map((value) => ({ value, label: `Zone ${value}` })),
    ],
  },
  {
    ...address,
    name: 'assignment',
    label: 'Assignment',
    control: 'said',
    isShown: isNewAddress,
    says: () => 'Static',
  },
  {
    ...address,
    name: 'address',
    label: 'Existing public IP address',
    control: 'choice',
    isRequired: true,
    isShown: (values) => !isNewAddress(values),
    choices: (values, answers) => asChoices(nearby(members(answers['addresses']), values)),
  },
];

const managed: Field = {
  ...address,
  name: 'managed',
  label: 'Public IP address',
  control: 'said',
  says: () => 'Azure brings and keeps it. There is nothing to create.',
};

/** The fields for these values, in this shape of the wizard. */
export function gatewayFields(values: Values, _answers: Answers, about: About): readonly Field[] {
  const { profile, shape } = about;
  const type = typeOf(values);
  // The course's form offers every size; which fits the type is for the learner to know.
  const skus =
    shape === 'today' ? sizesOf(type, profile) : [...sizesOf('ExpressRoute', profile), ...sizesOf('Vpn', profile)];
  return [
    subscriptionField,
    {
      name: 'resourceGroup',
      label: 'Resource group',
      control: 'said',
      tab: 'Basics',
      group: 'Project details',
      says: (held, answers) => {
        const network = networkIn(held, answers);
        return network === undefined ? 'That of the virtual network' : idParts(idOf(network)).resourceGroup;
      },
    },
    { ...nameField },
    { ...regionField, hint: 'The region of the virtual network: the list below shows the networks in it.' },
    {
      ...instance,
      name: 'type',
      label: 'Gateway type',
      control: 'choice',
      isRequired: true,
      hint: 'ExpressRoute leads to circuits, VPN over the internet. The type cannot be changed later.',
      choices: () => [
        { value: 'Vpn', label: 'VPN' },
        { value: 'ExpressRoute', label: 'ExpressRoute' },
      ],
    },
    {
      ...instance,
      name: 'sku',
      label: 'SKU',
      control: 'choice',
      isRequired: true,
      choices: () => skus.map((sku) => ({ value: sku, label: sizeWords(sku, profile) })),
    },
    ...(type === 'Vpn'
      ? [
          {
            ...instance,
            name: 'generation',
            label: 'Generation',
            control: 'choice',
            isShown: (held: Values) => textOf(held, 'sku') !== '',
            choices: (held: Values) =>
              (valueOf('expressroute/vpn-gateway-skus', profile)[textOf(held, 'sku')]?.generations ?? []).map(
                (value) => ({ value, label: value }),
              ),
          } satisfies Field,
        ]
      : []),
    {
      ...instance,
      name: 'minUnits',
      label: 'Minimum scale units',
      control: 'text',
      isRequired: true,
      isShown: isScaled,
    },
    {
      ...instance,
      name: 'maxUnits',
      label: 'Maximum scale units',
      control: 'text',
      isRequired: true,
      isShown: isScaled,
    },
    {
      ...instance,
      name: 'network',
      label: 'Virtual network',
      control: 'choice',
      isRequired: true,
      choices: (held, answers) => asChoices(nearby(members(answers['networks']), held)),
      remark: (held) =>
        textOf(held, 'region') === '' ? 'Choose a region first: the list shows its networks.' : undefined,
    },
    {
      ...instance,
      name: 'subnet',
      label: 'Subnet',
      control: 'said',
      isShown: hasSubnet,
      says: (held, answers) =>
        `${gatewaySubnetName} (${rangesOf(gatewaySubnetOf(networkIn(held, answers))).join(', ')})`,
    },
    {
      ...instance,
      name: 'range',
      label: 'Gateway subnet address range',
      control: 'text',
      isRequired: true,
      isShown: (held, answers) => networkIn(held, answers) !== undefined && !hasSubnet(held, answers),
      hint: `The network has no subnet named ${gatewaySubnetName}. It is made first, with this range.`,
    },
    ...(bringsAddress(values, about) ? addressFields : [managed]),
  ];
}
