/** The connection of an ExpressRoute gateway to a circuit: FastPath is switched on here. */
import * as shape from '#src/base/shape.ts';
import { count, flag, reference, word } from '#src/azure/network/world.ts';
import { valueOf } from '#src/base/facts.ts';
import { keyOf } from '#src/base/resource-id.ts';
import type { WorldResource } from '#src/azure/network/world.ts';
import { idOf, type PlainCloud } from '#src/azure/pieces/plain.ts';
import { changed, find, freeName, ofType, withAll } from '../cloud.ts';
import * as build from '#src/azure/pieces/build.ts';
import { choiceField, choicesOf, nameAt, numberField, switchField, withValue } from './fields.ts';
import { gateways } from './gateway.ts';
import { definePart } from './part.ts';

const type = 'connections';
const properties = shape.object({
  connectionType: word,
  virtualNetworkGateway1: reference,
  peer: reference,
  routingWeight: count,
  expressRouteGatewayBypass: flag,
  enablePrivateLinkFastPath: flag,
});

export const connectionOf = (connection: WorldResource) => properties.parse(connection.properties);

/** Every ExpressRoute connection. */
export const expressRouteConnections = (cloud: PlainCloud): readonly WorldResource[] =>
  ofType(cloud, type).filter((one) => connectionOf(one).connectionType === 'ExpressRoute');

/** The circuits that a gateway has no connection to. */
const freeCircuits = (cloud: PlainCloud, gatewayId: string): readonly WorldResource[] => {
  const taken = new Set(
    expressRouteConnections(cloud)
      .map(connectionOf)
      .filter(({ virtualNetworkGateway1 }) => keyOf(virtualNetworkGateway1.id) === keyOf(gatewayId))
      .map(({ peer }) => keyOf(peer.id)),
  );
  return ofType(cloud, 'expressRouteCircuits').filter(({ id }) => !taken.has(keyOf(id)));
};

export const connection = definePart({
  kind: 'connection',
  one: 'connection',
  many: 'Connections',
  items: (cloud) =>
    expressRouteConnections(cloud).map((one) => {
      const { peer, virtualNetworkGateway1, expressRouteGatewayBypass } = connectionOf(one);
      return {
        id: one.id,
        name: one.name,
        about: `to ${nameAt(cloud, peer.id)}, FastPath ${expressRouteGatewayBypass ? 'on' : 'off'}`,
        inside: virtualNetworkGateway1.id,
      };
    }),
  adding: [
    {
      label: 'Connect to a circuit',
      inside: 'gateway',
      whyNot: (cloud, inside) =>
        freeCircuits(cloud, inside).length === 0
          ? 'Every circuit is connected to this gateway already. Add a circuit first.'
          : undefined,
      add(cloud, inside) {
        const gateway = nameAt(cloud, inside);
        const [circuit] = freeCircuits(cloud, inside);
        const name = freeName(cloud, type, `conn-${gateway.replace(/^ergw-/, '')}`);
        const made = build.connection(name, gateway, circuit?.name ?? '', { expressRouteGatewayBypass: false });
        const ends = { virtualNetworkGateway1: { id: inside }, peer: { id: circuit?.id ?? '' } };
        return {
          cloud: withAll(cloud, [{ ...made, properties: { ...made.properties, ...ends } }]),
          id: idOf(type, name),
          said: `Connected ${gateway} to ${circuit?.name ?? ''}. FastPath is off.`,
        };
      },
    },
  ],
  fields(cloud, id, profile) {
    const own = find(cloud, id);
    if (!own) return [];
    const place = { cloud, id, name: own.name };
    const read = connectionOf(own);
    return [
      switchField(
        place,
        {
          property: 'expressRouteGatewayBypass',
          label: 'FastPath',
          note: 'Packets from the circuit go around the gateway where FastPath can.',
          fact: 'expressroute/fastpath-bypasses-gateway',
        },
        read.expressRouteGatewayBypass,
      ),
      switchField(
        place,
        {
          property: 'enablePrivateLinkFastPath',
          label: 'FastPath to private endpoints',
          note: 'Needs FastPath, and enrollment with Microsoft.',
          fact: 'expressroute/fastpath-private-link',
        },
        read.enablePrivateLinkFastPath,
      ),
      choiceField(
        place,
        { property: 'peer', label: 'Circuit' },
        find(cloud, read.peer.id)?.id ?? read.peer.id,
        withValue(choicesOf(ofType(cloud, 'expressRouteCircuits')), find(cloud, read.peer.id)?.id ?? read.peer.id),
        (value) => changed(cloud, id, { peer: { id: value } }),
      ),
      choiceField(
        place,
        { property: 'virtualNetworkGateway1', label: 'Gateway' },
        find(cloud, read.virtualNetworkGateway1.id)?.id ?? read.virtualNetworkGateway1.id,
        choicesOf(gateways(cloud, 'ExpressRoute')),
        (value) => changed(cloud, id, { virtualNetworkGateway1: { id: value } }),
      ),
      numberField(
        place,
        {
          property: 'routingWeight',
          label: 'Routing weight',
          note: 'Of two circuits, the connection with the higher weight is used.',
          fact: 'expressroute/routing-weight',
        },
        read.routingWeight,
        valueOf('expressroute/routing-weight', profile),
      ),
    ];
  },
});
