/** `show ip interface brief`: the interfaces of a router, and whether their lines are up. */
import { columns, defineCommand, lines } from '#src/azure/console/command.ts';
import { lanInterface, routerView } from '#src/azure/console/router-sessions.ts';
import { addressOfRouterIn, sitesBehind } from '#src/azure/console/scene.ts';
import { tunnelsAt } from '#src/azure/console/tunnels.ts';

export const showIpInterfaceBrief = defineCommand({
  words: 'show ip interface brief',
  alias: ['show interfaces'],
  says: 'lists the interfaces and whether their lines are up',
  at: ['router'],
  run(scene) {
    const view = routerView(scene);
    const [site] = sitesBehind(scene, scene.node.id);
    const row = (name: string, address: string, isUp: boolean, isShut = false): string[] => {
      const state = isUp ? 'up' : 'down';
      return [name, address, isShut ? 'administratively down' : state, state];
    };
    const rows = (view?.sessions ?? [])
      .filter(({ family }) => family === 4)
      .map(({ interface: name, addresses, isLineDead, isShut }) =>
        row(name, addresses?.customer ?? 'unassigned', !isLineDead, isShut),
      );
    const tunnels = tunnelsAt(scene).map(({ name, speakers, down }) =>
      row(name, speakers[0]?.own ?? 'unassigned', !down),
    );
    const lan = (site && addressOfRouterIn(site, 4)) ?? 'unassigned';
    return {
      text: lines(
        columns([['Interface', 'IP-Address', 'Status', 'Protocol'], ...rows, ...tunnels, row(lanInterface, lan, true)]),
      ),
      ok: true,
    };
  },
});
