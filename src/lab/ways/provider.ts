/** Ways through the console of the connectivity provider: an order by its service key, and the work for it. */
import type { ScreenPattern, Step } from '#src/lab/definition.ts';

const on = (state?: string): ScreenPattern => ({ blade: 'provider', ...(state === undefined ? {} : { state }) });

/** Looks up the order behind a service key. */
const lookUp = (key: string): Step[] => [
  { on: on(), do: 'fill', role: 'textbox', name: 'Service key', field: 'key', value: key },
  ...['empty', 'refused'].map((state): Step => ({
    on: on(state),
    do: 'press',
    role: 'button',
    name: 'Look up the order',
  })),
];

/** Provisions or deprovisions the order behind a service key. */
export const providerWorks = (work: 'Provision' | 'Deprovision', key: string): Step[] => [
  ...lookUp(key),
  ...['order', 'peering'].map((state): Step => ({ on: on(state), do: 'press', role: 'button', name: work })),
];

/** Configures private peering for the customer, as a provider of layer 3 does. */
export function providerPeers(
  key: string,
  { asn, vlan, primary, secondary }: { asn: number; vlan: number; primary: string; secondary: string },
): Step[] {
  const fill = (name: string, field: string, value: string): Step => ({
    on: on('peering'),
    do: 'fill',
    role: 'textbox',
    name,
    field,
    value,
  });
  return [
    ...lookUp(key),
    { on: on('order'), do: 'press', role: 'button', name: 'Configure private peering' },
    fill('Peer ASN', 'peerAsn', String(asn)),
    fill('VLAN ID', 'vlan', String(vlan)),
    fill('Primary subnet', 'primary', primary),
    fill('Secondary subnet', 'secondary', secondary),
    { on: on('peering'), do: 'press', role: 'button', name: 'Save peering' },
  ];
}
