/** `show ip interface brief`: the interfaces of a router, and whether their lines are up. */
import { columns, defineCommand, lines } from '#src/azure/console/command.ts';
import { lanInterface, noCircuit, routerView } from '#src/azure/console/router-sessions.ts';
import { addressOfRouterIn, sitesBehind } from '#src/azure/console/scene.ts';

export const showIpInterfaceBrief = defineCommand({
  words: 'show ip interface brief',
  alias: ['show interfaces'],
  says: 'lists the interfaces and whether their lines are up',
  at: ['router'],
  run(scene) {
    const view = routerView(scene);
    if (!view) return noCircuit;
    const [site] = sitesBehind(scene, scene.node.id);
    const row = (name: string, address: string, isUp: boolean): string[] => {
      const state = isUp ? 'up' : 'down';
      return [name, address, state, state];
    };
    const rows = view.sessions
      .filter(({ family }) => family === 4)
      .map(({ interface: name, addresses, isDark }) => row(name, addresses?.customer ?? 'unassigned', !isDark));
    const lan = (site && addressOfRouterIn(site, 4)) ?? 'unassigned';
    return {
      text: lines(columns([['Interface', 'IP-Address', 'Status', 'Protocol'], ...rows, row(lanInterface, lan, true)])),
      ok: true,
    };
  },
});
