/** The list of connectivity providers, each with its peering locations and bandwidths. */
import { valueOf } from '#src/base/facts.ts';
import { demandAccess } from '../../access/demand.ts';
import { defineCall } from '../../call.ts';
import { serviceProviders } from '../../peering-locations.ts';

const type = 'Microsoft.Network/expressRouteServiceProviders';

/** `50Mbps`, `1Gbps`: as Azure names its offers. */
const offerOf = (mbps: number): string => (mbps < 1000 ? `${mbps}Mbps` : `${mbps / 1000}Gbps`);

export const expressRouteServiceProviders = defineCall({
  method: 'GET',
  path: `/subscriptions/{subscriptionId}/providers/${type}`,
  run({ world, params }) {
    demandAccess(world, `${type}/read`, `/subscriptions/${params['subscriptionId'] ?? ''}`);
    const bandwidthsOffered = valueOf('expressroute/bandwidths', world.profile).map((valueInMbps) => ({
      offerName: offerOf(valueInMbps),
      valueInMbps,
    }));
    const value = serviceProviders(world.profile).map(({ name, locations }) => ({
      name,
      // That is how Azure sends it, without a subscription and a name.
      id: `/subscriptions//resourceGroups//providers/${type}/`,
      type,
      properties: { provisioningState: 'Succeeded', peeringLocations: locations, bandwidthsOffered },
    }));
    return { status: 200, body: { value } };
  },
});
