/** The provider has taken the circuit out of service. */
import { nameIn } from '#src/lab/ids.ts';
import { provider } from './branch.ts';
import { defineFault } from './fault.ts';
import { remadeLook } from './looks.ts';

export const providerWithdrew = defineFault({
  id: 'provider',
  says: ({ provider: who, circuitId }) => `${who} has taken ${nameIn(circuitId)} out of service.`,
  breaks: (branch) => [provider(branch, 'deprovision')],
  isThere: ({ providerStatus, isRemade }) => providerStatus !== 'Provisioned' && !isRemade,
  evidence: ({ providerStatus, isRemade }, { circuitId, provider: who }) => {
    const name = nameIn(circuitId);
    if (providerStatus === 'Provisioned')
      return `The provider status of ${name} is Provisioned: ${who} has done its part.`;
    return isRemade
      ? `The provider status of ${name} is ${providerStatus}, but ${who} has taken nothing back: the activity log says that this circuit is new.`
      : `The provider status of ${name} is ${providerStatus}. In the activity log nobody deleted it or made it again, and the metrics say that BGP was up before. What the provider does on its side leaves no entry.`;
  },
  tools: ['ARP records', 'route table summary', 'metrics', 'resource health'],
  look: remadeLook,
  cures: (_seen, branch) => [provider(branch, 'provision')],
  called: ({ provider: who, circuitId }) =>
    `You rang ${who}. A contract had been booked as ended by mistake. They provisioned ${nameIn(circuitId)} again.`,
  facts: ['expressroute/connection-prerequisites', 'expressroute/circuit-states'],
});
