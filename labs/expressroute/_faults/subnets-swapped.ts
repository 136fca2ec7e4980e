/** The link subnets of the peering stand the wrong way round in Azure. */
import { putPeering } from './branch.ts';
import { defineFault } from './fault.ts';
import { arpLook } from './looks.ts';
import { changePeering } from './seen.ts';
import { edgeAddress } from './ends.ts';

export const subnetsSwapped = defineFault({
  id: 'subnets',
  says: () => 'The link subnets of the private peering are not those that the routers of the site have on these links.',
  breaks: (branch) => [
    putPeering(branch, {
      primaryPeerAddressPrefix: branch.agreed.secondary,
      secondaryPeerAddressPrefix: branch.agreed.primary,
    }),
  ],
  isThere: ({ peering, routers, branch }) =>
    peering !== undefined &&
    (edgeAddress(branch, peering.primaryPeerAddressPrefix) !== routers.primary.split('/')[0] ||
      edgeAddress(branch, peering.secondaryPeerAddressPrefix) !== routers.secondary.split('/')[0]),
  evidence: ({ peering, routers, branch }) => {
    const looked = [peering?.primaryPeerAddressPrefix, peering?.secondaryPeerAddressPrefix].map((subnet) =>
      edgeAddress(branch, subnet ?? ''),
    );
    const have = [routers.primary, routers.secondary].map((address) => address.split('/')[0]);
    return looked.join() === have.join()
      ? `On the primary link the router of the site has ${have[0] ?? ''}, on the secondary ${have[1] ?? ''}: just where the ARP records have them.`
      : `In the ARP records the site's end is ${looked[0] || 'missing'} on the primary link and ${looked[1] || 'missing'} on the secondary, and both are incomplete. The interfaces of the router have ${have[0] ?? ''} and ${have[1] ?? ''}.`;
  },
  tools: ['ARP records', 'router console', 'metrics', 'resource health', 'activity log', 'route table summary'],
  look: arpLook,
  cures: (seen, { agreed }) => [
    changePeering(seen, { primaryPeerAddressPrefix: agreed.primary, secondaryPeerAddressPrefix: agreed.secondary }),
  ],
  facts: ['expressroute/peering-ends-agree', 'expressroute/link-addresses', 'expressroute/arp-both-ends'],
});
