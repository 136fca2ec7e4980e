/** An ExpressRoute circuit: where it stands with Microsoft and with the provider, and its peerings. */
import { defineBlade } from '#src/portal/blade.ts';
import type { MenuEntry } from '#src/portal/blade.ts';
import {
  activityLog,
  commonEssentials,
  identifier,
  metrics,
  plain,
  properties,
  resourceHealth,
  state,
  tags,
} from '#src/portal/cells.ts';
import { circuitRefresh } from '#src/portal/circuit-refresh.ts';
import { idOf, nameOf, textAt } from '#src/portal/json.ts';
import { peeringTable } from '#src/portal/peerings.ts';
import type { Place } from '#src/portal/place.ts';
import { idParts } from '#src/portal/resourceId.ts';
import { deleteObstacles, mbpsOf } from '#src/portal/rules/circuitChange.ts';
import { bandwidthWords } from '#src/portal/words.ts';

export const circuitMenu = ({ of = '' }: Place): MenuEntry[] => [
  { label: 'Overview', icon: 'overview', open: { blade: 'circuit', of } },
  activityLog(of),
  tags(of),
  { label: 'Configuration', icon: 'configuration', open: { blade: 'circuit-configuration', of } },
  { label: 'Peerings', icon: 'peering', open: { blade: 'circuit-peerings', of } },
  { label: 'Connections', icon: 'connection', open: { blade: 'circuit-connections', of } },
  { label: 'Router configuration', icon: 'router', open: { blade: 'router-configuration', of } },
  { label: 'Authorizations', icon: 'key', open: { blade: 'circuit-authorizations', of } },
  properties(of),
  metrics(of),
  resourceHealth(of),
  { label: 'JSON View', icon: 'json', open: { blade: 'resource-json', of } },
];

/** While Azure makes the circuit its key is all zeros. */
const isIssued = (key: string): boolean => /[1-9a-f]/i.test(key);

const metering: Readonly<Record<string, string>> = { MeteredData: 'Metered', UnlimitedData: 'Unlimited' };

export default defineBlade({
  id: 'circuit',
  machine: 'resource',
  icon: 'circuit',
  kind: 'ExpressRoute circuit',
  title: ({ of = '' }) => idParts(of).name,
  reads: ({ of = '' }) => ({
    resource: { get: of },
    connections: { list: 'Microsoft.Network/connections', isOptional: true },
  }),
  menu: circuitMenu,
  notices: ({ resource }) =>
    textAt(resource, 'properties.serviceProviderProvisioningState') === 'Provisioned'
      ? []
      : [
          {
            tone: 'warning',
            isAdvice: true,
            title: 'The provider has work to do',
            text: 'Give the service key to the connectivity provider. The circuit carries traffic once the provider status is Provisioned.',
          },
        ],
  essentials: ({ resource }) => {
    const [mbps, key] = [mbpsOf(resource), textAt(resource, 'properties.serviceKey')];
    const family = textAt(resource, 'sku.family');
    return [
      ...commonEssentials(resource),
      { label: 'Circuit status', cell: state(textAt(resource, 'properties.circuitProvisioningState')) },
      { label: 'Provider', cell: plain(textAt(resource, 'properties.serviceProviderProperties.serviceProviderName')) },
      { label: 'Provider status', cell: state(textAt(resource, 'properties.serviceProviderProvisioningState')) },
      {
        label: 'Peering location',
        cell: plain(textAt(resource, 'properties.serviceProviderProperties.peeringLocation')),
      },
      { label: 'Bandwidth', cell: plain(mbps > 0 ? bandwidthWords(mbps) : '') },
      { label: 'SKU', cell: plain(textAt(resource, 'sku.tier')) },
      { label: 'Billing model', cell: plain(metering[family] ?? family) },
      { label: 'Service key', cell: isIssued(key) ? identifier(key) : plain('') },
    ];
  },
  tables: ({ resource }) => [{ title: 'Peerings', ...peeringTable(resource) }],
  removal: (answers) => {
    const obstacles = deleteObstacles(answers);
    return {
      title: `Delete circuit ${nameOf(answers['resource'])}?`,
      text:
        obstacles.length === 0
          ? 'Its service key is void then, and its bill ends.'
          : `Azure will not delete it yet. First ${obstacles.join('; then ')}.`,
    };
  },
  rules: () => ({
    remove: ({ resource }) => ({
      method: 'DELETE',
      id: idOf(resource),
      title: `Delete circuit ${nameOf(resource)}`,
    }),
    refresh: ({ resource }) => circuitRefresh(resource),
  }),
});
