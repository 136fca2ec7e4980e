/** `show ip bgp summary`: the neighbors of a router, and how many prefixes each announced. */
import { columns, defineCommand, lines } from '#src/azure/console/command.ts';
import { noCircuit, routerIdOf, routerView } from '#src/azure/console/router-sessions.ts';
import { valueOf } from '#src/base/facts.ts';

export const showIpBgpSummary = defineCommand({
  words: 'show ip bgp summary',
  says: 'lists the BGP neighbors and how many prefixes each announced',
  at: ['router'],
  run(scene) {
    const view = routerView(scene);
    if (!view) return noCircuit;
    const asn = String(valueOf('expressroute/azure-asn', scene.world.profile));
    const rows = view.sessions.map(({ addresses, way, down, received }) => [
      addresses?.microsoft ?? `(${way} link)`,
      '4',
      asn,
      down ? 'Idle' : String(received.length),
    ]);
    const reason = view.sessions.find(({ down }) => down)?.down;
    return {
      text: lines([
        `BGP router identifier ${routerIdOf(view)}, local AS number ${view.asn}`,
        '',
        ...columns([['Neighbor', 'V', 'AS', 'State/PfxRcd'], ...rows]),
      ]),
      ok: view.sessions.some(({ down }) => !down),
      ...(reason && { why: reason }),
    };
  },
});
