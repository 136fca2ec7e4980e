/** Creates a virtual network gateway: type, size and network, and before it the subnet and the address that it lacks. */
import { valueOf } from '#src/base/facts.ts';
import { defineBlade } from '#src/portal/blade.ts';
import type { About } from '#src/portal/blade.ts';
import { byId } from '#src/portal/cells.ts';
import { bringsAddress, gatewayFields, isScaled, networkIn, typeOf } from '#src/portal/gateway-fields.ts';
import { idOf, listAt, members, nameOf, sameId, textAt, textsAt } from '#src/portal/json.ts';
import { fieldOf, freshNameFault, problemsIn, projectReads, regionFault } from '#src/portal/project.ts';
import type { Faults } from '#src/portal/project.ts';
import type { Answers, Write } from '#src/portal/request.ts';
import { freeRange, rangeFault } from '#src/portal/rules/address.ts';
import {
  addressFault,
  basicFault,
  gatewaySubnetName,
  gatewaySubnetOf,
  hasZones,
  managedAddressVersion,
  networkFault,
  rangesOf,
  sizeFault,
  unitsFault,
} from '#src/portal/rules/gateway.ts';
import { zonesOf } from '#src/portal/blades/public-ip-create.ts';
import { textOf } from '#src/portal/values.ts';
import type { Values } from '#src/portal/values.ts';

const tabs = ['Basics', 'Review + create'];

/** The group of the network, since a gateway stands beside it. */
const groupOf = (values: Values): string => textOf(values, 'network').split('/providers/')[0] ?? '';
const idIn = (values: Values, type: string, name: string): string =>
  `${groupOf(values)}/providers/Microsoft.Network/${type}/${name}`;
const gatewayId = (values: Values): string => idIn(values, 'virtualNetworkGateways', textOf(values, 'name'));
const newAddressId = (values: Values): string => idIn(values, 'publicIPAddresses', textOf(values, 'addressName'));
const subnetsOf = (network: unknown) =>
  listAt(network, 'properties.subnets').map((subnet) => ({ name: nameOf(subnet), prefixes: rangesOf(subnet) }));
const isNewAddress = (values: Values): boolean => textOf(values, 'addressMode') === 'new';

function addressFaults(values: Values, answers: Answers, about: About): Faults {
  if (!bringsAddress(values, about)) return {};
  const addresses = members(answers['addresses']);
  const type = typeOf(values);
  if (isNewAddress(values)) {
    const name = textOf(values, 'addressName');
    const isBasic = about.shape === 'taught' && textOf(values, 'addressSku') === 'Basic' && type === 'ExpressRoute';
    return {
      addressName: freshNameFault('Public IP address', newAddressId(values), addresses, about.profile),
      addressSku: isBasic ? basicFault(name === '' ? 'The new address' : name) : undefined,
    };
  }
  const address = addresses.find((one) => sameId(idOf(one), textOf(values, 'address')));
  return {
    address:
      address === undefined
        ? 'No public IP address is chosen. Choose one, or Create new.'
        : addressFault(address, { type, region: textOf(values, 'region') }),
  };
}

function placeFaults(values: Values, answers: Answers, { profile }: About): Faults {
  const network = networkIn(values, answers);
  const region = textOf(values, 'region');
  if (network === undefined)
    return { network: 'No virtual network is chosen. A gateway stands in a network of its region: choose one.' };
  const isMissing = gatewaySubnetOf(network) === undefined;
  return {
    network: networkFault(network, { type: typeOf(values), region, gateways: members(answers['gateways']), profile }),
    range: isMissing
      ? rangeFault(textOf(values, 'range'), {
          space: textsAt(network, 'properties.addressSpace.addressPrefixes'),
          others: subnetsOf(network),
          isForGateway: typeOf(values) === 'ExpressRoute',
          profile,
        })
      : undefined,
  };
}

function problemsOf(values: Values, answers: Answers, about: About): Faults {
  const { profile } = about;
  const units = isScaled(values) ? unitsFault(textOf(values, 'minUnits'), textOf(values, 'maxUnits'), profile) : {};
  return {
    subscription: textOf(values, 'subscription') === '' ? 'No subscription is chosen. Choose one.' : undefined,
    name: freshNameFault('Virtual network gateway', gatewayId(values), members(answers['gateways']), profile),
    region: regionFault(values),
    sku: sizeFault(textOf(values, 'sku'), typeOf(values), profile),
    minUnits: units.min,
    maxUnits: units.max,
    ...placeFaults(values, answers, about),
    ...addressFaults(values, answers, about),
  };
}

function writes(values: Values, answers: Answers, about: About): Write[] {
  const network = networkIn(values, answers);
  const [type, sku, region] = [typeOf(values), textOf(values, 'sku'), textOf(values, 'region')];
  const subnet = `${textOf(values, 'network')}/subnets/${gatewaySubnetName}`;
  const brings = bringsAddress(values, about);
  const address = isNewAddress(values) ? newAddressId(values) : textOf(values, 'address');
  const addressSku = about.shape === 'taught' ? textOf(values, 'addressSku') : 'Standard';
  return [
    ...(gatewaySubnetOf(network) === undefined
      ? [
          {
            method: 'PUT' as const,
            id: subnet,
            title: `Add subnet ${gatewaySubnetName}`,
            body: { properties: { addressPrefix: textOf(values, 'range') } },
          },
        ]
      : []),
    ...(brings && isNewAddress(values)
      ? [
          {
            method: 'PUT' as const,
            id: address,
            title: `Create public IP address ${textOf(values, 'addressName')}`,
            body: {
              location: region,
              sku: { name: addressSku, tier: 'Regional' },
              ...(hasZones(sku) ? zonesOf(textOf(values, 'addressZone')) : {}),
              properties: { publicIPAllocationMethod: 'Static', publicIPAddressVersion: 'IPv4' },
            },
          },
        ]
      : []),
    {
      method: 'PUT',
      id: gatewayId(values),
      title: `Create virtual network gateway ${textOf(values, 'name')}`,
      ...(brings ? {} : { apiVersion: managedAddressVersion }),
      body: {
        location: region,
        properties: {
          gatewayType: type,
          sku: { name: sku, tier: sku },
          ...(type === 'Vpn' ? { vpnType: 'RouteBased', vpnGatewayGeneration: textOf(values, 'generation') } : {}),
          ...(isScaled(values)
            ? {
                autoScaleConfiguration: {
                  bounds: { min: Number(textOf(values, 'minUnits')), max: Number(textOf(values, 'maxUnits')) },
                },
              }
            : {}),
          ipConfigurations: [
            {
              name: 'default',
              properties: {
                privateIPAllocationMethod: 'Dynamic',
                subnet: { id: subnet },
                ...(brings ? { publicIPAddress: { id: address } } : {}),
              },
            },
          ],
        },
      },
    },
  ];
}

/** What a choice brings along: the generation of a VPN size, and a free range for the subnet that a network lacks. */
function follows(field: string, values: Values, answers: Answers, { profile }: About): Values {
  if (field === 'sku' || field === 'type')
    return {
      generation: valueOf('expressroute/vpn-gateway-skus', profile)[textOf(values, 'sku')]?.generations[0] ?? '',
    };
  if (field === 'region') return { network: '', address: '', range: '' };
  const network = networkIn(values, answers);
  if (field !== 'network' || network === undefined || gatewaySubnetOf(network) !== undefined) return {};
  const space = textsAt(network, 'properties.addressSpace.addressPrefixes');
  const taken = subnetsOf(network).flatMap(({ prefixes }) => prefixes);
  return { range: freeRange(space, taken, valueOf('expressroute/gateway-subnet', profile).longestPrefix) ?? '' };
}

export default defineBlade({
  id: 'gateway-create',
  machine: 'wizard',
  icon: 'gateway',
  kind: 'Virtual network gateway',
  title: () => 'Create a virtual network gateway',
  reads: () => ({
    ...projectReads,
    networks: { list: 'Microsoft.Network/virtualNetworks' },
    gateways: { list: 'Microsoft.Network/virtualNetworkGateways' },
    addresses: { list: 'Microsoft.Network/publicIPAddresses' },
  }),
  intros: [
    `A gateway stands in a network and joins it to circuits or VPN sites. It takes up to ${valueOf('expressroute/gateway-deploy-minutes', 'today')} minutes to deploy.`,
  ],
  fields: gatewayFields,
  rules: (about) => ({
    tabs,
    tabOf: () => 0,
    initial: (answers) => ({
      subscription: textAt(members(answers['subscriptions'])[0], 'subscriptionId'),
      name: '',
      region: '',
      type: 'Vpn',
      sku: '',
      generation: '',
      minUnits: '1',
      maxUnits: '1',
      network: '',
      range: '',
      addressMode: 'new',
      addressName: '',
      addressSku: 'Basic',
      addressZone: 'all',
      address: '',
    }),
    follows: (field, values, answers) => follows(field, values, answers, about),
    problems: (values, answers) => problemsIn(problemsOf(values, answers, about)),
    create: (values, answers) => writes(values, answers, about),
    isThere: (id, answers) => byId(members(answers['gateways']), id) !== undefined,
    concerns: (refused) =>
      fieldOf(refused, {
        targets: [
          [/sku/i, 'sku'],
          [/publicIPAddress/i, 'addressMode'],
          [/subnet|addressPrefix/i, 'network'],
          [/autoScale/i, 'minUnits'],
          [/gatewayType/i, 'type'],
          [/location/i, 'region'],
          [/^name$/i, 'name'],
        ],
      }),
  }),
});
