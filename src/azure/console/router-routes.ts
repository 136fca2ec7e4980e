/** The routing table of a customer's router, as Cisco's print one. */
import { lines, type Printed } from './command.ts';
import { lanInterface, ownPrefixes, routerView, type RouterSession } from './router-sessions.ts';
import { addressOfRouterIn, sitesBehind, type Scene } from './scene.ts';
import { tunnelsAt } from './tunnels.ts';

const single = { 4: 32, 6: 128 } as const;

/** Directly connected: the site behind the router. */
function lanIn(scene: Scene, family: 4 | 6): string[] {
  const [site] = sitesBehind(scene, scene.node.id);
  const lan = site && addressOfRouterIn(site, family);
  const own = ownPrefixes(scene).filter((prefix) => prefix.includes(':') === (family === 6));
  return [
    ...own.map((prefix) => `C     ${prefix} is directly connected, ${lanInterface}`),
    ...(lan === undefined || own.length === 0
      ? []
      : [`L     ${lan}/${single[family]} is directly connected, ${lanInterface}`]),
  ];
}

/** Directly connected: each link whose line is up. */
const linksOf = (sessions: readonly RouterSession[], family: 4 | 6): string[] =>
  sessions.flatMap(({ addresses, isDark, interface: name }) =>
    !addresses || isDark
      ? []
      : [
          `C     ${addresses.subnet} is directly connected, ${name}`,
          `L     ${addresses.customer}/${single[family]} is directly connected, ${name}`,
        ],
  );

/** What a VPN device sends into its tunnels: learned over BGP, or written down there. */
const intoTunnels = (scene: Scene, family: 4 | 6): string[] =>
  tunnelsAt(scene).flatMap(({ name, prefixes, speakers }) => {
    const [speaker] = speakers.filter(({ isUp }) => isUp);
    return prefixes
      .filter((prefix) => prefix.includes(':') === (family === 6))
      .map((prefix) =>
        speaker ? `B     ${prefix} [20/0] via ${speaker.neighbor}` : `S     ${prefix} is directly connected, ${name}`,
      );
  });

/** Learned over BGP: each prefix with every next hop that is used. */
function learned(sessions: readonly RouterSession[]): string[] {
  const rows = new Map<string, { hop: string; length: number }[]>();
  for (const { received, addresses, way } of sessions) {
    for (const { prefix, path } of received) {
      const hop = { hop: addresses?.microsoft ?? `(${way} link)`, length: path.split(' ').length };
      rows.set(prefix, [...(rows.get(prefix) ?? []), hop]);
    }
  }
  return [...rows].flatMap(([prefix, hops]) => {
    const shortest = Math.min(...hops.map(({ length }) => length));
    const head = `B     ${prefix} `;
    return hops
      .filter(({ length }) => length === shortest)
      .map(({ hop }, index) => `${index === 0 ? head : ' '.repeat(head.length)}[20/0] via ${hop}`);
  });
}

/** The whole table in one family. */
export function printRoutes(scene: Scene, family: 4 | 6): Printed {
  const sessions = (routerView(scene)?.sessions ?? []).filter((session) => session.family === family);
  const defaultRoute = family === 4 ? '0.0.0.0/0' : '::/0';
  const hasDefault = sessions.some(({ received }) => received.some(({ prefix }) => prefix === defaultRoute));
  const reason = sessions.find(({ down }) => down)?.down;
  return {
    text: lines([
      'Codes: C - connected, L - local, B - BGP, S - static',
      '',
      hasDefault ? `Gateway of last resort: see ${defaultRoute}` : 'Gateway of last resort is not set',
      '',
      ...lanIn(scene, family),
      ...linksOf(sessions, family),
      ...learned(sessions),
      ...intoTunnels(scene, family),
    ]),
    ok: true,
    ...(reason && { why: reason }),
  };
}
