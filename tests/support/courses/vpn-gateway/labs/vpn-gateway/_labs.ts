/** The labs of this course. */
import type { LabEntry } from '#src/lab/entry.ts';

const labs: readonly LabEntry[] = [
  {
    id: 'vpn-gateway/make-room',
    title: 'Make room for a VPN gateway',
    minutes: 5,
    unit: 'vpn-gateway/01-connect-a-site',
    teaser: 'A resource group and nothing in it. Create a network, and in it the subnet that a gateway looks for.',
    tasks: ['Create the network', 'Make room for the gateway'],
    load: () => import('#labs/vpn-gateway/make-room.ts'),
  },
];

export default labs;
