/** Wrong turns of ordering, provisioning and taking down a circuit, with the reason each is refused for. */
import type { Cloud } from '#src/azure/cloud.ts';
import { providerAct, putCircuit, putPeering, removeById } from '#src/lab/acts/circuit.ts';
import { putConnection } from '#src/lab/acts/connection.ts';
import type { Act, Move, WrongPath } from '#src/lab/definition.ts';
import { findCircuit } from '#src/lab/found-circuits.ts';
import { putAuthorization } from '#src/lab/wants/authorization.ts';
import type { Story } from './provision-a-circuit.ts';

type Turn = Omit<WrongPath, 'before'> & { before?: Move[] };

/** The circuit as ordered, provisioned, with its peering, and connected: the moves up to each of these. */
function stages({ order, peering, wanted }: Story): Record<'ordered' | 'provisioned' | 'peered' | 'connected', Move[]> {
  const keyIn = (cloud: Cloud): string => findCircuit(cloud, order.circuit)?.key ?? '';
  const ordered: Move[] = [putCircuit(order)];
  const provisioned: Move[] = [...ordered, (cloud) => providerAct('provision', keyIn(cloud))];
  const peered: Move[] = [...provisioned, putPeering(peering)];
  return { ordered, provisioned, peered, connected: [...peered, putConnection(wanted)] };
}

/** The order with some properties of its body changed. */
const changed = (act: Act, change: Record<string, unknown>): Act => ({
  ...act,
  body: { ...(typeof act.body === 'object' ? act.body : {}), ...change },
});

function orderTurns(story: Story): Turn[] {
  const { order } = story;
  const { ordered } = stages(story);
  return [
    {
      id: 'any-provider',
      belief: 'Any carrier brings a line to any place.',
      act: putCircuit({ ...order, provider: 'Corner Shop Telecom' }),
      ends: { refused: 'CrossconnectServiceProvider', fact: 'expressroute/peering-locations' },
    },
    {
      id: 'any-place',
      belief: 'A circuit ends in an Azure region.',
      act: putCircuit({ ...order, peeringLocation: story.region === 'West US 2' ? 'East US 2' : 'West US 2' }),
      ends: { refused: 'CrossconnectPeeringLocation', fact: 'expressroute/geopolitical-regions' },
    },
    {
      id: 'any-bandwidth',
      belief: 'The bandwidth is free to choose.',
      act: putCircuit({ ...order, megabits: 300 }),
      ends: { refused: 'CrossconnectBandwidth', fact: 'expressroute/bandwidths' },
    },
    {
      id: 'local-metered',
      belief: 'A Local circuit can be metered.',
      act: putCircuit({ ...order, tier: 'Local', family: 'MeteredData' }),
      ends: { refused: 'CrossconnectLocalIsUnlimited', fact: 'expressroute/local-circuit' },
    },
    {
      id: 'no-line',
      belief: 'Where the circuit ends can be said later.',
      act: changed(putCircuit(order), { properties: {} }),
      ends: { refused: 'ExpressRouteCircuitCreateMissingPortProvisioningProperties' },
    },
    {
      id: 'lower-bandwidth',
      belief: 'A circuit can be made slower, and cheaper.',
      before: ordered,
      act: putCircuit({ ...order, megabits: 100 }),
      ends: { refused: 'CrossconnectBandwidthLowered', fact: 'expressroute/bandwidth-only-grows' },
    },
    {
      id: 'back-to-metered',
      belief: 'Billing can go back from unlimited to metered.',
      before: [putCircuit({ ...order, family: 'UnlimitedData' })],
      act: putCircuit({ ...order, family: 'MeteredData' }),
      ends: { refused: 'CrossconnectUnlimitedStays', fact: 'expressroute/unlimited-stays' },
    },
    {
      id: 'move-the-circuit',
      belief: 'A circuit can move to another peering location.',
      before: ordered,
      act: putCircuit({ ...order, peeringLocation: story.other.peeringLocation }),
      ends: { refused: 'CrossconnectCircuitMoved' },
    },
  ];
}

function providerTurns(story: Story): Turn[] {
  const { order, peering, wanted } = story;
  const { ordered, provisioned } = stages(story);
  const keyIn = (cloud: Cloud): string => findCircuit(cloud, order.circuit)?.key ?? '';
  const {
    asn: peerASN,
    vlan: vlanId,
    primary: primaryPeerAddressPrefix,
    secondary: secondaryPeerAddressPrefix,
  } = peering;
  const body = { peerASN, vlanId, primaryPeerAddressPrefix, secondaryPeerAddressPrefix };
  return [
    {
      id: 'name-for-key',
      belief: 'The provider knows the circuit by its name.',
      before: ordered,
      act: providerAct('provision', order.circuit.split('/').at(-1) ?? ''),
      ends: { refused: 'CrossconnectServiceKey' },
    },
    {
      id: 'some-other-key',
      belief: 'Any key will do.',
      before: ordered,
      act: providerAct('provision', '12345678-1234-1234-1234-123456789012'),
      ends: { refused: 'CrossconnectServiceKeyUnknown' },
    },
    {
      id: 'peering-first',
      belief: 'The provider can configure the peering before it has provisioned the circuit.',
      before: ordered,
      act: (cloud) => providerAct('peering', keyIn(cloud), body),
      ends: { refused: 'CrossconnectCircuitNotProvisioned', fact: 'expressroute/circuit-states' },
    },
    {
      id: 'large-link-subnet',
      belief: 'One /29 is enough for a link.',
      before: provisioned,
      act: (cloud) =>
        providerAct('peering', keyIn(cloud), {
          ...body,
          primaryPeerAddressPrefix: primaryPeerAddressPrefix.replace('/30', '/29'),
        }),
      ends: { refused: 'CrossconnectPeeringPrefix', fact: 'expressroute/peering-prefix' },
    },
    {
      id: 'connect-first',
      belief: 'A network can be connected before the provider has acted.',
      before: ordered,
      act: putConnection(wanted),
      ends: { failed: 'CrossconnectCircuitNotProvisioned', fact: 'expressroute/connection-prerequisites' },
    },
  ];
}

function deletionTurns(story: Story): Turn[] {
  const { order } = story;
  const { provisioned, connected } = stages(story);
  return [
    {
      id: 'delete-provisioned',
      belief: 'Deleting the circuit tells the provider.',
      before: provisioned,
      act: removeById(order.circuit),
      ends: { failed: 'ConflictError', fact: 'expressroute/delete-order' },
    },
    {
      id: 'delete-under-way',
      belief: 'Until the provider is done, the circuit can be deleted.',
      before: [putCircuit(order), (cloud) => providerAct('accept', findCircuit(cloud, order.circuit)?.key ?? '')],
      act: removeById(order.circuit),
      ends: { failed: 'ConflictError', fact: 'expressroute/delete-order' },
    },
    {
      id: 'delete-connected',
      belief: 'The connection goes with the circuit.',
      before: connected,
      act: removeById(order.circuit),
      ends: { refused: 'CrossconnectCircuitInUse', fact: 'expressroute/delete-order' },
    },
    {
      id: 'delete-with-key',
      belief: 'An authorization goes with the circuit.',
      before: [putCircuit(order), putAuthorization(`${order.circuit}/authorizations/auth-partner`)],
      act: removeById(order.circuit),
      ends: { refused: 'CrossconnectCircuitInUse', fact: 'expressroute/delete-order' },
    },
    {
      id: 'delete-peering-connected',
      belief: 'Peering can be taken from under a connection.',
      before: connected,
      act: removeById(`${order.circuit}/peerings/AzurePrivatePeering`),
      ends: { refused: 'CrossconnectPeeringInUse', fact: 'expressroute/private-peering-delete' },
    },
  ];
}

/** Every wrong turn of the lab. */
export function circuitTurns(story: Story): WrongPath[] {
  const turns = [...orderTurns(story), ...providerTurns(story), ...deletionTurns(story)];
  return turns.map(({ before = [], ...turn }) => ({ ...turn, before }));
}
