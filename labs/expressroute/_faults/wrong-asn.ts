/** The peering expects another AS number than the routers of the site have. */
import { putPeering } from './branch.ts';
import { defineFault } from './fault.ts';
import { summaryLook } from './looks.ts';
import { changePeering } from './seen.ts';
import { mistyped } from './wrong-vlan.ts';

export const wrongAsn = defineFault({
  id: 'asn',
  says: () => 'The private peering expects another AS number than the routers of the site say.',
  breaks: (branch) => [putPeering(branch, { peerASN: mistyped(branch.agreed.asn) })],
  isThere: ({ peering, routers }) => peering !== undefined && peering.peerASN !== routers.asn,
  evidence: ({ peering, routers }) =>
    peering?.peerASN === routers.asn
      ? `The routers say AS ${routers.asn}, and the private peering expects the same.`
      : `The router says "local AS number ${routers.asn}". The private peering expects ${peering ? String(peering.peerASN) : 'nothing, since there is none'}. So both ends hear each other, and BGP does not come up.`,
  tools: ['route table summary', 'router console', 'metrics', 'resource health', 'activity log', 'route table'],
  look: summaryLook,
  cures: (seen) => [changePeering(seen, { peerASN: seen.routers.asn })],
  facts: ['expressroute/peering-ends-agree', 'expressroute/session-states'],
});
