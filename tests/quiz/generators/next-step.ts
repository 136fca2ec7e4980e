/** Faults by a table of what each does, written by hand: nothing is built, and no tool is asked. */
import type { FaultId, FaultWorld } from '#src/quiz/generators/_fault-world.ts';
import type { StepProblem } from '#src/quiz/generators/_step-problem.ts';
import { nextStep } from '#src/quiz/generators/next-step.ts';
import { prove } from './proof.ts';

interface Row {
  layer: string;
  step: string;
  who: string;
  cause: string;
  /** Links on which the site answers, and on which BGP is up; both ranges known; the network known; answers come. */
  arp: 0 | 1 | 2;
  bgp: 0 | 1 | 2;
  ranges: 0 | 1 | 2;
  network: boolean;
  answered: boolean;
}

const [states, peering, arp, bgp, routes, behind] = [
  'The states of the circuit',
  'The private peering itself',
  'The ARP records of the links',
  'The BGP sessions on the links',
  'The routes that are exchanged',
  'What happens behind the gateway',
] as const;
const compare = 'Compare VLAN ID and link subnets of both ends';
const [siteTeam, azureTeam] = [
  'The network team at the router of the site',
  'Whoever runs the subscription in Azure',
] as const;
const dark = { arp: 0, bgp: 0, ranges: 0, network: false, answered: false } as const;
const whole = { arp: 2, bgp: 2, ranges: 2, network: true, answered: true } as const;

const table: Readonly<Record<FaultId, Row>> = {
  provider: {
    ...dark,
    layer: states,
    step: 'Ask the provider to finish its part of the line',
    who: 'The connectivity provider',
    cause: 'The provider has not finished the line.',
  },
  circuit: {
    ...whole,
    layer: states,
    step: 'Open a support request with Microsoft',
    who: 'Microsoft, by a support request',
    cause: '',
  },
  'no-peering': {
    ...dark,
    layer: peering,
    step: 'Configure the private peering of the circuit',
    who: azureTeam,
    cause: 'Nobody configured private peering.',
  },
  'peering-off': {
    ...dark,
    layer: peering,
    step: 'Enable the private peering in Azure again',
    who: azureTeam,
    cause: 'Private peering is switched off.',
  },
  vlan: { ...dark, network: true, layer: arp, step: compare, who: '', cause: 'The two ends use different VLAN IDs.' },
  subnets: {
    ...dark,
    network: true,
    layer: arp,
    step: compare,
    who: '',
    cause: 'The subnets of the two links are swapped.',
  },
  interface: {
    ...whole,
    arp: 1,
    bgp: 1,
    layer: arp,
    step: 'Look at the interface of the router on that link',
    who: siteTeam,
    cause: 'An interface of the router is off.',
  },
  asn: {
    ...dark,
    arp: 2,
    network: true,
    layer: bgp,
    step: 'Compare AS numbers and shared keys of both ends',
    who: '',
    cause: 'The two ends have different AS numbers.',
  },
  'too-many': {
    ...dark,
    arp: 2,
    network: true,
    layer: bgp,
    step: 'Have the site announce fewer, larger prefixes',
    who: siteTeam,
    cause: 'The site announces too many prefixes.',
  },
  'not-announced': {
    ...whole,
    ranges: 1,
    layer: routes,
    step: 'Have the site announce the range that is missing',
    who: siteTeam,
    cause: 'The site leaves one range unannounced.',
  },
  'no-connection': {
    ...whole,
    network: false,
    answered: false,
    layer: routes,
    step: 'Connect the gateway of the network to the circuit',
    who: azureTeam,
    cause: 'The network is not connected to it.',
  },
  'user-route': {
    ...whole,
    answered: false,
    layer: behind,
    step: 'Look at rules and user routes around the machine',
    who: azureTeam,
    cause: 'A user route takes the answers away.',
  },
};

const tools = [
  'The overview of the circuit',
  'The page of the private peering',
  'The ARP records of both links',
  'The summary of the route table',
  'The route table of the edge',
  'The effective routes of the machine',
];

/** Whether a link is among those of which some are left. */
const left = (count: 0 | 1 | 2, link: string, { way }: FaultWorld): boolean =>
  count === 2 || (count === 1 && link !== way);

function told(name: string, world: FaultWorld): string {
  const row = table[world.fault];
  const { ranges, hub, fault } = world;
  const link = name.endsWith('primary') ? 'primary' : 'secondary';
  const says = ((): [string, boolean] => {
    switch (name) {
      case 'provider-done':
        return ['The provider has done its part.', fault !== 'provider'];
      case 'answers-primary':
      case 'answers-secondary':
        return [`On the ${link} link the router of the site answers ARP.`, left(row.arp, link, world)];
      case 'up-primary':
      case 'up-secondary':
        return [`On the ${link} link the BGP session is up.`, left(row.bgp, link, world)];
      case 'knows-second':
        return [`Microsoft's edge has a route to \`10.${ranges[1]}.0.0/16\`, which is the site's.`, row.ranges === 2];
      case 'knows-network':
        return [`Microsoft's edge has a route to \`10.${hub}.0.0/16\`, which is the network.`, row.network];
      case 'answered':
        return ['Packets of the site reach the network and are answered.', row.answered];
      default:
        return ["What is wrong is wrong at Microsoft's end.", false];
    }
  })();
  return `${says[0]} → ${says[1] ? 'yes' : 'no'}`;
}

function second({ ask, world, shown, options }: StepProblem): string[] {
  const row = table[world.fault];
  switch (ask) {
    case 'step':
      return [row.step];
    case 'who':
      return [row.who];
    case 'layer':
      return [row.layer];
    case 'cause':
      return [row.cause];
    case 'tool':
      return [tools[shown.length] ?? ''];
    case 'judge':
      return options.map((name) => told(name, world));
  }
}

const world: FaultWorld = {
  fault: 'vlan',
  circuit: 'er-amber',
  vlan: 210,
  asn: 65_010,
  link: 8,
  ranges: [120, 121],
  hub: 20,
  way: 'primary',
};
const about = { opening: 0, firm: 'Cedar Rail' };
const all = ['status', 'peering', 'arp', 'bgp', 'routes', 'traffic'] as const;

export default prove({
  generator: nextStep,
  second,
  byHand: [
    {
      problem: {
        ...about,
        ask: 'step',
        world,
        shown: ['status', 'peering', 'arp'],
        options: ['ends', 'microsoft', 'block', 'numbers'],
      },
      key: [compare],
      because:
        'The peering has VLAN 220 and the routers tag with 210, so both ARP tables show the site as Incomplete. The facts say to compare addresses and tags then.',
    },
    {
      problem: {
        ...about,
        ask: 'who',
        world: { ...world, fault: 'provider' },
        shown: ['status'],
        options: ['site', 'azure', 'provider', 'microsoft'],
      },
      key: ['The connectivity provider'],
      because: 'The provider status is not Provisioned, and then one asks the provider.',
    },
    {
      problem: {
        ...about,
        ask: 'layer',
        world: { ...world, fault: 'asn' },
        shown: all,
        options: ['arp', 'bgp', 'routes', 'status'],
      },
      key: [bgp],
      because:
        'ARP is complete on both links and the summary says Active: a word, so there is no session. Routes are missing because of it.',
    },
    {
      problem: {
        ...about,
        ask: 'tool',
        world: { ...world, fault: 'asn' },
        shown: ['status', 'peering'],
        options: ['arp', 'bgp', 'traffic', 'status'],
      },
      key: ['The ARP records of both links'],
      because: 'From below: provider status, peering, ARP table of both links, routes.',
    },
    {
      problem: {
        ...about,
        ask: 'cause',
        world: { ...world, fault: 'too-many' },
        shown: all,
        options: ['asn', 'too-many', 'vlan', 'user-route'],
      },
      key: ['The site announces too many prefixes.'],
      because:
        '4,060 prefixes are more than the 4,000 that a Standard circuit takes, so the session is dropped: Idle (PfxCt).',
    },
    {
      problem: {
        ...about,
        ask: 'judge',
        world: { ...world, fault: 'interface', way: 'secondary' },
        shown: all,
        options: ['provider-done', 'answers-secondary', 'up-primary', 'answered'],
      },
      key: [
        'The provider has done its part. → yes',
        'On the secondary link the router of the site answers ARP. → no',
        'On the primary link the BGP session is up. → yes',
        'Packets of the site reach the network and are answered. → yes',
      ],
      because:
        'One interface of the router is off. The other link carries everything, as the two links of a circuit do.',
    },
  ],
});
