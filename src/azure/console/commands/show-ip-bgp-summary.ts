/** `show ip bgp summary`: the IPv4 neighbors of a router, and how many prefixes each announced. */
import { printBgpSummary } from '#src/azure/console/bgp-table.ts';
import { defineCommand } from '#src/azure/console/command.ts';

export const showIpBgpSummary = defineCommand({
  words: 'show ip bgp summary',
  says: 'lists the BGP neighbors and how many prefixes each announced',
  at: ['router'],
  run: (scene) => printBgpSummary(scene, 4),
});
