/** `az network express-route peering`: private and Microsoft peering, and the tables of its two edges. */
import { at, defineLines, nameOrId, wordAt, wordsAt } from '../line.ts';
import type { AzCommand, Written } from '../line.ts';

const whichPeering = ({ id }: Pick<Written, 'id'>) => ({ '-g': id.group, '--circuit-name': id.names[0] });

/** The two links of one family, with what Microsoft peering adds. */
const family = ({ id }: Pick<Written, 'id'>, properties: unknown): AzCommand['options'] => ({
  '--primary-peer-subnet': wordAt(properties, 'primaryPeerAddressPrefix'),
  '--secondary-peer-subnet': wordAt(properties, 'secondaryPeerAddressPrefix'),
  '--advertised-public-prefixes': wordsAt(properties, 'microsoftPeeringConfig.advertisedPublicPrefixes'),
  '--customer-asn': customerAsn(properties),
  '--routing-registry-name': wordAt(properties, 'microsoftPeeringConfig.routingRegistryName'),
  '--route-filter': nameOrId(wordAt(properties, 'routeFilter.id'), id),
});

const customerAsn = (properties: unknown): string | undefined => {
  const found = wordAt(properties, 'microsoftPeeringConfig.customerASN');
  return found === '0' ? undefined : found;
};

const table =
  (command: string) =>
  ({ id, argument }: { id: Written['id']; argument: string }): AzCommand => ({
    command: `network express-route ${command}`,
    options: { '-g': id.group, '-n': id.names[0], '--peering-name': id.name, '--path': argument },
  });

export default defineLines({
  type: 'Microsoft.Network/expressRouteCircuits/peerings',
  put({ id, body, isNew }) {
    const properties = at(body, 'properties');
    const six = at(properties, 'ipv6PeeringConfig');
    const which = isNew
      ? { ...whichPeering({ id }), '--peering-type': wordAt(properties, 'peeringType') ?? id.name }
      : { ...whichPeering({ id }), '-n': id.name };
    const isOff = wordAt(properties, 'state') === 'Disabled';
    return [
      {
        command: `network express-route peering ${isNew ? 'create' : 'update'}`,
        options: {
          ...which,
          '--peer-asn': wordAt(properties, 'peerASN'),
          '--vlan-id': wordAt(properties, 'vlanId'),
          ...family({ id }, properties),
          '--shared-key': wordAt(properties, 'sharedKey'),
        },
      },
      ...(isOff
        ? [
            {
              command: 'network express-route peering update',
              options: { ...whichPeering({ id }), '-n': id.name, '--set': 'state=Disabled' },
            },
          ]
        : []),
      ...(six === undefined
        ? []
        : [
            {
              command: 'network express-route peering update',
              options: { ...whichPeering({ id }), '-n': id.name, '--ip-version': 'ipv6', ...family({ id }, six) },
            },
          ]),
    ];
  },
  remove: ({ id }) => [
    { command: 'network express-route peering delete', options: { ...whichPeering({ id }), '-n': id.name } },
  ],
  actions: {
    arpTables: table('list-arp-tables'),
    routeTables: table('list-route-tables'),
    routeTablesSummary: table('list-route-tables-summary'),
  },
});
