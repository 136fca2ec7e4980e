/** Somebody has disabled the private peering. */
import { putPeering } from './branch.ts';
import { defineFault } from './fault.ts';
import { arpLook } from './looks.ts';
import { changePeering } from './seen.ts';

export const peeringOff = defineFault({
  id: 'peering-off',
  says: ({ circuit }) => `The private peering of ${circuit.name} is switched off in Azure.`,
  breaks: (branch) => [putPeering(branch, { state: 'Disabled' })],
  isThere: ({ peering }) => peering?.state !== 'Enabled',
  evidence: ({ peering }, { circuit }) =>
    peering?.state === 'Enabled'
      ? `The private peering of ${circuit.name} is Enabled, and its ARP table has entries.`
      : peering
        ? `The state of the private peering of ${circuit.name} is ${peering.state}, and there are no ARP records at all, not even of Microsoft's own end.`
        : `${circuit.name} has no private peering, so there is nobody to ask for ARP records.`,
  tools: ['ARP records', 'metrics', 'resource health', 'activity log', 'route table summary'],
  look: arpLook,
  cures: (seen) => [changePeering(seen, { state: 'Enabled' })],
  facts: ['expressroute/troubleshooting-order', 'expressroute/connection-prerequisites'],
});
