/** Ways through the console of the connectivity provider: an order by its service key, and the work for it. */
import type { ScreenPattern, Step } from '#src/lab/definition.ts';
import { fill, press } from '#src/lab/ways/steps.ts';

const on = (state?: string): ScreenPattern => ({ blade: 'provider', ...(state === undefined ? {} : { state }) });

/** Looks up the order behind a service key. */
const lookUp = (key: string): Step[] => [
  fill(on(), 'Service key', 'key', key),
  ...['empty', 'refused'].map((state): Step => press(on(state), 'Look up the order')),
];

/** Provisions or deprovisions the order behind a service key. */
export const providerWorks = (work: 'Provision' | 'Deprovision', key: string): Step[] => [
  ...lookUp(key),
  ...['order', 'peering'].map((state): Step => press(on(state), work)),
];

/** Configures private peering for the customer, as a provider of layer 3 does. */
export function providerPeers(
  key: string,
  { asn, vlan, primary, secondary }: { asn: number; vlan: number; primary: string; secondary: string },
): Step[] {
  const type = (name: string, field: string, value: string): Step => fill(on('peering'), name, field, value);
  return [
    ...lookUp(key),
    press(on('order'), 'Configure private peering'),
    type('Peer ASN', 'peerAsn', String(asn)),
    type('VLAN ID', 'vlan', String(vlan)),
    type('Primary subnet', 'primary', primary),
    type('Secondary subnet', 'secondary', secondary),
    press(on('peering'), 'Save peering'),
  ];
}
