/** The list of BGP communities that a route filter can allow. Which prefixes bear them is Microsoft's affair from day to day, and left empty. */
import { demandAccess } from '../../access/demand.ts';
import { defineCall } from '../../call.ts';
import { communities } from '../../rules/communities.ts';

const type = 'Microsoft.Network/bgpServiceCommunities';

export const bgpServiceCommunities = defineCall({
  method: 'GET',
  path: `/subscriptions/{subscriptionId}/providers/${type}`,
  run({ world, params }) {
    demandAccess(world, `${type}/read`, `/subscriptions/${params['subscriptionId'] ?? ''}`);
    const all = communities(world.profile);
    const value = [...new Set(all.map(({ service }) => service))].map((service) => ({
      name: service,
      id: `/subscriptions//resourceGroups//providers/${type}/${service}`,
      type,
      properties: {
        serviceName: service,
        bgpCommunities: all
          .filter((community) => community.service === service)
          .map(({ value: communityValue, name, group, region }) => ({
            serviceSupportedRegion: region,
            communityName: name,
            communityValue,
            communityPrefixes: [],
            isAuthorizedToUse: group !== 'O365',
            serviceGroup: group,
          })),
      },
    }));
    return { status: 200, body: { value } };
  },
});
