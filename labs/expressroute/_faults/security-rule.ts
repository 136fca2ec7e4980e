/** A security rule keeps one range out. */
import { nameIn } from '#src/lab/ids.ts';
import { networkTeam, put } from './branch.ts';
import { defineFault } from './fault.ts';
import { securityLook } from './looks.ts';

const rule = 'deny-guests';

export const securityRule = defineFault({
  id: 'security-rule',
  says: ({ ranges }) => `A security rule in Azure keeps ${ranges[1]} out.`,
  breaks: (branch) => [
    put(`${branch.securityGroup}/securityRules/${rule}`, {
      properties: {
        access: 'Deny',
        direction: 'Inbound',
        priority: 200,
        protocol: '*',
        sourceAddressPrefix: branch.ranges[1],
        sourcePortRange: '*',
        destinationAddressPrefix: '*',
        destinationPortRange: '*',
      },
    }),
  ],
  isThere: ({ rules }) => rules.length > 0,
  evidence: ({ rules }, { securityGroup, ranges }) => {
    const [found] = rules;
    return found
      ? `The effective security rules of the machine begin with ${found.name} of ${nameIn(securityGroup)}: it denies what comes from ${found.source}. Nothing after it is asked.`
      : `In the effective security rules of the machine none denies what comes from ${ranges.join(' or ')}.`;
  },
  tools: ['effective security rules', 'activity log'],
  look: securityLook,
  cures: (_seen, { securityGroup }) => [
    { method: 'DELETE', path: `${securityGroup}/securityRules/${rule}`, actor: networkTeam, advance: 'until-idle' },
  ],
  called: ({ ranges }) =>
    `You rang the security team. They had taken ${ranges[1]} for the guests’ network, and deleted the rule ${rule}.`,
  facts: ['expressroute/security-rule-priority'],
});
