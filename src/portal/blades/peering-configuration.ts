/** The configuration of a peering: the form that creates it, changes it, switches it off and on, and deletes it. */
import { valueOf } from '#src/base/facts.ts';
import { defineBlade } from '#src/portal/blade.ts';
import type { Field, Notice } from '#src/portal/blade.ts';
import { idOf, members, nameOf, textAt, textsAt } from '#src/portal/json.ts';
import { circuitOfPeering, isMicrosoft, peeringLabel, peeringMenu, peeringTitle } from '#src/portal/peerings.ts';
import type { Place } from '#src/portal/place.ts';
import type { Answers } from '#src/portal/request.ts';
import { idParts } from '#src/portal/resourceId.ts';
import { peeringProblems } from '#src/portal/rules/peeringForm.ts';
import { prefixesIn } from '#src/portal/rules/peering.ts';
import { isTicked, textOf } from '#src/portal/values.ts';
import type { Values } from '#src/portal/values.ts';
import { stateWords } from '#src/portal/words.ts';

const hasFour = (values: Values): boolean => textOf(values, 'subnets') !== 'IPv6';
const hasSix = (values: Values): boolean => textOf(values, 'subnets') !== 'IPv4';
const ofMicrosoft = (values: Values): boolean => textOf(values, 'type') === 'MicrosoftPeering';

const fields: readonly Field[] = [
  {
    name: 'peerAsn',
    label: 'Peer ASN',
    control: 'text',
    isRequired: true,
    hint: 'The AS number of your own routers.',
  },
  {
    name: 'subnets',
    label: 'Subnets',
    control: 'choice',
    choices: () => ['IPv4', 'IPv6', 'Both'].map((label) => ({ value: label, label })),
  },
  {
    name: 'primary',
    label: 'IPv4 Primary subnet',
    control: 'text',
    isRequired: true,
    hint: 'A /30 for the first link: your router has its first usable address, Microsoft’s the second.',
    isShown: hasFour,
  },
  {
    name: 'secondary',
    label: 'IPv4 Secondary subnet',
    control: 'text',
    isRequired: true,
    hint: 'Another /30 for the second link.',
    isShown: hasFour,
  },
  {
    name: 'primarySix',
    label: 'IPv6 Primary subnet',
    control: 'text',
    isRequired: true,
    hint: 'A /126 for the first link.',
    isShown: hasSix,
  },
  {
    name: 'secondarySix',
    label: 'IPv6 Secondary subnet',
    control: 'text',
    isRequired: true,
    hint: 'Another /126 for the second link.',
    isShown: hasSix,
  },
  {
    name: 'enabled',
    label: 'Enable peering',
    control: 'tick',
    hint: 'Without the tick both BGP sessions are down. The configuration stays.',
  },
  {
    name: 'vlan',
    label: 'VLAN ID',
    control: 'text',
    isRequired: true,
    hint: 'The same on both links, and not that of another peering of this circuit.',
  },
  {
    name: 'sharedKey',
    label: 'Shared key',
    control: 'text',
    hint: 'Optional: the MD5 key of the BGP sessions. It is not shown again.',
  },
  {
    name: 'prefixes',
    label: 'Advertised public prefixes',
    control: 'text',
    isRequired: true,
    hint: 'What you announce to Microsoft, with commas between.',
    isShown: ofMicrosoft,
  },
  {
    name: 'customerAsn',
    label: 'Customer ASN',
    control: 'text',
    hint: 'Optional: where the prefixes are registered to another AS than the peer ASN.',
    isShown: ofMicrosoft,
  },
  {
    name: 'registry',
    label: 'Routing registry name',
    control: 'choice',
    isShown: ofMicrosoft,
    choices: () => [
      { value: 'NONE', label: 'None' },
      ...valueOf('expressroute/microsoft-peering-registries', 'today').map((name) => ({ value: name, label: name })),
    ],
  },
  {
    name: 'filter',
    label: 'Route filter',
    control: 'choice',
    hint: 'Says which services are announced to you. Without one, none is.',
    isShown: ofMicrosoft,
    choices: (_values, answers) => [
      { value: '', label: 'None' },
      ...members(answers['filters']).map((filter) => ({ value: idOf(filter).toLowerCase(), label: nameOf(filter) })),
    ],
  },
];

/** What the fields show of a peering that is there; the defaults where none is. */
function initial({ peering }: Answers): Values {
  const [four, six] = ['properties.', 'properties.ipv6PeeringConfig.'].map((holder) => ({
    primary: textAt(peering, `${holder}primaryPeerAddressPrefix`),
    secondary: textAt(peering, `${holder}secondaryPeerAddressPrefix`),
    prefixes: textsAt(peering, `${holder}microsoftPeeringConfig.advertisedPublicPrefixes`),
  }));
  const customer = textAt(peering, 'properties.microsoftPeeringConfig.customerASN');
  return {
    peerAsn: textAt(peering, 'properties.peerASN'),
    subnets: six?.primary ? (four?.primary ? 'Both' : 'IPv6') : 'IPv4',
    primary: four?.primary ?? '',
    secondary: four?.secondary ?? '',
    primarySix: six?.primary ?? '',
    secondarySix: six?.secondary ?? '',
    enabled: textAt(peering, 'properties.state') !== 'Disabled',
    vlan: textAt(peering, 'properties.vlanId'),
    sharedKey: '',
    prefixes: [...new Set([...(four?.prefixes ?? []), ...(six?.prefixes ?? [])])].join(', '),
    customerAsn: customer === '0' ? '' : customer,
    registry: textAt(peering, 'properties.microsoftPeeringConfig.routingRegistryName') || 'NONE',
    filter: textAt(peering, 'properties.routeFilter.id').toLowerCase(),
  };
}

/** What Microsoft peering has beside its subnets, for one family: prefixes of the other family stand there. */
function microsoftPart(values: Values, family: 4 | 6) {
  const all = prefixesIn(textOf(values, 'prefixes').trim());
  const customer = textOf(values, 'customerAsn').trim();
  const filter = textOf(values, 'filter');
  return {
    microsoftPeeringConfig: {
      advertisedPublicPrefixes: all.filter((prefix) => prefix.includes(':') === (family === 6)),
      customerASN: Number(customer),
      routingRegistryName: textOf(values, 'registry'),
    },
    ...(filter === '' ? {} : { routeFilter: { id: filter } }),
  };
}

function propertiesOf(values: Values, answers: Answers, peeringType: string): Record<string, unknown> {
  const text = (field: string): string => textOf(values, field).trim();
  const isOfMicrosoft = ofMicrosoft(values);
  const filter = members(answers['filters']).find((one) => idOf(one).toLowerCase() === text('filter'));
  const named = filter === undefined ? values : { ...values, filter: idOf(filter) };
  const state = isTicked(values, 'enabled') ? 'Enabled' : 'Disabled';
  return {
    peeringType,
    peerASN: Number(text('peerAsn')),
    vlanId: Number(text('vlan')),
    state,
    ...(text('sharedKey') === '' ? {} : { sharedKey: text('sharedKey') }),
    ...(hasFour(values)
      ? {
          primaryPeerAddressPrefix: text('primary'),
          secondaryPeerAddressPrefix: text('secondary'),
          ...(isOfMicrosoft ? microsoftPart(named, 4) : {}),
        }
      : {}),
    ...(hasSix(values)
      ? {
          ipv6PeeringConfig: {
            primaryPeerAddressPrefix: text('primarySix'),
            secondaryPeerAddressPrefix: text('secondarySix'),
            state,
            ...(isOfMicrosoft ? microsoftPart(named, 6) : {}),
          },
        }
      : {}),
  };
}

/** Whether the prefixes were found to belong to the customer. */
function validation(peering: unknown): Notice[] {
  const found = textAt(peering, 'properties.microsoftPeeringConfig.advertisedPublicPrefixesState');
  if (found === 'Configured')
    return [{ tone: 'success', title: 'Configured', text: 'The advertised public prefixes are registered to you.' }];
  if (found !== 'ValidationNeeded') return [];
  return [
    {
      tone: 'warning',
      title: 'Validation needed',
      text: 'No registry could be asked whether the advertised public prefixes belong to you. In Azure you would open a support ticket and send proof.',
    },
  ];
}

const nameIn = ({ of = '' }: Place): string => (isMicrosoft(of) ? 'MicrosoftPeering' : 'AzurePrivatePeering');

export default defineBlade({
  id: 'peering-configuration',
  machine: 'resource',
  icon: 'configuration',
  kind: 'Peering',
  title: (place) => peeringTitle(place, 'Configuration'),
  reads: ({ of = '' }) => ({
    circuit: { get: circuitOfPeering(of) },
    peering: { get: of, isOptional: true },
    ...(isMicrosoft(of) ? { filters: { list: 'Microsoft.Network/routeFilters', isOptional: true as const } } : {}),
  }),
  menu: (place) => peeringMenu(place),
  notices: ({ circuit, peering }) => {
    const provider = textAt(circuit, 'properties.serviceProviderProvisioningState');
    return [
      ...(provider === 'Provisioned'
        ? []
        : [
            {
              tone: 'warning' as const,
              title: 'The circuit is not provisioned',
              text: `The provider status of ${nameOf(circuit)} is ${stateWords(provider)}. A peering can be configured once it is Provisioned: give the service key to the provider.`,
            },
          ]),
      ...(peering === undefined
        ? [
            {
              tone: 'info' as const,
              title: 'Not configured',
              text: 'Fill in the fields and press Save to configure this peering.',
            },
          ]
        : validation(peering)),
    ];
  },
  fieldsTitle: 'Peering',
  fields,
  removal: ({ peering }) => ({
    title: `Delete the ${peeringLabel(idOf(peering))} peering?`,
    text: isMicrosoft(idOf(peering))
      ? 'Microsoft’s services can no longer be reached over this circuit.'
      : 'Nothing is exchanged over this circuit any more. Azure refuses while a connection or a Global Reach link runs over it.',
  }),
  rules: ({ place, profile }) => {
    const { of = '' } = place;
    const label = peeringLabel(of);
    const circuit = idParts(circuitOfPeering(of)).name;
    return {
      initial: (answers) => ({ ...initial(answers), type: nameIn(place) }),
      isThere: ({ peering }) => peering !== undefined,
      problems: (values, answers) => peeringProblems(values, answers, { profile, name: nameIn(place) }),
      save: (values, answers) => ({
        method: 'PUT',
        id: `${circuitOfPeering(of)}/peerings/${nameIn(place)}`,
        title: `Save ${label} peering of ${circuit}`,
        body: { properties: propertiesOf(values, answers, nameIn(place)) },
      }),
      remove: ({ peering }) =>
        peering === undefined
          ? undefined
          : { method: 'DELETE', id: idOf(peering), title: `Delete ${label} peering of ${circuit}` },
    };
  },
});
