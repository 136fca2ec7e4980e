/** `ip neigh`: which hardware a machine sends its frames to. */
import { defineCommand } from '#src/azure/console/command.ts';
import { surroundingsOf } from '#src/azure/console/surroundings.ts';
import { siteRouterHardware } from '#src/azure/network/link-addresses.ts';

/** Azure's network answers every ARP request with this address. */
const azureHardware = '12:34:56:78:9a:bc';

/** `0211.2233.4455` as Linux writes it. */
const inPairs = (text: string): string => (text.replaceAll('.', '').match(/../g) ?? []).join(':');

export const ipNeigh = defineCommand({
  words: 'ip neigh',
  alias: ['ip n', 'arp'],
  says: 'shows which hardware the machine sends its frames to',
  at: ['machine'],
  run(scene) {
    const { router, isInAzure } = surroundingsOf(scene);
    if (router === undefined) return { text: '', ok: true };
    const hardware = isInAzure ? azureHardware : inPairs(siteRouterHardware(scene.node.id));
    const because = isInAzure
      ? 'There is no Ethernet between machines in Azure: its network answers every ARP request itself, always with the same hardware address.'
      : 'The router of the site answers.';
    return { text: `${router} dev eth0 lladdr ${hardware} REACHABLE`, ok: true, why: { because } };
  },
});
