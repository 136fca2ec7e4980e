/** The site announces more prefixes than private peering takes. */
import { valueOf } from '#src/base/facts.ts';
import { formatPrefix, parsePrefix } from '#src/base/ip.ts';
import { announce } from './branch.ts';
import type { Branch } from './branch.ts';
import { defineFault } from './fault.ts';
import { lower, summaryLook } from './looks.ts';

/** The first range of the site in as many equal parts as it takes to be more than the edge accepts, and the second whole. */
function torn({ ranges, profile }: Branch): string[] {
  const { ipv4 } = valueOf('expressroute/private-peering-routes', profile);
  const whole = parsePrefix(ranges[0]);
  if (whole?.family !== 4) throw new Error(`${ranges[0]} is no IPv4 range, so it cannot be torn into parts.`);
  const more = Math.ceil(Math.log2(ipv4 + 1));
  const size = 2 ** (32 - whole.length - more);
  const parts = Array.from({ length: 2 ** more }, (_, index) =>
    formatPrefix({ family: 4, value: whole.value + index * size, length: whole.length + more }),
  );
  return [...parts, ranges[1]];
}

export const tooManyPrefixes = defineFault({
  id: 'prefixes',
  says: () => 'The site announces more prefixes than private peering takes.',
  breaks: (branch) => [announce(branch, torn(branch))],
  isThere: ({ announced, mostAnnounced }) => announced.length > mostAnnounced,
  evidence: ({ announced, mostAnnounced }, { circuit }) =>
    announced.length > mostAnnounced
      ? `At the router \`show ip bgp summary\` counts ${announced.length} network entries. A ${circuit.tier} circuit takes ${mostAnnounced} IPv4 prefixes. So Microsoft’s edge dropped the session: in its summary stands Idle (PfxCt), which is short for prefix count.`
      : `The site announces ${announced.length} prefixes, and a ${circuit.tier} circuit takes ${mostAnnounced}.`,
  tools: ['route table summary', 'router console', 'metrics', 'resource health', 'route table'],
  look: summaryLook,
  cures: (_seen, branch) => [announce(branch, branch.ranges)],
  called: ({ site, ranges }) =>
    `You rang the network team at ${lower(site)}. After an update their router announced every small subnet. It sums them up again: ${ranges.join(' and ')}.`,
  facts: ['expressroute/private-peering-routes', 'expressroute/session-states'],
});
