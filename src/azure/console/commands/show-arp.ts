/** `show arp`: which hardware answers for the addresses next to a router. */
import { columns, defineCommand, lines } from '#src/azure/console/command.ts';
import { routerView } from '#src/azure/console/router-sessions.ts';
import { edgeHardware, routerHardware } from '#src/azure/network/link-addresses.ts';

export const showArp = defineCommand({
  words: 'show arp',
  alias: ['show ip arp'],
  says: 'shows which hardware answers at the other end of each link',
  at: ['router'],
  run(scene) {
    const view = routerView(scene);
    // A tunnel has no hardware at its end.
    const id = view?.circuit.id ?? '';
    const rows = (view?.sessions ?? []).flatMap(({ addresses, family, way, isDark, isShut, interface: name }) =>
      !addresses || family === 6
        ? []
        : [
            ['Internet', addresses.customer, routerHardware(id, way), 'ARPA', name],
            // Out of an interface that is switched off nobody is asked for.
            ...(isShut
              ? []
              : [
                  [
                    'Internet',
                    addresses.microsoft,
                    isDark ? 'Incomplete' : edgeHardware(id, way),
                    'ARPA',
                    isDark ? '' : name,
                  ],
                ]),
          ],
    );
    return {
      text: lines(columns([['Protocol', 'Address', 'Hardware Addr', 'Type', 'Interface'], ...rows])),
      ok: true,
    };
  },
});
