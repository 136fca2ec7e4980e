/** How a VPN is added, and what can be set on it. */
import { idOf, resource } from '#src/azure/pieces/plain.ts';
import { changed, find, freeName, withAll } from '../cloud.ts';
import { listOf, overlapOf, whyNoPrefixes } from '../spaces.ts';
import { choiceField, choicesOf, textField, withValue } from './fields.ts';
import { gatewayIn, gateways, gatewaySubnet, whyNoGateway } from './gateway.ts';
import { definePart } from './part.ts';
import { sitesOf } from './site.ts';
import { prefixesOf, read, vpn } from './vpn.ts';

const type = 'connections';

export const vpnPart = definePart({
  ...vpn,
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
