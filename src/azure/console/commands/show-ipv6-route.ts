/** `show ipv6 route`: where a router sends what, IPv6. */
import { defineCommand } from '#src/azure/console/command.ts';
import { printRoutes } from '#src/azure/console/router-routes.ts';

export const showIpv6Route = defineCommand({
  words: 'show ipv6 route',
  says: 'shows the same for IPv6',
  at: ['router'],
  run: (scene) => printRoutes(scene, 6),
});
