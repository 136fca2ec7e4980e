/** Believes that the gateway checks packets like a firewall: it would let no answer pass whose question went around it. */
import { defineBelief } from './belief.ts';
import { changeNodes } from './change.ts';

export const gatewayIsAFirewall = defineBelief({
  id: 'expressroute/gateway-is-a-firewall',
  change(network) {
    const bypassed = new Set(network.shortcuts.flatMap(({ skips }) => skips));
    return changeNodes(network, (node) =>
      bypassed.has(node.id) && node.kind === 'gateway' ? { ...node, stateful: true } : node,
    );
  },
});
