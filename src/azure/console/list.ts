/** Every console command: a plain list, so that bare Node reads it too. Help shows them in this order. */
import type { ConsoleCommand } from './command.ts';
import { curl } from '#src/azure/console/commands/curl.ts';
import { effectiveRoutes } from '#src/azure/console/commands/effective-routes.ts';
import { help } from '#src/azure/console/commands/help.ts';
import { ipNeigh } from '#src/azure/console/commands/ip-neigh.ts';
import { ipRoute } from '#src/azure/console/commands/ip-route.ts';
import { nc } from '#src/azure/console/commands/nc.ts';
import { ping } from '#src/azure/console/commands/ping.ts';
import { showArp } from '#src/azure/console/commands/show-arp.ts';
import { showBgpIpv6Summary } from '#src/azure/console/commands/show-bgp-ipv6-summary.ts';
import { showBgpIpv6 } from '#src/azure/console/commands/show-bgp-ipv6.ts';
import { showIpBgpSummary } from '#src/azure/console/commands/show-ip-bgp-summary.ts';
import { showIpBgp } from '#src/azure/console/commands/show-ip-bgp.ts';
import { showIpInterfaceBrief } from '#src/azure/console/commands/show-ip-interface-brief.ts';
import { showIpRoute } from '#src/azure/console/commands/show-ip-route.ts';
import { showIpv6Route } from '#src/azure/console/commands/show-ipv6-route.ts';
import { traceroute } from '#src/azure/console/commands/traceroute.ts';

export const consoleCommands: readonly ConsoleCommand[] = [
  ping,
  traceroute,
  nc,
  curl,
  ipRoute,
  ipNeigh,
  effectiveRoutes,
  showIpRoute,
  showIpv6Route,
  showIpBgp,
  showIpBgpSummary,
  showBgpIpv6,
  showBgpIpv6Summary,
  showArp,
  showIpInterfaceBrief,
  help,
];
