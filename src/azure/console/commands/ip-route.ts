/** `ip route`: what a machine itself knows, which is little: the routes of Azure lie outside of it. */
import { defineCommand, lines } from '#src/azure/console/command.ts';
import { surroundingsOf } from '#src/azure/console/surroundings.ts';

export const ipRoute = defineCommand({
  words: 'ip route',
  alias: ['ip r', 'route'],
  says: 'shows the routes inside the machine',
  at: ['machine'],
  run(scene) {
    const { address, router, prefix, isInAzure } = surroundingsOf(scene);
    if (address === undefined || router === undefined) return { text: '', ok: true };
    const because = isInAzure
      ? 'A machine in Azure hands everything to the first address of its subnet. Where it goes from there is decided by the effective routes of its network interface, which the machine does not see.'
      : 'A machine of the site hands everything to its router.';
    const platform = ['168.63.129.16', '169.254.169.254'].map((one) => `${one} via ${router} dev eth0 proto dhcp`);
    return {
      text: lines([
        `default via ${router} dev eth0 proto dhcp src ${address}`,
        `${prefix} dev eth0 proto kernel scope link src ${address}`,
        ...(isInAzure ? platform : []),
      ]),
      ok: true,
      why: { because },
    };
  },
});
