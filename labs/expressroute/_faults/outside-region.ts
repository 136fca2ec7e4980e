/** The network is in another geopolitical region than the circuit, which has lost its Premium add-on. */
import { circuit } from '#src/lab/scene.ts';
import { findResource } from '#src/azure/cloud.ts';
import { sameRegion } from '#src/azure/network/world.ts';
import { tierOf } from '#src/azure/network/circuits.ts';
import { valueOf } from '#src/base/facts.ts';
import type { Profile } from '#src/base/facts.ts';
import type { Act } from '#src/lab/definition.ts';
import { networkTeam } from './branch.ts';
import { defineFault } from './fault.ts';
import type { Handover } from './handover.ts';
import { connectLook } from './connect-look.ts';

/** The geopolitical region of an Azure region or of a peering location; empty where none has it. */
const geographyOf = (profile: Profile, place: string): string =>
  Object.entries(valueOf('expressroute/geopolitical-regions', profile)).find(([, { regions, peeringLocations }]) =>
    [...regions, ...peeringLocations].some((one) => sameRegion(one, place)),
  )?.[0] ?? '';

const putCircuit = ({ circuit: scene }: Handover, tier: 'Standard' | 'Premium'): Act[] =>
  circuit({ ...scene, tier, isProvisioned: false, hasPeering: false }).map((act) => ({ ...act, actor: networkTeam }));

export const outsideRegion = defineFault<Handover>({
  id: 'region',
  says: ({ network, circuit: { name } }) =>
    `${network.name} is outside the geopolitical region, and ${name} does not reach beyond it.`,
  breaks: (handover) => putCircuit(handover, 'Standard'),
  isThere: ({ cloud }, { circuitId, network, circuit: scene, profile }) => {
    const found = findResource(cloud, circuitId);
    return (
      found !== undefined &&
      tierOf(found) === 'Standard' &&
      geographyOf(profile, network.place.location) !== geographyOf(profile, scene.peeringLocation)
    );
  },
  evidence: ({ cloud }, { network, circuitId, circuit: scene, profile }) => {
    const [here = '', there = ''] = [network.place.location, scene.peeringLocation].map((place) =>
      geographyOf(profile, place),
    );
    const found = findResource(cloud, circuitId);
    const places = `The gateway is in ${network.place.location} (${here}), the circuit in ${scene.peeringLocation} (${there}).`;
    return found && tierOf(found) === 'Premium'
      ? `${places} The circuit has the Premium add-on, so it reaches other geopolitical regions too.`
      : `${places} It is a Standard circuit, which does not leave its geopolitical region. A Premium circuit does.`;
  },
  tools: ['activity log', 'connecting'],
  look: connectLook,
  cures: (_seen, handover) => putCircuit(handover, 'Premium'),
  called: ({ owner, circuit: { name } }) =>
    `You rang ${owner}. She had dropped the Premium add-on of ${name} to save money, and ordered it again.`,
  facts: ['expressroute/geopolitical-regions', 'expressroute/premium-circuit-links'],
});
