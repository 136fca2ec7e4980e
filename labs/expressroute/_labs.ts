/** The labs of this course, in the order in which pages list them. */
import type { LabEntry } from '#src/lab/entry.ts';

const labs: readonly LabEntry[] = [
  {
    id: 'expressroute/create-a-gateway',
    title: 'Create a gateway for ExpressRoute',
    minutes: 15,
    unit: 'expressroute/04-configure-a-gateway',
    teaser:
      'A circuit is on its way, and nothing in Azure is ready for it. Create a network, make room for a gateway, and create one of the size that is asked for.',
    tasks: [
      'Create the network',
      'Make room for the gateway',
      'Give the machines a subnet',
      'Create the gateway',
      'Say what the gateway keeps for itself',
    ],
    load: () => import('#labs/expressroute/create-a-gateway.ts'),
  },
  {
    id: 'expressroute/provision-a-circuit',
    title: 'Provision a circuit',
    minutes: 20,
    unit: 'expressroute/05-provision-a-circuit',
    teaser:
      'Order a circuit, and sit at the provider’s console too: a service key is all it knows of you. Connect a network over the new line, and take it all down before the bill grows.',
    tasks: [
      'Create the circuit',
      'Say since when it is billed',
      'Hand the service key to the provider',
      'Have private peering configured',
      'Connect the network',
      'Take the circuit down again',
    ],
    load: () => import('#labs/expressroute/provision-a-circuit.ts'),
  },
  {
    id: 'expressroute/configure-peering',
    title: 'Configure peering',
    minutes: 18,
    unit: 'expressroute/06-configure-peering',
    teaser:
      'A circuit without peering carries nothing. Configure private peering until BGP is up, then Microsoft peering, with a filter that lets through what you want.',
    tasks: [
      'Configure private peering',
      'Say which address is Microsoft’s',
      'Create a route filter',
      'Configure Microsoft peering',
      'Say what Microsoft announces',
    ],
    load: () => import('#labs/expressroute/configure-peering.ts'),
  },
  {
    id: 'expressroute/connect-a-network',
    title: 'Connect a virtual network to a circuit',
    minutes: 12,
    unit: 'expressroute/09-fastpath',
    teaser:
      'A company has a circuit and a network in Azure, and no link between them. Find what is missing, add the connection, send its packets around the gateway, and clean up.',
    tasks: [
      'Check what is missing',
      'Add the connection',
      'Switch FastPath on',
      'Say which way a packet takes',
      'Remove the connection',
    ],
    load: () => import('#labs/expressroute/connect-a-network.ts'),
  },
  {
    id: 'expressroute/try-fastpath',
    title: 'Switch FastPath on',
    minutes: 1,
    teaser: 'A connection exists, and every packet crosses the gateway. One tick changes that.',
    tasks: ['Switch FastPath on'],
    load: () => import('#labs/expressroute/try-fastpath.ts'),
  },
  {
    id: 'expressroute/two-circuits',
    title: 'Survive the loss of a location',
    minutes: 12,
    unit: 'expressroute/07-connect-a-network',
    teaser:
      'One circuit, one location, and everything depends on it. Connect a second circuit elsewhere, say which one is preferred, and see traffic stay when that one is lost.',
    tasks: [
      'Choose the second circuit',
      'Connect it to the network',
      'Say which circuit is preferred',
      'Say which way a packet takes',
      'Say what became of the traffic',
    ],
    load: () => import('#labs/expressroute/two-circuits.ts'),
  },
  {
    id: 'expressroute/join-two-circuits',
    title: 'Join two circuits with Global Reach',
    minutes: 15,
    unit: 'expressroute/08-global-reach',
    teaser:
      'Three sites, three circuits, and no way from one site to the other. Join them over Microsoft’s network, and see how far a link reaches.',
    tasks: [
      'Find the circuit to join with',
      'Join the two circuits',
      'Say how far it reaches',
      'Let every site reach every other',
    ],
    load: () => import('#labs/expressroute/join-two-circuits.ts'),
  },
  {
    id: 'expressroute/create-an-authorization',
    title: 'Open your circuit to a partner',
    minutes: 10,
    unit: 'expressroute/09-fastpath',
    teaser:
      'The circuit is yours, two networks of a partner are to use it. Make what they need, hand it over, and see it used.',
    tasks: [
      'Make the first authorization',
      'Make the second authorization',
      'Hand over what is needed',
      'See both accepted',
      'Say what is shared',
    ],
    load: () => import('#labs/expressroute/create-an-authorization.ts'),
  },
  {
    id: 'expressroute/redeem-an-authorization',
    title: "Connect to somebody else's circuit",
    minutes: 12,
    unit: 'expressroute/09-fastpath',
    teaser:
      'Your network is in one subscription, the circuit in another. Ask its owner for what you need, redeem it, and know what she sees of you.',
    tasks: ['Ask for what you need', 'Redeem the authorization', 'Say what the owner sees'],
    load: () => import('#labs/expressroute/redeem-an-authorization.ts'),
  },
  {
    id: 'expressroute/owner-and-user',
    title: 'Be owner and user of one circuit',
    minutes: 18,
    unit: 'expressroute/09-fastpath',
    teaser:
      'Two people, two portals, one key. Make it, redeem it, try it twice, keep it, use it again, and take it back while it is in use.',
    tasks: [
      'Owner: make a key',
      'User: redeem it',
      'User: try the key once more',
      'User: end the connection, keep the key',
      'User: use the key again',
      'Owner: revoke the key',
      'Say what became of the connection',
    ],
    load: () => import('#labs/expressroute/owner-and-user.ts'),
  },
  {
    id: 'expressroute/switch-fastpath-on',
    title: 'Switch FastPath on where it is possible',
    minutes: 10,
    unit: 'expressroute/09-fastpath',
    teaser:
      'Three networks behind one circuit. Send packets around the gateways, on a connection that is there and on a new one, and find out where that is impossible.',
    tasks: [
      'Switch it on at a connection that is there',
      'Add a connection with FastPath',
      'Find out where it cannot be on',
      'Say what that means for its packets',
    ],
    load: () => import('#labs/expressroute/switch-fastpath-on.ts'),
  },
  {
    id: 'expressroute/troubleshoot',
    title: 'Troubleshoot three tickets',
    minutes: 30,
    unit: 'expressroute/10-troubleshoot',
    teaser:
      'Three complaints, and many causes that each of them could have. Look with the tools of the portal and at the routers, name the cause, and let traffic flow again. Another seed, other faults.',
    tasks: [
      'Find why a site is cut off',
      'Bring the site back',
      'Find why one range is silent',
      'Let both ranges talk',
      'Find why a connection cannot be made',
      'Connect the network',
    ],
    load: () => import('#labs/expressroute/troubleshoot.ts'),
  },
  {
    id: 'expressroute/clean-up',
    title: 'Clean up after a trial',
    minutes: 12,
    unit: 'expressroute/09-fastpath',
    teaser:
      'The trial is over, and everything in it still costs money. End the bill: find what is on it, and delete it in the order in which Azure and the provider let it go.',
    tasks: [
      'Say what costs nothing',
      'Take everything off the circuit',
      'Have the provider take its line back',
      'Delete both circuits',
      'Delete the gateway and the addresses',
      'Leave nothing on the bill',
    ],
    load: () => import('#labs/expressroute/clean-up.ts'),
  },
];

export default labs;
