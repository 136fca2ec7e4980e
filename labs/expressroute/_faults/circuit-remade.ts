/** Somebody has deleted the circuit and made it again: it looks the same, and the provider does not know its new service key. */
import { putConnection, removeConnection } from '#src/lab/acts/connection.ts';
import type { Act } from '#src/lab/definition.ts';
import { circuitActs, nightShift, networkTeam, provider } from './branch.ts';
import type { Branch } from './branch.ts';
import { defineFault } from './fault.ts';
import { remadeLook } from './looks.ts';

const link = ({ connection, gateway, circuitId: circuit, network }: Branch, actor: string): Act =>
  putConnection({ connection, gateway, circuit, location: network.place.location, actor });

export const circuitRemade = defineFault({
  id: 'remade',
  says: ({ circuit, provider: who }) =>
    `${circuit.name} was deleted and made again. It has a new service key, and ${who} does not know it.`,
  breaks: (branch) => [
    removeConnection(branch.connection, nightShift),
    provider(branch, 'deprovision'),
    { method: 'DELETE', path: branch.circuitId, actor: nightShift, advance: 'until-idle' },
    ...circuitActs({ ...branch, circuit: { ...branch.circuit, isProvisioned: false } }).map((act) =>
      act.actor === networkTeam ? { ...act, actor: nightShift } : act,
    ),
    link(branch, nightShift),
  ],
  isThere: ({ providerStatus, isRemade }) => providerStatus !== 'Provisioned' && isRemade,
  evidence: ({ providerStatus, isRemade }, { circuit, provider: who }) => {
    if (!isRemade)
      return `The activity log of ${circuit.name} knows of no Delete: it is the circuit that ${who} was given.`;
    return providerStatus === 'Provisioned'
      ? `${circuit.name} was made again, and by now ${who} has provisioned it.`
      : `The activity log of the group has a Delete and a new Write of ${circuit.name}, both by ${nightShift}. A circuit that is made again is another circuit with another service key. ${who} has to be given that one.`;
  },
  tools: ['activity log', 'ARP records', 'metrics', 'resource health'],
  look: remadeLook,
  cures: (_seen, branch) => [
    provider(branch, 'provision'),
    removeConnection(branch.connection, networkTeam),
    link(branch, networkTeam),
  ],
  called: ({ provider: who, circuit }) =>
    `You rang ${who} and gave them the new service key of ${circuit.name}. They provisioned it, and the network team made the failed connection again.`,
  facts: ['expressroute/circuit-states', 'expressroute/connection-prerequisites'],
});
