/** How a peering is added, and what can be set on each of its halves. */
import type { WorldResource } from '#src/azure/network/world.ts';
import { overlap, parsePrefix } from '#src/base/ip.ts';
import { keyOf } from '#src/base/resource-id.ts';
import type { PlainCloud } from '#src/azure/pieces/plain.ts';
import { find, ofType, parentOf, withAll } from '../cloud.ts';
import { without } from '../references.ts';
import { prefixesOfNetwork } from '../spaces.ts';
import { choiceField, choicesOf, nameAt, switchField, withValue } from './fields.ts';
import { gatewayIn } from './gateway.ts';
import { definePart, type Field } from './part.ts';
import { firstHalves, halfOf, otherHalf, peer, peering } from './peering.ts';

const type = 'virtualNetworks/virtualNetworkPeerings';

const peeredWith = (cloud: PlainCloud, networkId: string): Set<string> =>
  new Set(
    ofType(cloud, type).flatMap((half) => {
      const ends = [keyOf(parentOf(half.id)), keyOf(halfOf(half).remoteVirtualNetwork.id)];
      return ends.includes(keyOf(networkId)) ? ends : [];
    }),
  );

/** Whether two networks have addresses in common: Azure then refuses to peer them. */
const doOverlap = (cloud: PlainCloud, networkId: string, far: WorldResource): boolean => {
  const own = find(cloud, networkId);
  const [here, there] = [own, far].map((one) =>
    (one ? prefixesOfNetwork(one) : []).flatMap((text) => parsePrefix(text) ?? []),
  );
  return here?.some((one) => there?.some((other) => overlap(one, other))) === true;
};

/** The networks that a network is not peered with yet, and can be: their addresses differ. Those with a gateway first: a spoke looks for its hub. */
export function peerable(cloud: PlainCloud, networkId: string): readonly WorldResource[] {
  const taken = peeredWith(cloud, networkId);
  const free = ofType(cloud, 'virtualNetworks').filter(
    (one) => keyOf(one.id) !== keyOf(networkId) && !taken.has(keyOf(one.id)) && !doOverlap(cloud, networkId, one),
  );
  const lends = (one: WorldResource) => Number(gatewayIn(cloud, one.id, 'ExpressRoute') !== undefined);
  return [...free].sort((one, other) => lends(other) - lends(one));
}

const flags = [
  { property: 'allowVirtualNetworkAccess', label: 'Allow access' },
  { property: 'allowForwardedTraffic', label: 'Allow forwarded traffic' },
  { property: 'allowGatewayTransit', label: 'Allow gateway transit' },
  { property: 'useRemoteGateways', label: 'Use remote gateway' },
] as const;

/** The switches of one half; each says which way it looks. */
function switches(cloud: PlainCloud, item: string, one: WorldResource): Field[] {
  const read = halfOf(one);
  const way = `${nameAt(cloud, parentOf(one.id))} to ${nameAt(cloud, read.remoteVirtualNetwork.id)}`;
  return flags.map(({ property, label }): Field => {
    const field = switchField(
      { cloud, id: one.id, name: `the peering from ${way}` },
      { property, label: `${label}, ${way}`, fact: 'expressroute/peering-gateway-transit' },
      read[property],
    );
    return {
      ...field,
      id: `${nameAt(cloud, parentOf(one.id))}/${property}`,
      set(value) {
        const home = find(cloud, parentOf(one.id));
        const own = home && (gatewayIn(cloud, home.id, 'ExpressRoute') ?? gatewayIn(cloud, home.id, 'Vpn'));
        if (property === 'useRemoteGateways' && value === 'true' && field.value !== 'true' && own)
          return {
            problem: `${home.name} has the gateway ${own.name}. Azure refuses a remote gateway beside one's own: remove ${own.name} first.`,
          };
        const result = field.set(value);
        if ('problem' in result) return result;
        const said = `${label} is now ${value === 'true' ? 'on' : 'off'} from ${way}.`;
        return { ...result, id: item, said: value === field.value ? result.said : said };
      },
    };
  });
}

export const peeringPart = definePart({
  ...peering,
  adding: [
    {
      label: 'Peer with another network',
      inside: 'network',
      whyNot: (cloud, inside) =>
        peerable(cloud, inside).length === 0
          ? 'Every other network is peered with this one, or shares addresses with it, and Azure refuses that. Add a network first.'
          : undefined,
      add(cloud, inside) {
        const own = find(cloud, inside);
        const [far] = peerable(cloud, inside);
        if (!own || !far) return { cloud, said: 'There is nothing to peer with.' };
        const { halves, transit, lender } = peer(cloud, own, far);
        const after = withAll(cloud, halves);
        const uses = transit ? ` ${lender.name} lends its gateway.` : '';
        return {
          cloud: after,
          id: firstHalves(after).find(({ id }) => halves.some((each) => each.id === id))?.id ?? halves[0].id,
          said: `Peered ${own.name} with ${far.name}.${uses}`,
        };
      },
    },
  ],
  fields(cloud, id) {
    const own = find(cloud, id);
    if (!own) return [];
    const home = find(cloud, parentOf(id));
    const far = find(cloud, halfOf(own).remoteVirtualNetwork.id);
    const other = otherHalf(cloud, own);
    const choices = choicesOf([...(far ? [far] : []), ...peerable(cloud, parentOf(id))]);
    return [
      choiceField(
        { cloud, id, name: `the peering of ${home?.name ?? ''}` },
        { property: 'remoteVirtualNetwork', label: 'Remote virtual network' },
        far?.id ?? '',
        withValue(choices, far?.id ?? '', 'nothing'),
        (value) => {
          const next = find(cloud, value);
          if (!home || !next) return cloud;
          const loose = without(cloud, [id, ...(other ? [other.id] : [])]);
          const { halves } = peer(loose, home, next);
          // The half that is shown keeps its id, so that it stays the one that is looked at.
          const kept = halves.map((each) =>
            keyOf(parentOf(each.id)) === keyOf(home.id) ? { ...each, id, name: own.name } : each,
          );
          return withAll(loose, kept);
        },
      ),
      ...switches(cloud, id, own),
      ...(other ? switches(cloud, id, other) : []),
    ];
  },
});
