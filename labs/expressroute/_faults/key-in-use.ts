/** The key that was sent serves another connection already. */
import { nameIn } from '#src/lab/ids.ts';
import { connectLook } from './connect-look.ts';
import { defineFault } from './fault.ts';
import { sendKey, sentKey } from './handover.ts';
import type { Handover } from './handover.ts';
import { holderOf } from './sent-key.ts';

export const keyInUse = defineFault<Handover>({
  id: 'key-in-use',
  says: ({ network }) => `The key that was sent for ${network.name} is in use by another connection.`,
  breaks: (handover) => [sendKey(handover, handover.others)],
  isThere: ({ cloud }, handover) => holderOf(cloud, handover) !== undefined,
  evidence: ({ cloud }, handover) => {
    const holder = holderOf(cloud, handover);
    return holder === undefined
      ? `No other connection was made with the key ${sentKey(cloud, handover).slice(0, 8)}….`
      : `The key ${sentKey(cloud, handover).slice(0, 8)}… was used for ${nameIn(holder)}, and a key serves one connection. For another network the owner makes another authorization.`;
  },
  tools: ['activity log', 'connecting'],
  look: connectLook,
  cures: ({ cloud }, handover) => [sendKey(handover, handover.own)(cloud)],
  called: ({ owner, network }) =>
    `You rang ${owner}. She made another authorization for ${network.name}. Its key stands in the tag now.`,
  facts: ['expressroute/one-key-one-connection'],
});
