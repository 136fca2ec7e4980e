/** Wrong turns of the connection labs, one for each rule of unit 9 that they reach, with the reason each is refused for. */
import type { Cloud } from '#src/azure/cloud.ts';
import { valueOf } from '#src/base/facts.ts';
import { withProperties } from '#src/lab/acts/changed.ts';
import { putConnection } from '#src/lab/acts/connection.ts';
import type { ConnectionAct } from '#src/lab/acts/connection.ts';
import type { Act, Move, WrongPath } from '#src/lab/definition.ts';
import { circuit, circuitId, network, networkResource, resourceGroup, userSubscription } from '#src/lab/scene.ts';
import type { CircuitScene, NetworkScene, Place } from '#src/lab/scene.ts';
import { keyIn, putAuthorization } from '#src/lab/wants/authorization.ts';
import type { Story } from './connect-a-network.ts';

type Turn = Omit<WrongPath, 'before'> & { before?: Move[] };

const gatewayOf = ({ place, gateway }: NetworkScene) =>
  networkResource(place, 'virtualNetworkGateways', gateway?.name ?? '');
const range = (length: number) => Array.from({ length }, (_, index) => index + 1);

/** Another network of the company with a gateway that FastPath accepts. */
const another = (place: Place, number: number): NetworkScene => ({
  place,
  name: `vnet-more-${number}`,
  block: `10.${180 + number}`,
  gateway: { name: `ergw-more-${number}`, sku: 'UltraPerformance' },
});

function valueTurns({ wanted, story }: { wanted: ConnectionAct; story: Story }): Turn[] {
  return [
    {
      id: 'weight',
      belief: 'A routing weight can be any number.',
      act: putConnection({ ...wanted, routingWeight: 40_000 }),
      ends: { refused: 'CrossconnectRoutingWeight', fact: 'expressroute/routing-weight' },
    },
    {
      id: 'shared-key',
      belief: 'An ExpressRoute connection has a shared key, as a VPN has.',
      act: withProperties(putConnection(wanted), { sharedKey: 'abc123' }),
      ends: { refused: 'CrossconnectSharedKeyNotAllowed' },
    },
    {
      id: 'private-link-alone',
      belief: 'FastPath to Private Link works without FastPath.',
      act: withProperties(putConnection(wanted), { enablePrivateLinkFastPath: true }),
      ends: { refused: 'CrossconnectPrivateLinkNeedsFastPath', fact: 'expressroute/fastpath-private-link' },
    },
    {
      id: 'no-circuit',
      belief: 'The circuit follows from the gateway.',
      act: withProperties(putConnection(wanted), { peer: undefined }),
      ends: { refused: 'CrossconnectCircuitMissing', fact: 'expressroute/peer-circuit-uri' },
    },
    {
      id: 'unknown-gateway',
      belief: 'The gateway can be named before it exists.',
      act: putConnection({ ...wanted, gateway: `${wanted.gateway}-new` }),
      ends: { refused: 'InvalidResourceReference' },
    },
    {
      id: 'unknown-group',
      belief: 'A resource group is made on the way.',
      act: putConnection({
        ...wanted,
        connection: wanted.connection.replace(story.place.group, `${story.place.group}-new`),
      }),
      ends: { refused: 'ResourceGroupNotFound' },
    },
  ];
}

function placeTurns({ wanted, story }: { wanted: ConnectionAct; story: Story }): Turn[] {
  const abroad = another({ ...story.place, location: story.abroad }, 1);
  return [
    {
      id: 'fastpath-on-a-small-gateway',
      belief: 'FastPath works with any ExpressRoute gateway.',
      act: putConnection({ ...wanted, gateway: story.smallGateway, fastPath: true }),
      ends: { refused: 'CrossconnectFastPathGatewaySize', fact: 'expressroute/fastpath-gateway-skus' },
    },
    {
      id: 'other-region',
      belief: 'A connection can be in any region.',
      act: putConnection({ ...wanted, location: story.abroad }),
      ends: { refused: 'CrossconnectConnectionLocation', fact: 'expressroute/connection-location' },
    },
    {
      id: 'other-geopolitical-region',
      belief: 'A Standard circuit reaches networks anywhere.',
      before: network(abroad),
      act: putConnection({ ...wanted, gateway: gatewayOf(abroad), location: story.abroad }),
      ends: { refused: 'CrossconnectOutsideGeopoliticalRegion', fact: 'expressroute/geopolitical-regions' },
    },
    {
      id: 'spare-circuit',
      belief: 'A circuit can be used before its provider has provisioned it.',
      act: putConnection({ ...wanted, circuit: circuitId(story.spare) }),
      ends: { failed: 'CrossconnectCircuitNotProvisioned', fact: 'expressroute/connection-prerequisites' },
    },
  ];
}

function changeTurns({ wanted }: { wanted: ConnectionAct; story: Story }, smallGateway: string): Turn[] {
  return [
    {
      id: 'twice',
      belief: 'A network can be connected to one circuit twice.',
      before: [putConnection(wanted)],
      act: putConnection({ ...wanted, connection: `${wanted.connection}-second` }),
      ends: { refused: 'CrossconnectAlreadyConnected', fact: 'expressroute/circuits-per-network' },
    },
    {
      id: 'other-ends',
      belief: 'The ends of a connection can be changed.',
      before: [putConnection(wanted)],
      act: putConnection({ ...wanted, gateway: smallGateway }),
      ends: { refused: 'ExpressRouteConnectionPeerCannotBeChanged' },
    },
    {
      id: 'patch',
      belief: 'FastPath can be changed with PATCH.',
      before: [putConnection(wanted)],
      act: { method: 'PATCH', path: wanted.connection, body: { properties: { expressRouteGatewayBypass: true } } },
      ends: { refused: 'CrossconnectPatchIsForTags' },
    },
    {
      id: 'gateway-in-use',
      belief: 'The gateway can go while the connection stays.',
      before: [putConnection(wanted)],
      act: { method: 'DELETE', path: wanted.gateway, actor: 'network-team' },
      ends: { refused: 'VirtualNetworkGatewayCannotBeDeleted', fact: 'expressroute/delete-order' },
    },
    {
      id: 'circuit-in-use',
      belief: 'Deleting the circuit deletes its connections.',
      before: [putConnection(wanted)],
      act: { method: 'DELETE', path: wanted.circuit, actor: 'network-team' },
      ends: { refused: 'CrossconnectCircuitInUse', fact: 'expressroute/delete-order' },
    },
  ];
}

/** Turns of the circuit user, in the second subscription. */
function keyTurns({ wanted, story }: { wanted: ConnectionAct; story: Story }): Turn[] {
  const place = { ...story.place, subscription: userSubscription, group: 'rg-circuit-user' };
  const networks = [another(place, 1), another(place, 2)];
  const owned = [resourceGroup(place), ...networks.flatMap(network)];
  const authorization = `${wanted.circuit}/authorizations/for-the-user`;
  const [one, two] = networks.map((scene, index) => ({
    ...wanted,
    gateway: gatewayOf(scene),
    connection: networkResource(place, 'connections', `con-user-${index + 1}`),
  }));
  if (!one || !two) return [];
  const redeem = (act: ConnectionAct) => (cloud: Cloud) =>
    withProperties(putConnection(act), { authorizationKey: keyIn(cloud, authorization) });
  return [
    {
      id: 'no-key',
      belief: 'The id of a circuit is enough to connect to it from another subscription.',
      before: owned,
      act: putConnection(one),
      ends: { refused: 'CrossconnectAuthorizationKeyRequired', fact: 'expressroute/user-needs-id-and-key' },
    },
    {
      id: 'wrong-key',
      belief: 'Any GUID will do as a key.',
      before: owned,
      act: withProperties(putConnection(one), { authorizationKey: '11111111-2222-4333-8444-555555555555' }),
      ends: { refused: 'CrossconnectAuthorizationKeyUnknown', fact: 'expressroute/user-needs-id-and-key' },
    },
    {
      id: 'key-used-twice',
      belief: 'One key serves all networks of a circuit user.',
      before: [...owned, putAuthorization(authorization, 'network-team'), redeem(one)],
      act: redeem(two),
      ends: { refused: 'CrossconnectAuthorizationKeyInUse', fact: 'expressroute/one-key-one-connection' },
    },
  ];
}

/** Turns that meet a limit. */
function limitTurns({ wanted, story }: { wanted: ConnectionAct; story: Story }): Turn[] {
  const { place, profile } = story;
  const links = valueOf('expressroute/standard-circuit-links', profile);
  const networks = range(links).map((number) => another(place, number));
  const isToday = profile === 'today';
  const circuits =
    (isToday
      ? valueOf('expressroute/circuits-same-location', profile)
      : valueOf('expressroute/circuits-per-network', profile)[story.goodSku]) ?? 0;
  const scenes: CircuitScene[] = range(circuits).map((number) => ({
    ...story.circuit,
    // A subscription takes only so many circuits in one region; that is another limit.
    place: { ...story.circuit.place, location: number % 2 === 0 ? 'centralus' : 'canadacentral' },
    name: `er-more-${number}`,
    isProvisioned: true,
  }));
  const { atCreation } = valueOf('expressroute/connection-address-spaces', profile);
  return [
    {
      id: 'one-link-too-many',
      belief: 'A Standard circuit takes any number of networks.',
      before: networks.flatMap((scene, index) => [
        ...network(scene),
        putConnection({ ...wanted, gateway: gatewayOf(scene), connection: `${wanted.connection}-${index + 1}` }),
      ]),
      act: putConnection(wanted),
      ends: { refused: 'CrossconnectTooManyLinks', fact: 'expressroute/standard-circuit-links' },
    },
    {
      id: 'one-circuit-too-many',
      belief: 'A network takes any number of circuits.',
      before: scenes.flatMap((scene, index) => [
        ...circuit(scene),
        putConnection({ ...wanted, circuit: circuitId(scene), connection: `${wanted.connection}-${index + 1}` }),
      ]),
      act: putConnection(wanted),
      ends: isToday
        ? { refused: 'CrossconnectTooManyCircuitsOfOneLocation', fact: 'expressroute/circuits-same-location' }
        : { refused: 'CrossconnectTooManyCircuits', fact: 'expressroute/circuits-per-network' },
    },
    {
      id: 'too-many-address-spaces',
      belief: 'A network can advertise any number of address spaces.',
      before: [manyAddressSpaces(story.main, atCreation)],
      act: putConnection(wanted),
      ends: { refused: 'CrossconnectTooManyAddressSpaces', fact: 'expressroute/connection-address-spaces' },
    },
  ];
}

/** The network with so many address spaces more than it had. */
function manyAddressSpaces(scene: NetworkScene, more: number): Act {
  const [first] = network(scene);
  if (!first) throw new Error(`The network ${scene.name} is made by no act.`);
  const subnets = [
    { name: 'GatewaySubnet', properties: { addressPrefix: `${scene.block}.0.0/27` } },
    { name: 'snet-app', properties: { addressPrefix: `${scene.block}.1.0/24` } },
  ];
  const addressPrefixes = [`${scene.block}.0.0/16`, ...range(more).map((number) => `10.250.${number}.0/24`)];
  return {
    ...first,
    body: { location: scene.place.location, properties: { addressSpace: { addressPrefixes }, subnets } },
  };
}

/** Every wrong turn, from the Cloud as it is once the missing prerequisite is mended. */
export function wrongTurns(story: Story, wanted: ConnectionAct): WrongPath[] {
  const told = { wanted, story };
  const turns = [
    ...valueTurns(told),
    ...placeTurns(told),
    ...changeTurns(told, story.smallGateway),
    ...keyTurns(told),
    ...limitTurns(told),
  ];
  return turns.map(({ before = [], ...turn }) => ({ ...turn, before }));
}
