/** Line drawings for the nodes of a packet's path, each on a square from -12 to 12. */
import type { NodeKind } from '#src/datapath/network.ts';

export const icons: Record<NodeKind, string> = {
  // An office building with a door.
  site: 'M-8 10V-9H3V10M3-3H9V10M-11 10H11M-4-5H-3M-1-5H0M-4 0H-3M-1 0H0M-4 10V5H0V10M6 2V3M6 6V7',
  // A box with four arrows crossing, as routers are drawn.
  router: 'M-10-5C-10-9 10-9 10-5V5C10 9-10 9-10 5ZM-10-5C-10-1 10-1 10-5M-5 4H5M3 2L5 4L3 6M-3 2L-5 4L-3 6',
  // Two plugs and the cable between them: the cross-connect.
  provider: 'M-11-8H-5V-2H-11ZM5 2H11V8H5ZM-5-5H-2C2-5-2 5 2 5H5M-9-8V-11M-7-8V-11M7 8V11M9 8V11',
  // Two machines, one above the other: the pair at the edge.
  edge: 'M-10-9H10V-1H-10ZM-10 1H10V9H-10ZM-7-5H-6M-4-5H-3M-7 5H-6M-4 5H-3M3-5H7M3 5H7',
  // A gate between two pillars, with the way through it.
  gateway: 'M-9 10V-4C-9-12 9-12 9-4V10M-4 10V-2C-4-6 4-6 4-2V10M-11 10H-2M2 10H11M0 4V5',
  // Angle brackets around three dots, as virtual networks are drawn.
  network: 'M-6-7L-12 0L-6 7M6-7L12 0L6 7M-4 0H-3.9M0 0H.1M4 0H4.1',
  // A screen on its foot.
  host: 'M-10-9H10V5H-10ZM0 5V9M-5 9H5M-4-2L-1 0L-4 2M1 2H4',
  // One line that parts in three.
  balancer: 'M-11 0H-5M-5 0L5-8M-5 0H5M-5 0L5 8M5-8H10M5 0H10M5 8H10',
  // A plug that ends in a dot: one address for a service.
  endpoint: 'M-11 0H-4M-4-5V5M-4-5H1C7-5 7 5 1 5H-4M6 0H7M10 0H11',
  // A wall of bricks.
  appliance: 'M-10-9H10V9H-10ZM-10-3H10M-10 3H10M0-9V-3M-5-3V3M5-3V3M0 3V9',
  // A globe.
  internet: 'M-10 0A10 10 0 1 0 10 0A10 10 0 1 0-10 0H10M0-10C-6-4-6 4 0 10C6 4 6-4 0-10',
};
