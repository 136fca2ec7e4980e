/** The authorization whose key was sent has been deleted. */
import { connectLook } from './connect-look.ts';
import { networkTeam } from './branch.ts';
import { defineFault } from './fault.ts';
import { authorize, sendKey, sentKey } from './handover.ts';
import type { Handover } from './handover.ts';
import { authorizationOfKey } from './sent-key.ts';

export const keyRevoked = defineFault<Handover>({
  id: 'key-revoked',
  says: ({ circuit }) =>
    `The authorization whose key was sent is no longer there: ${circuit.name} does not know the key.`,
  breaks: (handover) => [
    authorize(handover.revoked),
    sendKey(handover, handover.revoked),
    { method: 'DELETE', path: handover.revoked, actor: networkTeam, advance: 'until-idle' },
  ],
  isThere: ({ cloud }, handover) => authorizationOfKey(cloud, handover) === undefined,
  evidence: ({ cloud }, handover) =>
    authorizationOfKey(cloud, handover) === undefined
      ? `Azure answers that ${handover.circuit.name} has no authorization with the key ${sentKey(cloud, handover).slice(0, 8)}…. It had one: a key is gone when its authorization is deleted.`
      : `${handover.circuit.name} has an authorization with the key ${sentKey(cloud, handover).slice(0, 8)}…: nobody revoked it.`,
  tools: ['activity log', 'connecting'],
  look: connectLook,
  cures: ({ cloud }, handover) => [sendKey(handover, handover.own)(cloud)],
  called: ({ owner, network }) =>
    `You rang ${owner}. She had tidied up, and made another authorization for ${network.name}. Its key stands in the tag now.`,
  facts: ['expressroute/revoke-deletes-connections', 'expressroute/user-needs-id-and-key'],
});
