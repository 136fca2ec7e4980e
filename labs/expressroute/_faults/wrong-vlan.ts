/** The peering has another VLAN than the routers of the site. */
import { putPeering } from './branch.ts';
import { defineFault } from './fault.ts';
import { arpLook } from './looks.ts';
import { changePeering } from './seen.ts';

/** The digits as a tired colleague types them: the last two the other way round. */
export const mistyped = (number: number): number => {
  const digits = String(number);
  return Number(`${digits.slice(0, -2)}${digits.slice(-1)}${digits.slice(-2, -1)}`);
};

export const wrongVlan = defineFault({
  id: 'vlan',
  says: () => 'The private peering and the routers of the site use different VLAN IDs.',
  breaks: (branch) => [putPeering(branch, { vlanId: mistyped(branch.agreed.vlan) })],
  isThere: ({ peering, routers }) => peering !== undefined && peering.vlanId !== routers.vlan,
  evidence: ({ peering, routers }) =>
    peering?.vlanId === routers.vlan
      ? `Both ends use VLAN ${routers.vlan}.`
      : `The interfaces of the router end in .${routers.vlan}, so it tags its frames with VLAN ${routers.vlan}. The private peering has ${peering ? `VLAN ${peering.vlanId}` : 'none, since there is no peering'}. So the site's end stays incomplete in the ARP records.`,
  tools: ['ARP records', 'router console', 'metrics', 'resource health', 'activity log', 'route table summary'],
  look: arpLook,
  cures: (seen) => [changePeering(seen, { vlanId: seen.routers.vlan })],
  facts: ['expressroute/peering-ends-agree', 'expressroute/arp-both-ends'],
});
