/** The site announces one of its ranges only. */
import { announce } from './branch.ts';
import { defineFault } from './fault.ts';
import { lower, routeTableLook } from './looks.ts';

export const rangeNotAnnounced = defineFault({
  id: 'not-announced',
  says: ({ ranges }) => `The router of the site does not announce ${ranges[1]}.`,
  breaks: (branch) => [announce(branch, [branch.ranges[0]])],
  isThere: ({ announced, branch }) => branch.ranges.some((range) => !announced.includes(range)),
  evidence: ({ announced, branch: { ranges } }) =>
    ranges.every((range) => announced.includes(range))
      ? `${ranges.join(' and ')} both stand in the route table of Microsoft’s edge, with the router of the site as the next hop.`
      : `The route table of Microsoft’s edge has ${announced.join(' and ') || 'nothing'} from the site, on both links, and not ${ranges.filter((range) => !announced.includes(range)).join(' nor ')}. At the router \`show ip bgp\` lists what it announces.`,
  tools: ['route table', 'router console', 'effective routes', 'route table summary'],
  look: routeTableLook,
  cures: (_seen, branch) => [announce(branch, branch.ranges)],
  called: ({ site, ranges }) =>
    `You rang the network team at ${lower(site)}. The offices in ${ranges[1]} are new, and nobody had told the router to announce them. Now it does.`,
  facts: ['expressroute/announced-prefixes', 'expressroute/troubleshooting-order'],
});
