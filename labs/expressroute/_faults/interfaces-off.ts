/** The interfaces of the site's router are switched off. */
import { setRouters } from './branch.ts';
import { defineFault } from './fault.ts';
import { arpLook, lower } from './looks.ts';

export const interfacesOff = defineFault({
  id: 'interfaces',
  says: () => 'The interfaces of the site’s router on both links are switched off.',
  breaks: (branch) => [setRouters(branch, { shut: ['primary', 'secondary'] })],
  isThere: ({ routers }) => routers.shut.length > 1,
  evidence: ({ routers }) =>
    routers.shut.length > 1
      ? 'At the router `show ip interface brief` says "administratively down" for the interfaces of both links. So the site’s end stays incomplete in the ARP records.'
      : 'At the router `show ip interface brief` says of no link that it is administratively down.',
  tools: ['ARP records', 'router console', 'metrics', 'resource health', 'route table summary'],
  look: arpLook,
  cures: (_seen, branch) => [setRouters(branch)],
  called: ({ site }) =>
    `You rang the network team at ${lower(site)}. They had switched the interfaces off for maintenance and forgotten them. Both are on again.`,
  facts: ['expressroute/arp-both-ends', 'expressroute/troubleshooting-order'],
});
