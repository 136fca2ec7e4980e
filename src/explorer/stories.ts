/** The stories to begin with, by name: a row of the table of who goes around the gateway each, then what breaks, and others about routes. What stands in them is made by `presets.ts`. */
export interface Story {
  id: StoryId;
  group: 'Who goes around the gateway?' | 'When something fails' | 'Stories about routes' | 'From the start';
  title: string;
  /** What to look for, in one or two sentences. */
  question: string;
}

export type StoryId =
  | 'hub-machine'
  | 'spoke'
  | 'far-spoke'
  | 'own-connection'
  | 'ipv6'
  | 'standard-balancer'
  | 'basic-balancer'
  | 'spoke-balancer'
  | 'private-endpoint'
  | 'udr-ignored'
  | 'ip-limit'
  | 'small-gateway'
  | 'outwards'
  | 'failed-link'
  | 'both-links'
  | 'vpn-backup'
  | 'two-circuits'
  | 'vpn-longer'
  | 'global-reach'
  | 'peering-chain'
  | 'asymmetric'
  | 'overlap'
  | 'empty';

const around = 'Who goes around the gateway?';
const fails = 'When something fails';
const routes = 'Stories about routes';

/** Every story. The first is what the page opens with. */
export const stories: readonly [Story, ...Story[]] = [
  {
    id: 'hub-machine',
    group: around,
    title: 'A machine in the hub',
    question: 'FastPath is on. Does the packet still see the gateway? Switch FastPath off, and look again.',
  },
  {
    id: 'spoke',
    group: around,
    title: 'A machine in a spoke',
    question: 'FastPath is on, and this packet takes the gateway. Why? Find two changes that take it around.',
  },
  {
    id: 'far-spoke',
    group: around,
    title: 'A spoke in another region',
    question: 'The circuit is Direct and the rules are today’s. What does the region of the spoke change?',
  },
  {
    id: 'own-connection',
    group: around,
    title: 'A spoke with a connection of its own',
    question:
      'This spoke has its own gateway on the same circuit, and no peering. What is gained, and what does it cost?',
  },
  {
    id: 'ipv6',
    group: around,
    title: 'IPv6 to the hub',
    question: 'The same machine, by its IPv6 address. Which kind of circuit does FastPath need for it?',
  },
  {
    id: 'standard-balancer',
    group: around,
    title: 'A Standard load balancer in the hub',
    question: 'Does FastPath reach the front end of a load balancer? Try the other SKU.',
  },
  {
    id: 'basic-balancer',
    group: around,
    title: 'A Basic load balancer in the hub',
    question: 'The machine behind it is reached around the gateway. Why is its load balancer not?',
  },
  {
    id: 'spoke-balancer',
    group: around,
    title: 'A load balancer in a spoke',
    question: 'Direct circuit, today’s rules: machines in this spoke are reached by FastPath. And its load balancer?',
  },
  {
    id: 'private-endpoint',
    group: around,
    title: 'A private endpoint',
    question: 'A storage account has an address in the hub. What does it take for FastPath to reach it?',
  },
  {
    id: 'udr-ignored',
    group: around,
    title: 'A user route that FastPath ignores',
    question:
      'The gateway subnet sends everything through a firewall. Does this packet pass it? Try a Direct circuit, today.',
  },
  {
    id: 'ip-limit',
    group: around,
    title: 'More addresses than FastPath holds',
    question: 'The hub has 33,000 addresses in use. Today’s rules count them. What happens to the last ones?',
  },
  {
    id: 'small-gateway',
    group: around,
    title: 'A gateway that is too small',
    question: 'FastPath is switched on, and nothing changes. Choose another SKU for the gateway.',
  },
  {
    id: 'outwards',
    group: around,
    title: 'From Azure to the site',
    question:
      'The other direction. The documentation of FastPath does not speak of it, so the routes decide here. Read what they say.',
  },
  {
    id: 'failed-link',
    group: fails,
    title: 'One link has failed',
    question: 'The primary link is cut. Does the packet arrive, and over what?',
  },
  {
    id: 'both-links',
    group: fails,
    title: 'Both links have failed',
    question: 'The whole circuit is down, and there is no other way. Where does the packet end?',
  },
  {
    id: 'vpn-backup',
    group: fails,
    title: 'A VPN takes over',
    question: 'The circuit is down, and a VPN leads to the same site. Mend the circuit: which one is used then?',
  },
  {
    id: 'two-circuits',
    group: fails,
    title: 'Two circuits to one site',
    question: 'Both circuits serve the same site, and one has the higher weight. Fail its links, and watch.',
  },
  {
    id: 'vpn-longer',
    group: routes,
    title: 'The VPN has the longer prefix',
    question: 'ExpressRoute is up, and the packet takes the VPN. Which of the two routes is more exact?',
  },
  {
    id: 'global-reach',
    group: routes,
    title: 'Global Reach is not transitive',
    question: 'Amsterdam is joined with Frankfurt, and Frankfurt with London. Can Amsterdam reach London?',
  },
  {
    id: 'peering-chain',
    group: routes,
    title: 'Peering is not transitive',
    question: 'Two spokes share a hub. Can one reach the other? Add a firewall and user routes, or peer them.',
  },
  {
    id: 'asymmetric',
    group: routes,
    title: 'There through the firewall, back without',
    question: 'FastPath is off, and packets to the spoke pass a firewall. Do the answers? Give the spoke a route too.',
  },
  {
    id: 'overlap',
    group: routes,
    title: 'Two networks, one range',
    question: 'A second network claims the hub’s addresses and is connected too. Which machine answers?',
  },
  {
    id: 'empty',
    group: 'From the start',
    title: 'An empty Cloud',
    question: 'Nothing is here. Add a circuit, a network and a gateway, and connect them.',
  },
];
