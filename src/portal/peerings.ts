/** What the blades about peerings share: how the two peerings are called, their table and menu, and asking one link of one. */
import type { Field, MenuEntry, Row, Table } from '#src/portal/blade.ts';
import { activityLog, plain, state } from '#src/portal/cells.ts';
import { idOf, listAt, nameOf, textAt } from '#src/portal/json.ts';
import type { AskRules } from '#src/portal/machines/ask.ts';
import type { Place } from '#src/portal/place.ts';
import { textOf } from '#src/portal/values.ts';

const peeringNames = [
  { name: 'AzurePrivatePeering', label: 'Azure private' },
  { name: 'AzurePublicPeering', label: 'Azure public' },
  { name: 'MicrosoftPeering', label: 'Microsoft' },
] as const;

/** What the portal calls a peering, by its id or its name: `Azure private`. */
export function peeringLabel(id: string): string {
  const name = id.split('/').at(-1) ?? '';
  return peeringNames.find((one) => one.name.toLowerCase() === name.toLowerCase())?.label ?? name;
}

export const isMicrosoft = (id: string): boolean => /\/peerings\/MicrosoftPeering$/i.test(id);

export const isPrivate = (id: string): boolean => /\/peerings\/AzurePrivatePeering$/i.test(id);

/** The id of the circuit that a peering belongs to. */
export const circuitOfPeering = (id: string): string => id.replace(/\/peerings\/[^/]+$/i, '');

/** `er-amsterdam | Azure private`, and what is shown of it. */
export function peeringTitle({ of = '' }: Place, page?: string): string {
  const circuit = of.split('/').at(-3) ?? '';
  return [circuit, peeringLabel(of), ...(page === undefined ? [] : [page])].join(' | ');
}

export const peeringMenu = ({ of = '' }: Place): MenuEntry[] => [
  { label: 'Overview', icon: 'overview', open: { blade: 'peering', of } },
  activityLog(of),
  { label: 'Configuration', icon: 'configuration', open: { blade: 'peering-configuration', of } },
  ...(isPrivate(of)
    ? [{ label: 'Global Reach', icon: 'connection' as const, open: { blade: 'global-reach', of } }]
    : []),
  { label: 'ARP records', icon: 'address', open: { blade: 'peering-arp-records', of } },
  { label: 'Route table', icon: 'table', open: { blade: 'peering-route-table', of } },
  { label: 'Route table summary', icon: 'chart', open: { blade: 'peering-route-table-summary', of } },
  { label: 'JSON View', icon: 'json', open: { blade: 'resource-json', of } },
];

/** The peerings of a circuit: one that is configured leads to its blade, another to the form that configures it. */
export function peeringTable(circuit: unknown): Table {
  const peerings = listAt(circuit, 'properties.peerings');
  const rowOf = ({ name, label }: (typeof peeringNames)[number]): Row => {
    const peering = peerings.find((one) => nameOf(one) === name);
    const texts = ['primaryPeerAddressPrefix', 'secondaryPeerAddressPrefix', 'vlanId', 'peerASN'].map((property) =>
      plain(textAt(peering, `properties.${property}`)),
    );
    if (peering !== undefined)
      return {
        key: name,
        cells: [
          { text: label, open: { blade: 'peering', of: idOf(peering) }, icon: 'peering' },
          state(textAt(peering, 'properties.state')),
          ...texts,
        ],
      };
    const open: Place = { blade: 'peering-configuration', of: `${idOf(circuit)}/peerings/${name}` };
    return name === 'AzurePublicPeering'
      ? {
          key: name,
          cells: [{ text: label, tone: 'quiet' }, { text: 'Retired: use Microsoft', tone: 'quiet' }, ...texts],
        }
      : { key: name, cells: [{ text: label, open, icon: 'peering' }, plain('Not configured'), ...texts] };
  };
  return {
    columns: ['Type', 'Status', 'Primary subnet', 'Secondary subnet', 'VLAN', 'Peer ASN'],
    empty: 'This circuit has no peerings.',
    rows: peeringNames.map(rowOf),
  };
}

/** Which of the two links of the circuit is asked about. */
export const linkField: Field = {
  name: 'link',
  label: 'Link',
  control: 'choice',
  choices: () => [
    { value: 'primary', label: 'Primary' },
    { value: 'secondary', label: 'Secondary' },
  ],
};

/** Asks for a table of the chosen link of a peering. */
export const linkRules =
  (action: 'arpTables' | 'routeTables' | 'routeTablesSummary') =>
  ({ place: { of = '' } }: { place: Place }): AskRules => ({
    initial: { link: 'primary' },
    asks: (values, told) => (told.length === 0 ? [{ action: `${of}/${action}/${textOf(values, 'link')}` }] : []),
  });
