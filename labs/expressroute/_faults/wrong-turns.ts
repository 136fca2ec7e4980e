/** Wrong turns of somebody who mends by guessing, each with the reason it is refused for. */
import type { FactId } from '#src/base/facts.ts';
import { putConnection } from '#src/lab/acts/connection.ts';
import type { Act, WrongPath } from '#src/lab/definition.ts';
import { putPeering } from './branch.ts';
import type { Branch } from './branch.ts';
import { sentKey } from './handover.ts';
import type { Story } from './story.ts';

/** The learner's own request for a peering, with something else in it. */
const peeringWith = (branch: Branch, change: Record<string, unknown>): Act => {
  const { actor: _actor, ...act } = putPeering(branch, change);
  return act;
};

export function wrongTurnsIn({ second, third }: Story): WrongPath[] {
  const { ticket } = second;
  const { connection, gateway, circuitId: circuit, network } = third.ticket;
  const link = { connection, gateway, circuit, location: network.place.location };
  const turn = (id: string, belief: string, act: WrongPath['act'], refused: string, fact?: FactId): WrongPath => ({
    id,
    belief,
    before: [],
    act,
    ends: fact === undefined ? { refused } : { refused, fact },
  });
  return [
    turn(
      'own-asn',
      'The peer ASN is that of Azure’s gateways.',
      peeringWith(ticket, { peerASN: 65_515 }),
      'CrossconnectPeerAsn',
      'expressroute/peer-asn-reserved',
    ),
    turn(
      'whole-subnet',
      'Both links share one /29.',
      peeringWith(ticket, { primaryPeerAddressPrefix: '172.16.90.0/29', secondaryPeerAddressPrefix: '172.16.90.0/29' }),
      'CrossconnectPeeringPrefix',
      'expressroute/peering-prefix',
    ),
    turn(
      'large-vlan',
      'A VLAN ID may be any number.',
      peeringWith(ticket, { vlanId: 5000 }),
      'CrossconnectVlan',
      'expressroute/vlan-range',
    ),
    turn(
      'start-over',
      'The quickest cure is to delete the peering and to make it again.',
      { method: 'DELETE', path: ticket.peering },
      'CrossconnectPeeringInUse',
      'expressroute/private-peering-delete',
    ),
    turn(
      'second-connection',
      'A second connection to the same circuit helps when the first is silent.',
      putConnection({
        connection: `${ticket.connection}-again`,
        gateway: ticket.gateway,
        circuit: ticket.circuitId,
        location: ticket.network.place.location,
      }),
      'CrossconnectAlreadyConnected',
      'expressroute/circuits-per-network',
    ),
    turn(
      'mend-the-security-group',
      'Whoever is on call may change everything.',
      { method: 'DELETE', path: ticket.securityGroup },
      'AuthorizationFailed',
    ),
    turn(
      'no-key',
      'The id of the circuit is enough.',
      putConnection(link),
      'LinkedAuthorizationFailed',
      'expressroute/linked-actions',
    ),
    turn(
      'made-up-key',
      'Any GUID will do as a key.',
      putConnection({ ...link, key: '11111111-2222-4333-8444-555555555555' }),
      'CrossconnectAuthorizationKeyUnknown',
      'expressroute/user-needs-id-and-key',
    ),
    turn(
      'region-of-the-circuit',
      'A connection stands in any region.',
      (cloud) => putConnection({ ...link, location: 'brazilsouth', key: sentKey(cloud, third.ticket) }),
      'CrossconnectConnectionLocation',
      'expressroute/connection-location',
    ),
  ];
}
