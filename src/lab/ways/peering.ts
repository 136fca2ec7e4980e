/** Ways through the portal to a peering of a circuit: configuring it, deleting it. */
import { peeringId } from '#src/lab/acts/circuit.ts';
import type { PeeringSpec } from '#src/lab/acts/circuit.ts';
import type { ScreenPattern, Step } from '#src/lab/definition.ts';
import { nameIn } from '#src/lab/ids.ts';
import { toMenu } from '#src/lab/ways/going.ts';
import { choose, fill, follow, press, tick } from '#src/lab/ways/steps.ts';

const labels: Readonly<Record<string, string>> = {
  AzurePrivatePeering: 'Azure private',
  MicrosoftPeering: 'Microsoft',
};

/** From anywhere to the form of a peering, configured or not. */
function toPeering(id: string): Step[] {
  const circuit = id.split('/peerings/')[0] ?? '';
  return [
    ...toMenu(circuit, 'circuit', 'Peerings'),
    follow({ blade: 'circuit-peerings', resource: circuit }, labels[nameIn(id)] ?? nameIn(id)),
    ...['peering', 'peering-arp-records', 'peering-route-table', 'peering-route-table-summary'].map((blade) =>
      follow({ blade, resource: id }, 'Configuration'),
    ),
    press({ blade: 'peering-configuration', resource: id, state: 'missing' }, 'Refresh'),
  ];
}

/** Configures a peering, from anywhere, and saves. */
export function configurePeering(spec: PeeringSpec): Step[] {
  const { vlan, asn, primary, secondary, microsoft } = spec;
  const id = peeringId(spec);
  const on: ScreenPattern = { blade: 'peering-configuration', resource: id };
  const type = (name: string, field: string, value: string): Step => fill(on, name, field, value);
  return [
    ...toPeering(id),
    type('Peer ASN', 'peerAsn', String(asn)),
    choose(on, 'Subnets', 'subnets', 'IPv4'),
    type('IPv4 Primary subnet', 'primary', primary),
    type('IPv4 Secondary subnet', 'secondary', secondary),
    tick(on, 'Enable peering', 'enabled'),
    type('VLAN ID', 'vlan', String(vlan)),
    ...(microsoft === undefined
      ? []
      : [
          type('Advertised public prefixes', 'prefixes', microsoft.prefixes.join(', ')),
          type('Customer ASN', 'customerAsn', ''),
          choose(on, 'Routing registry name', 'registry', 'None', 'NONE'),
          choose(
            on,
            'Route filter',
            'filter',
            microsoft.filter === undefined ? 'None' : nameIn(microsoft.filter),
            microsoft.filter?.toLowerCase() ?? '',
          ),
        ]),
    press(on, 'Save'),
  ];
}

/** Deletes a peering, from anywhere. */
export function deletePeering(id: string): Step[] {
  const on = (state: string): ScreenPattern => ({ blade: 'peering-configuration', resource: id, state });
  return [
    ...toPeering(id),
    press(on('confirming'), 'Delete'),
    ...['viewing', 'editing'].map((state): Step => press(on(state), 'Delete')),
  ];
}
