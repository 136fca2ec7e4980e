/** A private endpoint for the packet: none, one, or one that FastPath is asked to reach. */
import type { WorldResource } from '#src/azure/network/world.ts';
import { keyOf } from '#src/base/resource-id.ts';
import type { PlainCloud } from '#src/azure/pieces/plain.ts';
import { changed, find, ofType, parentOf } from '../cloud.ts';
import { connectionOf, expressRouteConnections } from '../parts/connection.ts';
import { gatewayOf } from '../parts/gateway.ts';
import { kinds } from '../parts/kinds.ts';
import { removed } from '../parts/part.ts';
import { endpointOf, privateEndpoint } from '../parts/private-endpoint.ts';
import { aimedAt, withCloud } from '../target.ts';
import type { Make } from './change.ts';
import { hubOf, nowFor, told } from './receiver.ts';

export const endpoint: Make = (scenario, { pick }) => {
  const { cloud } = scenario;
  const own = pick(ofType(cloud, 'privateEndpoints'));
  const hub = hubOf(cloud);
  const [way] = privateEndpoint.adding;
  const home = own ? parentOf(endpointOf(own).subnet) : (hub?.id ?? '');
  const leadsHome = (one: WorldResource) => {
    const gateway = find(cloud, connectionOf(one).virtualNetworkGateway1.id);
    return gateway !== undefined && keyOf(gatewayOf(gateway).network) === keyOf(home);
  };
  const via = expressRouteConnections(cloud).find(leadsHome) ?? pick(expressRouteConnections(cloud));
  if (!way || !via || (!own && !hub)) return undefined;
  const isEnrolled = connectionOf(via).enablePrivateLinkFastPath;
  return {
    label: 'Private endpoint',
    isNear: own !== undefined,
    value: !own ? 'none' : isEnrolled ? 'enrolled' : 'plain',
    choices: [
      { value: 'none', label: 'None' },
      { value: 'plain', label: 'One in the hub' },
      { value: 'enrolled', label: 'One, FastPath to it asked for' },
    ],
    set(value) {
      const asked = (now: PlainCloud, isOn: boolean) => changed(now, via.id, { enablePrivateLinkFastPath: isOn });
      if (value === 'none') {
        if (!own) return { scenario, said: 'There is no private endpoint.' };
        const { cloud: after, said } = removed(privateEndpoint, kinds, cloud, own.id);
        return told(withCloud(scenario, asked(after, false)), said);
      }
      const added = own ? { cloud, id: own.id } : way.add(cloud, hub?.id ?? '');
      const made = find(added.cloud, added.id ?? '');
      const to = made ? endpointOf(made).address : scenario.flow.to;
      const lead = own ? '' : `Added private endpoint ${made?.name ?? ''} at ${to}. ${nowFor(scenario, 'it')} `;
      const said =
        value === 'enrolled'
          ? `${via.name} asks for FastPath to private endpoints.`
          : `${via.name} does not ask for FastPath to private endpoints.`;
      const after = { ...scenario, cloud: asked(added.cloud, value === 'enrolled') };
      return { scenario: own ? after : aimedAt(after, to), said: lead + said };
    },
  };
};
