/** An ExpressRoute gateway: its size. In Azure it never moves to another network. */
import * as shape from '#src/base/shape.ts';
import { reference, word } from '#src/azure/network/world.ts';
import type { WorldResource } from '#src/azure/network/world.ts';
import { valueOf } from '#src/base/facts.ts';
import { parsePrefix } from '#src/base/ip.ts';
import { keyOf } from '#src/base/resource-id.ts';
import { idOf, resource, type PlainCloud } from '#src/azure/pieces/plain.ts';
import { changed, childrenOf, find, freeName, ofType, parentOf, withAll } from '../cloud.ts';
import { freeSubnet, prefixesOfNetwork, prefixesOfSubnet } from '../spaces.ts';
import { choiceField, numberField, plainChoices, withValue } from './fields.ts';
import { definePart } from './part.ts';

const type = 'virtualNetworkGateways';
const properties = shape.object({
  gatewayType: word,
  sku: shape.otherwise(shape.object({ name: word }), { name: '' }),
  ipConfigurations: shape.otherwise(shape.array(shape.object({ properties: shape.object({ subnet: reference }) })), []),
  autoScaleConfiguration: shape.otherwise(shape.object({ bounds: shape.object({ min: shape.number() }) }), {
    bounds: { min: 1 },
  }),
});

/** A gateway as it is read here. */
export function gatewayOf(gateway: WorldResource) {
  const { gatewayType, sku, ipConfigurations, autoScaleConfiguration } = properties.parse(gateway.properties);
  const subnet = ipConfigurations[0]?.properties.subnet.id ?? '';
  return {
    isExpressRoute: gatewayType === 'ExpressRoute',
    sku: sku.name,
    scaleUnits: autoScaleConfiguration.bounds.min,
    network: parentOf(subnet),
  };
}

/** The gateways of one kind. */
export const gateways = (cloud: PlainCloud, kind: 'ExpressRoute' | 'Vpn'): readonly WorldResource[] =>
  ofType(cloud, type).filter((one) => gatewayOf(one).isExpressRoute === (kind === 'ExpressRoute'));

/** The gateway of one kind that a network has. */
export const gatewayIn = (cloud: PlainCloud, networkId: string, kind: 'ExpressRoute' | 'Vpn') =>
  gateways(cloud, kind).find((one) => keyOf(gatewayOf(one).network) === keyOf(networkId));

const gatewaySubnetId = (networkId: string): string => `${networkId}/subnets/GatewaySubnet`;

/** The gateway subnet of a network: the one that is there, or a new one in the last free /27. */
export function gatewaySubnet(cloud: PlainCloud, networkId: string): WorldResource | undefined {
  const there = find(cloud, gatewaySubnetId(networkId));
  if (there) return there;
  const network = find(cloud, networkId);
  if (!network) return undefined;
  const [space = ''] = prefixesOfNetwork(network);
  const usual = space.replace(/^(\d+\.\d+)\.0\.0\/16$/, '$1.255.0/27');
  const isFree =
    usual !== space &&
    !childrenOf(cloud, networkId, 'virtualNetworks/subnets').some((one) =>
      prefixesOfSubnet(one).some((text) => /\.255\./.test(text)),
    );
  const prefix = isFree && parsePrefix(usual) ? usual : freeSubnet(cloud, networkId, 27);
  if (prefix === undefined) return undefined;
  const made = resource('virtualNetworks/subnets', [network.name, 'GatewaySubnet'], { addressPrefix: prefix });
  return { ...made, id: gatewaySubnetId(networkId) };
}

/** Why a network can have no gateway of this kind now, or undefined. */
export function whyNoGateway(cloud: PlainCloud, networkId: string, kind: 'ExpressRoute' | 'Vpn'): string | undefined {
  const there = gatewayIn(cloud, networkId, kind);
  if (there)
    return `${find(cloud, networkId)?.name ?? ''} has the gateway ${there.name} already, and takes one of each type.`;
  const remote = childrenOf(cloud, networkId, 'virtualNetworks/virtualNetworkPeerings').find(
    ({ properties: { useRemoteGateways } }) => useRemoteGateways === true,
  );
  if (remote)
    return `It uses a remote gateway over its peering ${remote.name}, and Azure refuses both at once. Switch “Use remote gateway” off there first.`;
  return gatewaySubnet(cloud, networkId)
    ? undefined
    : 'There is no free /27 for a GatewaySubnet. Widen the address space first.';
}

export const gateway = definePart({
  kind: 'gateway',
  one: 'ExpressRoute gateway',
  many: 'ExpressRoute gateways',
  items: (cloud) =>
    gateways(cloud, 'ExpressRoute').map((one) => {
      const { sku, scaleUnits, network } = gatewayOf(one);
      return {
        id: one.id,
        name: one.name,
        about: sku === 'ErGwScale' ? `${sku}, ${scaleUnits} scale ${scaleUnits === 1 ? 'unit' : 'units'}` : sku,
        inside: network,
      };
    }),
  adding: [
    {
      label: 'Add an ExpressRoute gateway',
      inside: 'network',
      whyNot: (cloud, inside) => whyNoGateway(cloud, inside, 'ExpressRoute'),
      add(cloud, inside) {
        const network = find(cloud, inside)?.name ?? '';
        const subnet = gatewaySubnet(cloud, inside);
        const name = freeName(cloud, type, network.replace(/^vnet/, 'ergw'));
        const sku = 'ErGw3AZ';
        const made = resource(
          type,
          name,
          {
            gatewayType: 'ExpressRoute',
            sku: { name: sku, tier: sku },
            ipConfigurations: [{ name: 'default', properties: { subnet: { id: subnet?.id ?? '' } } }],
          },
          { location: find(cloud, inside)?.location },
        );
        return {
          cloud: withAll(cloud, [...(subnet ? [subnet] : []), made]),
          id: idOf(type, name),
          said: `Added ExpressRoute gateway ${name} (${sku}) to ${network}. Connect it to a circuit next.`,
        };
      },
    },
  ],
  fields(cloud, id) {
    const own = find(cloud, id);
    if (!own) return [];
    const place = { cloud, id, name: own.name };
    const { sku, scaleUnits } = gatewayOf(own);
    const skus = Object.keys(valueOf('expressroute/gateway-skus', 'today'));
    const units = valueOf('expressroute/scale-units', 'today');
    return [
      choiceField(
        place,
        { property: 'sku', label: 'SKU', fact: 'expressroute/fastpath-gateway-skus' },
        sku,
        withValue(plainChoices(skus), sku),
        (name) => changed(cloud, id, { sku: { name, tier: name } }),
      ),
      ...(sku === 'ErGwScale'
        ? [
            numberField(
              place,
              { property: 'autoScaleConfiguration', label: 'Minimum scale units', fact: 'expressroute/scale-units' },
              scaleUnits,
              units,
              (min) => changed(cloud, id, { autoScaleConfiguration: { bounds: { min, max: units.max } } }),
            ),
          ]
        : []),
    ];
  },
});
