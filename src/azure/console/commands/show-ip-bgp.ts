/** `show ip bgp`: every IPv4 prefix a router knows over BGP, with the AS path it came by. */
import { printBgpTable } from '#src/azure/console/bgp-table.ts';
import { defineCommand } from '#src/azure/console/command.ts';

export const showIpBgp = defineCommand({
  words: 'show ip bgp',
  says: 'lists every prefix known over BGP, with its next hop and AS path',
  at: ['router'],
  run: (scene) => printBgpTable(scene, 4),
});
