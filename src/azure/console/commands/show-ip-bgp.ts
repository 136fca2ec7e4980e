/** `show ip bgp`: every prefix a router knows over BGP, with the AS path it came by. */
import { columns, defineCommand, lines } from '#src/azure/console/command.ts';
import { noBgp, ownPrefixes, routerIdOf, routerView } from '#src/azure/console/router-sessions.ts';
import { tunnelsAt } from '#src/azure/console/tunnels.ts';

export const showIpBgp = defineCommand({
  words: 'show ip bgp',
  says: 'lists every prefix known over BGP, with its next hop and AS path',
  at: ['router'],
  run(scene) {
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
    ];
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
    const rows = [
      ...inOrder.map(({ prefix, hop, path }) => [mark(prefix, path), prefix, hop, '0', `${path} i`]),
      ...ownPrefixes(scene).map((prefix) => [' *>', prefix, prefix.includes(':') ? '::' : '0.0.0.0', '32768', 'i']),
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
  },
});
