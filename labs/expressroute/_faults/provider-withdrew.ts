/** The provider has taken the circuit out of service. */
import { nameIn } from '#src/lab/ids.ts';
import { provider } from './branch.ts';
import { defineFault } from './fault.ts';
import { providerLook } from './looks.ts';

export const providerWithdrew = defineFault({
  id: 'provider',
  says: ({ provider: who, circuitId }) => `${who} has not provisioned ${nameIn(circuitId)}, or has taken it back.`,
  breaks: (branch) => [provider(branch, 'deprovision')],
  isThere: ({ providerStatus }) => providerStatus !== 'Provisioned',
  evidence: ({ providerStatus }, { circuitId, provider: who }) =>
    providerStatus === 'Provisioned'
      ? `The provider status of ${nameIn(circuitId)} is Provisioned: ${who} has done its part.`
      : `The provider status of ${nameIn(circuitId)} is ${providerStatus}. So nothing comes over the line, and at the site's end nobody answers in the ARP records.`,
  tools: ['provider status', 'ARP records', 'route table summary', 'metrics', 'resource health'],
  look: providerLook,
  cures: (_seen, branch) => [provider(branch, 'provision')],
  called: ({ provider: who, circuitId }) =>
    `You rang ${who}. A contract had been booked as ended by mistake. They provisioned ${nameIn(circuitId)} again.`,
  facts: ['expressroute/connection-prerequisites', 'expressroute/circuit-states'],
});
