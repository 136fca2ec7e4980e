/** `show ip route`: where a router sends what, IPv4. */
import { defineCommand } from '#src/azure/console/command.ts';
import { printRoutes } from '#src/azure/console/router-routes.ts';

export const showIpRoute = defineCommand({
  words: 'show ip route',
  says: 'shows where the router sends what',
  at: ['router'],
  run: (scene) => printRoutes(scene, 4),
});
