/** The provider has not provisioned the circuit that is to be connected. */
import { provider } from './branch.ts';
import { connectLook } from './connect-look.ts';
import { defineFault } from './fault.ts';
import type { Handover } from './handover.ts';

export const notProvisioned = defineFault<Handover>({
  id: 'not-provisioned',
  says: ({ circuit, provider: who }) => `${who} has not provisioned ${circuit.name}.`,
  breaks: (handover) => [provider(handover, 'deprovision')],
  isThere: ({ providerStatus }) => providerStatus !== 'Provisioned',
  evidence: ({ providerStatus }, { circuit, provider: who }) =>
    providerStatus === 'Provisioned'
      ? `${circuit.name} is Provisioned: ${who} has done its part.`
      : `Azure takes the connection and it ends as Failed: the provider status of ${circuit.name} is ${providerStatus}. A Failed connection is deleted and made again.`,
  tools: ['activity log', 'connecting'],
  look: connectLook,
  cures: (_seen, handover) => [provider(handover, 'provision')],
  called: ({ circuit, provider: who }) => `You rang ${who}. They provisioned ${circuit.name}.`,
  facts: ['expressroute/connection-prerequisites', 'expressroute/circuit-states'],
});
