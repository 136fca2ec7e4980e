/** A site-to-site VPN: the tunnel, with the VPN gateway and the site as Azure knows it. */
import * as shape from '#src/base/shape.ts';
import { reference, word, words } from '#src/azure/network/world.ts';
import { keyOf } from '#src/base/resource-id.ts';
import type { WorldResource } from '#src/azure/network/world.ts';
import { changed, find, freeName, idOf, ofType, resource, withAll, type PlainCloud } from '../cloud.ts';
import { listOf, overlapOf, whyNoPrefixes } from '../spaces.ts';
import { choiceField, choicesOf, textField, withValue } from './fields.ts';
import { gatewayIn, gatewayOf, gateways, gatewaySubnet, whyNoGateway } from './gateway.ts';
import { definePart } from './part.ts';
import { sitesOf } from './site.ts';

const type = 'connections';
const properties = shape.object({
  connectionType: word,
  virtualNetworkGateway1: reference,
  localNetworkGateway2: reference,
});
const local = shape.object({
  localNetworkAddressSpace: shape.otherwise(shape.object({ addressPrefixes: words }), { addressPrefixes: [] }),
});
const read = (connection: WorldResource) => properties.parse(connection.properties);

/** Every site-to-site VPN. */
export const vpns = (cloud: PlainCloud): readonly WorldResource[] =>
  ofType(cloud, type).filter((one) => read(one).connectionType === 'IPsec');

const prefixesOf = (cloud: PlainCloud, id: string): readonly string[] =>
  local.parse(find(cloud, id)?.properties ?? {}).localNetworkAddressSpace.addressPrefixes;

/** How many VPNs name a gateway or a site. */
const users = (cloud: PlainCloud, id: string): number =>
  vpns(cloud).filter((one) =>
    [read(one).virtualNetworkGateway1.id, read(one).localNetworkGateway2.id].some((each) => keyOf(each) === keyOf(id)),
  ).length;

export const vpn = definePart({
  kind: 'vpn',
  one: 'VPN',
  many: 'VPNs',
  items: (cloud) =>
    vpns(cloud).map((one) => {
      const { virtualNetworkGateway1, localNetworkGateway2 } = read(one);
      const gateway = find(cloud, virtualNetworkGateway1.id);
      return {
        id: one.id,
        name: one.name,
        about: `to ${prefixesOf(cloud, localNetworkGateway2.id).join(', ')}`,
        ...(gateway && { inside: gatewayOf(gateway).network }),
        nodes: [keyOf(virtualNetworkGateway1.id), keyOf(localNetworkGateway2.id)],
      };
    }),
  adding: [
    {
      label: 'Add a VPN to the site',
      inside: 'network',
      whyNot(cloud, inside) {
        if (sitesOf(cloud).length === 0)
          return 'There is no site to build a tunnel to. Add a circuit and its site first.';
        return gatewayIn(cloud, inside, 'Vpn') ? undefined : whyNoGateway(cloud, inside, 'Vpn');
      },
      add(cloud, inside) {
        const network = find(cloud, inside);
        const stem = network?.name.replace(/^vnet-/, '') ?? '';
        const subnet = gatewaySubnet(cloud, inside);
        const sku = 'VpnGw1AZ';
        const gateway =
          gatewayIn(cloud, inside, 'Vpn') ??
          resource('virtualNetworkGateways', freeName(cloud, 'virtualNetworkGateways', `vpngw-${stem}`), {
            gatewayType: 'Vpn',
            vpnType: 'RouteBased',
            sku: { name: sku, tier: sku },
            ipConfigurations: [{ name: 'default', properties: { subnet: { id: subnet?.id ?? '' } } }],
          });
        const [site] = sitesOf(cloud);
        const prefixes = (site?.prefixes ?? []).filter((one) => !one.includes(':'));
        const siteName = freeName(cloud, 'localNetworkGateways', 'lgw-site');
        const name = freeName(cloud, type, `vpn-${stem}`);
        const far = resource(
          'localNetworkGateways',
          siteName,
          { localNetworkAddressSpace: { addressPrefixes: prefixes } },
          { tags: { onPremisesName: site?.name ?? '' } },
        );
        const tunnel = resource(type, name, {
          connectionType: 'IPsec',
          virtualNetworkGateway1: { id: gateway.id },
          localNetworkGateway2: { id: far.id },
          routingWeight: 0,
        });
        return {
          cloud: withAll(cloud, [...(subnet ? [subnet] : []), gateway, far, tunnel]),
          id: idOf(type, name),
          said: `Added VPN ${name} from ${network?.name ?? ''} to ${site?.name ?? 'the site'}, over the internet.`,
        };
      },
    },
  ],
  owns(cloud, id) {
    const own = find(cloud, id);
    if (!own) return [];
    const { virtualNetworkGateway1, localNetworkGateway2 } = read(own);
    return [virtualNetworkGateway1.id, localNetworkGateway2.id].filter((one) => one !== '' && users(cloud, one) === 1);
  },
  fields(cloud, id) {
    const own = find(cloud, id);
    if (!own) return [];
    const { virtualNetworkGateway1, localNetworkGateway2 } = read(own);
    const gateway = find(cloud, virtualNetworkGateway1.id);
    const far = localNetworkGateway2.id;
    return [
      textField(
        { cloud, id, name: own.name },
        {
          property: 'addressPrefixes',
          label: 'Address prefixes of the site',
          note: 'A longer prefix here than over ExpressRoute sends packets into the tunnel.',
          fact: 'expressroute/expressroute-before-vpn',
        },
        prefixesOf(cloud, far).join(', '),
        whyNoPrefixes,
        (text) => changed(cloud, far, { localNetworkAddressSpace: { addressPrefixes: listOf(text) } }),
        (text) => overlapOf(cloud, far, listOf(text))?.replace('This overlaps', 'The tunnel leads to'),
      ),
      choiceField(
        { cloud, id, name: own.name },
        { property: 'virtualNetworkGateway1', label: 'VPN gateway' },
        gateway?.id ?? '',
        withValue(choicesOf(gateways(cloud, 'Vpn')), gateway?.id ?? ''),
        (value) => changed(cloud, id, { virtualNetworkGateway1: { id: value } }),
      ),
    ];
  },
});
