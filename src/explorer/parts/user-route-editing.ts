/** How a user route is added, and what can be set on it. */
import { reference } from '#src/azure/network/world.ts';
import { parseAddress } from '#src/base/ip.ts';
import { changed, childrenOf, find, freeName, parentOf } from '../cloud.ts';
import { prefixesOfSubnet, whyNoPrefixes, listOf } from '../spaces.ts';
import { choiceField, plainChoices, textField, withValue } from './fields.ts';
import { definePart, type Field } from './part.ts';
import { applianceAddress, properties, subnetsWith, userRoute, withRoute } from './user-route.ts';

const type = 'routeTables/routes';

const kinds = ['VirtualAppliance', 'VnetLocal', 'VirtualNetworkGateway', 'Internet', 'None'] as const;

export const userRoutePart = definePart({
  ...userRoute,
  adding: [
    {
      label: 'Add a user route',
      inside: 'subnet',
      add(cloud, inside) {
        const subnet = find(cloud, inside);
        const table = reference.parse(subnet?.properties['routeTable']).id;
        const name = freeName(cloud, type, 'to-appliance', table);
        const isGateway = /^GatewaySubnet$/i.test(subnet?.name ?? '');
        const [app = ''] = childrenOf(cloud, parentOf(inside), 'virtualNetworks/subnets')
          .filter((one) => !/^(?:Gateway|AzureFirewall)/i.test(one.name))
          .flatMap(prefixesOfSubnet);
        const prefix = isGateway && app !== '' ? app : '0.0.0.0/0';
        const next = applianceAddress(cloud, parentOf(inside));
        const after = withRoute(cloud, inside, { name, prefix, next });
        return {
          ...after,
          said: `Added user route ${name} to subnet ${subnet?.name ?? ''}: ${prefix} goes to the appliance ${next}.`,
        };
      },
    },
  ],
  fields(cloud, id): Field[] {
    const own = find(cloud, id);
    if (!own) return [];
    const place = { cloud, id, name: own.name };
    const read = properties.parse(own.properties);
    const isAppliance = read.nextHopType === 'VirtualAppliance';
    return [
      textField(
        place,
        { property: 'addressPrefix', label: 'Destination address prefix', fact: 'expressroute/user-route-next-hops' },
        read.addressPrefix,
        (text) =>
          listOf(text).length > 1 ? 'A route has one range. Add another route for the other.' : whyNoPrefixes(text),
      ),
      choiceField(
        place,
        { property: 'nextHopType', label: 'Next hop type' },
        read.nextHopType,
        withValue(plainChoices(kinds), read.nextHopType),
        (value) =>
          changed(cloud, id, {
            nextHopType: value,
            nextHopIpAddress:
              value === 'VirtualAppliance'
                ? applianceAddress(cloud, parentOf(subnetsWith(cloud, parentOf(id))[0]?.id ?? ''))
                : undefined,
          }),
      ),
      ...(isAppliance
        ? [
            textField(
              place,
              { property: 'nextHopIpAddress', label: 'Next hop address' },
              read.nextHopIpAddress,
              (text) =>
                parseAddress(text) ? undefined : `"${text}" is not an address. Write one such as 10.20.254.4.`,
            ),
          ]
        : []),
    ];
  },
});
