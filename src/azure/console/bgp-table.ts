/** What a router knows over BGP in one family, as Cisco's print it: every prefix with its AS path, and every neighbor. */
import { valueOf } from '#src/base/facts.ts';
import { columns, lines, type Printed } from './command.ts';
import { noBgp, ownPrefixes, routerIdOf, routerView } from './router-sessions.ts';
import type { Scene } from './scene.ts';
import { tunnelsAt, type Tunnel } from './tunnels.ts';

type Family = 4 | 6;

const isOf =
  (family: Family) =>
  (prefix: string): boolean =>
    prefix.includes(':') === (family === 6);

/** Every prefix in one family with its next hops, the best of each marked. */
export function printBgpTable(scene: Scene, family: Family): Printed {
  const view = routerView(scene);
  const tunnels = tunnelsAt(scene);
  const [speaker] = tunnels.flatMap(({ speakers }) => speakers);
  if (!view && !speaker) return noBgp;
  const learned = [
    ...(view?.sessions ?? []).flatMap(({ received, addresses, way }) =>
      received.map(({ prefix, path }) => ({ prefix, hop: addresses?.microsoft ?? `(${way} link)`, path })),
    ),
    ...tunnels.flatMap(({ prefixes, speakers }) =>
      speakers
        .filter(({ isUp }) => isUp)
        .flatMap(({ neighbor, asn }) => prefixes.map((prefix) => ({ prefix, hop: neighbor, path: String(asn) }))),
    ),
  ].filter(({ prefix }) => isOf(family)(prefix));
  const shortest = (prefix: string): number =>
    Math.min(...learned.filter((one) => one.prefix === prefix).map(({ path }) => path.split(' ').length));
  const seen = new Set<string>();
  const mark = (prefix: string, path: string): string => {
    if (path.split(' ').length > shortest(prefix)) return ' *';
    if (seen.has(prefix)) return ' *m';
    seen.add(prefix);
    return ' *>';
  };
  const inOrder = [...new Set(learned.map(({ prefix }) => prefix))].flatMap((prefix) =>
    learned.filter((one) => one.prefix === prefix),
  );
  const own = ownPrefixes(scene).filter(isOf(family));
  const rows = [
    ...inOrder.map(({ prefix, hop, path }) => [mark(prefix, path), prefix, hop, '0', `${path} i`]),
    ...own.map((prefix) => [' *>', prefix, family === 6 ? '::' : '0.0.0.0', '32768', 'i']),
  ];
  return {
    text: lines([
      `BGP table, local router ID is ${view ? routerIdOf(view) : (speaker?.own ?? '')}`,
      'Status codes: * valid, > best, m used beside the best',
      '',
      ...columns([['', 'Network', 'Next Hop', 'Weight', 'Path'], ...rows]),
    ]),
    ok: true,
  };
}

/** Of a VPN device: the gateways it speaks BGP with. */
function neighborsInTunnels(tunnels: readonly Tunnel[], family: Family): Printed {
  const found = tunnels.flatMap((tunnel) => tunnel.speakers.map((speaker) => ({ ...tunnel, ...speaker })));
  const [first] = found;
  if (!first) return noBgp;
  const rows = found
    .filter(({ neighbor }) => isOf(family)(neighbor))
    .map(({ neighbor, asn, isUp, prefixes }) => [
      neighbor,
      '4',
      String(asn),
      isUp ? String(prefixes.filter(isOf(family)).length) : 'Idle',
    ]);
  return {
    text: lines([
      `BGP router identifier ${first.own}, local AS number ${first.ownAsn}`,
      '',
      ...columns([['Neighbor', 'V', 'AS', 'State/PfxRcd'], ...rows]),
    ]),
    ok: found.some(({ isUp }) => isUp),
    ...(first.down && { why: first.down }),
  };
}

/** The neighbors in one family, and how many prefixes each announced. */
export function printBgpSummary(scene: Scene, family: Family): Printed {
  const view = routerView(scene);
  if (!view) return neighborsInTunnels(tunnelsAt(scene), family);
  const asn = String(valueOf('expressroute/azure-asn', scene.world.profile));
  const sessions = view.sessions.filter((session) => session.family === family);
  const rows = sessions.map(({ addresses, way, down, state, received }) => [
    addresses?.microsoft ?? `(${way} link)`,
    '4',
    asn,
    down ? state : String(received.length),
  ]);
  const reason = sessions.find(({ down }) => down)?.down;
  const known = new Set([
    ...ownPrefixes(scene).filter(isOf(family)),
    ...sessions.flatMap(({ received }) => received.map(({ prefix }) => prefix)),
  ]);
  return {
    text: lines([
      `BGP router identifier ${routerIdOf(view)}, local AS number ${view.asn}`,
      `${known.size} network entries`,
      '',
      ...columns([['Neighbor', 'V', 'AS', 'State/PfxRcd'], ...rows]),
    ]),
    ok: sessions.some(({ down }) => !down),
    ...(reason && { why: reason }),
  };
}
