/** Where ExpressRoute Direct ports can be had: the list, and one location. */
import { valueOf } from '#src/base/facts.ts';
import { Refusal } from '#src/base/refusal.ts';
import { demandAccess } from '../../access/demand.ts';
import { defineCall } from '../../call.ts';
import { findPeeringLocation, peeringLocations } from '../../peering-locations.ts';
import type { PeeringLocation } from '../../peering-locations.ts';
import type { World } from '../../world.ts';

const type = 'Microsoft.Network/expressRoutePortsLocations';
const path = `/subscriptions/{subscriptionId}/providers/${type}`;

/** As the list shows it. What can be had there is said of one location at a time. */
function view(subscription: string, { directName, name, facility }: PeeringLocation) {
  return {
    name: directName,
    id: `/subscriptions/${subscription}/providers/${type}/${directName}`,
    type,
    properties: {
      provisioningState: 'Succeeded',
      address: `${facility}, ${name}`,
      contact: '',
      availableBandwidths: [],
    },
  };
}

const bandwidthsIn = ({ profile }: World) =>
  valueOf('expressroute/direct-ports', profile).map((valueInGbps) => ({
    offerName: `${valueInGbps} Gbps`,
    valueInGbps,
  }));

const subscriptionIn = (params: Readonly<Record<string, string>>): string => params['subscriptionId'] ?? '';

export const expressRoutePortsLocations = [
  defineCall({
    method: 'GET',
    path,
    run({ world, params }) {
      const subscription = subscriptionIn(params);
      demandAccess(world, `${type}/read`, `/subscriptions/${subscription}`);
      const places = peeringLocations(world.profile).filter(({ isDirect }) => isDirect);
      return { status: 200, body: { value: places.map((place) => view(subscription, place)) } };
    },
  }),
  defineCall({
    method: 'GET',
    path: `${path}/{locationName}`,
    run({ world, params }) {
      const subscription = subscriptionIn(params);
      demandAccess(world, `${type}/read`, `/subscriptions/${subscription}`);
      const name = params['locationName'] ?? '';
      const place = findPeeringLocation(name, world.profile);
      if (!place?.isDirect) {
        throw new Refusal(
          404,
          'CrossconnectPortsLocationNotFound',
          `${name} is not a location of ExpressRoute Direct that we know. Choose one of the list, such as Equinix-Amsterdam-AM5.`,
          { target: 'locationName', fact: 'expressroute/peering-locations' },
        );
      }
      const { properties, ...rest } = view(subscription, place);
      return {
        status: 200,
        body: { ...rest, properties: { ...properties, availableBandwidths: bandwidthsIn(world) } },
      };
    },
  }),
];
