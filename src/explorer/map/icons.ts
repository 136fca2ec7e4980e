/** Line drawings for the kinds of nodes, each on a square from -12 to 12. */
import type { NodeKind } from '#src/datapath/network.ts';

export const icons: Record<NodeKind, string> = {
  // An office building with a door.
  site: 'M-8 10V-9H3V10M3-3H9V10M-11 10H11M-4-5H-3M-1-5H0M-4 0H-3M-1 0H0M-4 10V5H0V10M6 2V3M6 6V7',
  // A box with four arrows crossing, as routers are drawn.
  router: 'M-10-5C-10-9 10-9 10-5V5C10 9-10 9-10 5ZM-10-5C-10-1 10-1 10-5M-5 4H5M3 2L5 4L3 6M-3 2L-5 4L-3 6',
  // Two plugs and the cable between them: the cross-connect.
  provider: 'M-11-8H-5V-2H-11ZM5 2H11V8H5ZM-5-5H-2C2-5-2 5 2 5H5M-9-8V-11M-7-8V-11M7 8V11M9 8V11',
  // One machine of the pair at the edge, with its ports.
  edge: 'M-10-8H10V8H-10ZM-10 0H10M-7-4H-6M-4-4H-3M-7 4H-6M-4 4H-3M3-4H7M3 4H7',
  // A gate between two pillars, with the way through it.
  gateway: 'M-9 10V-4C-9-12 9-12 9-4V10M-4 10V-2C-4-6 4-6 4-2V10M-11 10H-2M2 10H11M0 4V5',
  // Angle brackets around three dots, as virtual networks are drawn.
  network: 'M-6-7L-12 0L-6 7M6-7L12 0L6 7M-4 0H-3.9M0 0H.1M4 0H4.1',
  // A screen on its foot.
  host: 'M-10-9H10V5H-10ZM0 5V9M-5 9H5M-4-2L-1 0L-4 2M1 2H4',
  // One arrow in, three out.
  balancer: 'M-11 0H-4M-4 0C0 0 0-8 5-8H10M-4 0H10M-4 0C0 0 0 8 5 8H10M8-10L10-8L8-6M8-2L10 0L8 2M8 6L10 8L8 10',
  // A plug in a circle: a service that is reached from within.
  endpoint: 'M-10 0A10 10 0 1 0 10 0A10 10 0 1 0-10 0M-3-6V-2M3-6V-2M-5-2H5V1C5 6-5 6-5 1ZM0 5V10',
  // A wall of bricks.
  appliance: 'M-10-9H10V9H-10ZM-10-3H10M-10 3H10M-3-9V-3M4-3V3M-3 3V9M-7-3V3',
  // A globe.
  internet:
    'M-10 0A10 10 0 1 0 10 0A10 10 0 1 0-10 0M-10 0H10M0-10C-5-5-5 5 0 10M0-10C5-5 5 5 0 10M-8.5-5H8.5M-8.5 5H8.5',
};

/** What a kind is called where a learner cannot see the drawing. */
export const kindNames: Record<NodeKind, string> = {
  site: 'site',
  router: 'router',
  provider: 'provider',
  edge: 'Microsoft edge router',
  gateway: 'gateway',
  network: 'virtual network',
  host: 'machine',
  balancer: 'load balancer',
  endpoint: 'private endpoint',
  appliance: 'appliance',
  internet: 'internet',
};
