/** `show bgp ipv6 unicast summary`: the IPv6 neighbors of a router, and how many prefixes each announced. */
import { printBgpSummary } from '#src/azure/console/bgp-table.ts';
import { defineCommand } from '#src/azure/console/command.ts';

export const showBgpIpv6Summary = defineCommand({
  words: 'show bgp ipv6 unicast summary',
  alias: ['show bgp ipv6 summary'],
  says: 'lists the BGP neighbors that speak IPv6',
  at: ['router'],
  run: (scene) => printBgpSummary(scene, 6),
});
