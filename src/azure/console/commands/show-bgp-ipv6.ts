/** `show bgp ipv6 unicast`: every IPv6 prefix a router knows over BGP, with the AS path it came by. */
import { printBgpTable } from '#src/azure/console/bgp-table.ts';
import { defineCommand } from '#src/azure/console/command.ts';

export const showBgpIpv6 = defineCommand({
  words: 'show bgp ipv6 unicast',
  alias: ['show bgp ipv6'],
  says: 'lists the IPv6 prefixes known over BGP',
  at: ['router'],
  run: (scene) => printBgpTable(scene, 6),
});
