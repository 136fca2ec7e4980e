/** Ways through the portal to a peering of a circuit: configuring it, deleting it. */
import { peeringId } from '#src/lab/acts/circuit.ts';
import type { PeeringSpec } from '#src/lab/acts/circuit.ts';
import type { ScreenPattern, Step } from '#src/lab/definition.ts';
import { nameIn } from '#src/lab/ids.ts';
import { toMenu } from '#src/lab/ways/going.ts';

const labels: Readonly<Record<string, string>> = {
  AzurePrivatePeering: 'Azure private',
  MicrosoftPeering: 'Microsoft',
};

/** From anywhere to the form of a peering, configured or not. */
function toPeering(id: string): Step[] {
  const circuit = id.split('/peerings/')[0] ?? '';
  const link = (on: ScreenPattern, name: string): Step => ({ on, do: 'press', role: 'link', name });
  return [
    ...toMenu(circuit, 'circuit', 'Peerings'),
    link({ blade: 'circuit-peerings', resource: circuit }, labels[nameIn(id)] ?? nameIn(id)),
    ...['peering', 'peering-arp-records', 'peering-route-table', 'peering-route-table-summary'].map((blade) =>
      link({ blade, resource: id }, 'Configuration'),
    ),
    {
      on: { blade: 'peering-configuration', resource: id, state: 'missing' },
      do: 'press',
      role: 'button',
      name: 'Refresh',
    },
  ];
}

/** Configures a peering, from anywhere, and saves. */
export function configurePeering(spec: PeeringSpec): Step[] {
  const { vlan, asn, primary, secondary, microsoft } = spec;
  const id = peeringId(spec);
  const on: ScreenPattern = { blade: 'peering-configuration', resource: id };
  const fill = (name: string, field: string, value: string): Step => ({
    on,
    do: 'fill',
    role: 'textbox',
    name,
    field,
    value,
  });
  return [
    ...toPeering(id),
    fill('Peer ASN', 'peerAsn', String(asn)),
    { on, do: 'choose', role: 'combobox', name: 'Subnets', field: 'subnets', value: 'IPv4' },
    fill('IPv4 Primary subnet', 'primary', primary),
    fill('IPv4 Secondary subnet', 'secondary', secondary),
    { on, do: 'tick', role: 'checkbox', name: 'Enable peering', field: 'enabled' },
    fill('VLAN ID', 'vlan', String(vlan)),
    ...(microsoft === undefined
      ? []
      : [
          fill('Advertised public prefixes', 'prefixes', microsoft.prefixes.join(', ')),
          fill('Customer ASN', 'customerAsn', ''),
          {
            on,
            do: 'choose',
            role: 'combobox',
            name: 'Routing registry name',
            field: 'registry',
            value: 'None',
            shows: 'NONE',
          } as const,
          {
            on,
            do: 'choose',
            role: 'combobox',
            name: 'Route filter',
            field: 'filter',
            value: microsoft.filter === undefined ? 'None' : nameIn(microsoft.filter),
            shows: microsoft.filter?.toLowerCase() ?? '',
          } as const,
        ]),
    { on, do: 'press', role: 'button', name: 'Save' },
  ];
}

/** Deletes a peering, from anywhere. */
export function deletePeering(id: string): Step[] {
  const on = (state: string): ScreenPattern => ({ blade: 'peering-configuration', resource: id, state });
  return [
    ...toPeering(id),
    { on: on('confirming'), do: 'press', role: 'button', name: 'Delete' },
    ...['viewing', 'editing'].map((state): Step => ({ on: on(state), do: 'press', role: 'button', name: 'Delete' })),
  ];
}
