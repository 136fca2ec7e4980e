/** `show ip bgp summary`: the neighbors of a router, and how many prefixes each announced. */
import { columns, defineCommand, lines, type Printed } from '#src/azure/console/command.ts';
import { noBgp, routerIdOf, routerView } from '#src/azure/console/router-sessions.ts';
import type { Scene } from '#src/azure/console/scene.ts';
import { tunnelsAt } from '#src/azure/console/tunnels.ts';
import { valueOf } from '#src/base/facts.ts';

/** Of a VPN device: the gateways it speaks BGP with. */
function ofTunnels(scene: Scene): Printed {
  const tunnels = tunnelsAt(scene).flatMap((tunnel) => tunnel.speakers.map((speaker) => ({ ...tunnel, ...speaker })));
  const [first] = tunnels;
  if (!first) return noBgp;
  const rows = tunnels.map(({ neighbor, asn, isUp, prefixes }) => [
    neighbor,
    '4',
    String(asn),
    isUp ? String(prefixes.length) : 'Idle',
  ]);
  return {
    text: lines([
      `BGP router identifier ${first.own}, local AS number ${first.ownAsn}`,
      '',
      ...columns([['Neighbor', 'V', 'AS', 'State/PfxRcd'], ...rows]),
    ]),
    ok: tunnels.some(({ isUp }) => isUp),
    ...(first.down && { why: first.down }),
  };
}

export const showIpBgpSummary = defineCommand({
  words: 'show ip bgp summary',
  says: 'lists the BGP neighbors and how many prefixes each announced',
  at: ['router'],
  run(scene) {
    const view = routerView(scene);
    if (!view) return ofTunnels(scene);
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
