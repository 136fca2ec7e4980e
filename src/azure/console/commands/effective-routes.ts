/** The effective routes of a machine's network interface, as `az` prints them: what decides where its packets go. */
import { columns, defineCommand, lines } from '#src/azure/console/command.ts';
import { standingOf } from '#src/azure/console/scene.ts';
import { effectiveRoutesIn } from '#src/azure/network/effective-route-table.ts';

const heads = ['Source', 'State', 'Address Prefix', 'Next Hop Type', 'Next Hop IP'];

export const effectiveRoutes = defineCommand({
  words: 'az network nic show-effective-route-table',
  alias: ['az network nic', 'az'],
  usage: '[-g <group>] [-n <name>]',
  says: 'shows the routes that Azure has for the machine',
  at: ['machine'],
  run(scene) {
    const { world, network } = scene;
    const place = standingOf(scene);
    if (!place)
      return { text: 'A computer of the site has no effective routes: it stands outside of Azure.', ok: false };
    const rows = effectiveRoutesIn(world, network, place.network, place.subnet).map(
      ({ source, state, addressPrefix, nextHopType, nextHopIpAddress }) => [
        source,
        state,
        addressPrefix.join(' '),
        nextHopType,
        nextHopIpAddress.join(' '),
      ],
    );
    const dashes = heads.map((head, index) =>
      '-'.repeat(Math.max(head.length, ...rows.map((row) => (row[index] ?? '').length))),
    );
    return { text: lines(columns([heads, dashes, ...rows])), ok: true };
  },
});
