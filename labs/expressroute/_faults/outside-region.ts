/** The network is in another geopolitical region than the circuit, and the circuit is a Standard one. */
import { circuit } from '#src/lab/scene.ts';
import { findResource } from '#src/azure/cloud.ts';
import { sameRegion } from '#src/azure/network/world.ts';
import { tierOf } from '#src/azure/network/circuits.ts';
import { valueOf } from '#src/base/facts.ts';
import type { Profile } from '#src/base/facts.ts';
import { networkTeam } from './branch.ts';
import { defineFault } from './fault.ts';
import type { Handover } from './handover.ts';
import { connectLook } from './connect-look.ts';

/** The geopolitical region of an Azure region or of a peering location; empty where none has it. */
const geographyOf = (profile: Profile, place: string): string =>
  Object.entries(valueOf('expressroute/geopolitical-regions', profile)).find(([, { regions, peeringLocations }]) =>
    [...regions, ...peeringLocations].some((one) => sameRegion(one, place)),
  )?.[0] ?? '';

export const outsideRegion = defineFault<Handover>({
  id: 'region',
  says: ({ network, circuit: { name, tier } }) =>
    `${network.name} is outside the geopolitical region that ${name}, a ${tier} circuit, reaches.`,
  // It was built there: the place of the network is settled before anything stands.
  breaks: () => [],
  isThere: ({ cloud }, { circuitId, network, circuit: scene, profile }) => {
    const found = findResource(cloud, circuitId);
    return (
      found !== undefined &&
      tierOf(found) === 'Standard' &&
      geographyOf(profile, network.place.location) !== geographyOf(profile, scene.peeringLocation)
    );
  },
  evidence: (_seen, { network, circuit: scene, profile }) => {
    const [here, there] = [network.place.location, scene.peeringLocation].map((place) => geographyOf(profile, place));
    return here === there
      ? `The gateway is in ${network.place.location} and the circuit in ${scene.peeringLocation}: both belong to ${here ?? ''}.`
      : `The gateway is in ${network.place.location}, which belongs to ${here ?? ''}. The circuit is in ${scene.peeringLocation}, which belongs to ${there ?? ''}. A Standard circuit does not leave its geopolitical region, a Premium circuit does.`;
  },
  tools: ['activity log', 'connecting'],
  look: connectLook,
  cures: (_seen, { circuit: scene }) =>
    circuit({ ...scene, tier: 'Premium', isProvisioned: false, hasPeering: false }).map((act) => ({
      ...act,
      actor: networkTeam,
    })),
  called: ({ owner, circuit: { name } }) => `You rang ${owner}. She ordered the Premium add-on for ${name}.`,
  facts: ['expressroute/geopolitical-regions', 'expressroute/premium-circuit-links'],
});
