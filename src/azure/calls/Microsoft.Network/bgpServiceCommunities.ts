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
    const value = communities(world.profile).map(({ value: community, service, name, group }) => ({
      name: service,
      id: `/subscriptions//resourceGroups//providers/${type}/${service}`,
      type,
      properties: {
        serviceName: service,
        bgpCommunities: [
          {
            serviceSupportedRegion: 'Global',
            communityName: name,
            communityValue: community,
            communityPrefixes: [],
            isAuthorizedToUse: group !== 'O365',
            serviceGroup: group,
          },
        ],
      },
    }));
    return { status: 200, body: { value } };
  },
});
