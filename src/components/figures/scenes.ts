/** The figures of the FastPath unit as data: what stands where, and which way the packets go. */
import type {
  Scene,
  SceneFrame,
  SceneNode,
  ScenePanel,
  ScenePath,
  SceneVerdict,
} from '#src/components/figures/scene.ts';

const site: SceneNode = { id: 'site', kind: 'site', label: ['Your', 'site'], along: 0, across: 1 };
const edge: SceneNode = { id: 'edge', kind: 'edge', label: ['Microsoft', 'edge'], along: 1, across: 1 };
const gateway: SceneNode = { id: 'gateway', kind: 'gateway', label: ['Gateway'], along: 2, across: 0 };
const machine: SceneNode = { id: 'vm', kind: 'host', label: ['Virtual', 'machine'], along: 3, across: 1 };

const aroundIt: SceneVerdict = { word: 'Around the gateway', tone: 'bypass' };
const throughIt: SceneVerdict = { word: 'Through the gateway', tone: 'gateway' };

/** The plainest picture: the gateway stands beside the straight way to the target. */
const plain = (target: SceneNode): readonly SceneNode[] => [site, edge, gateway, target];
const network = (
  around: readonly string[],
  label = 'Virtual network',
  tone: SceneFrame['tone'] = 'hub',
): SceneFrame => ({ label, around, tone });
const packet = (...stops: ScenePath['stops']): ScenePath => ({ kind: 'packet', stops });
const unused = (...stops: ScenePath['stops']): ScenePath => ({ kind: 'unused', stops });

const through = (target: SceneNode, panel: Pick<ScenePanel, 'title' | 'text'>): ScenePanel => ({
  ...panel,
  verdict: throughIt,
  nodes: plain(target),
  frames: [network(['gateway', target.id])],
  paths: [packet('site', 'edge', 'gateway', target.id)],
});
const around = (target: SceneNode, panel: Pick<ScenePanel, 'title' | 'text'>): ScenePanel => ({
  ...panel,
  verdict: aroundIt,
  nodes: plain(target),
  frames: [network(['gateway', target.id])],
  paths: [unused('edge', 'gateway'), unused('gateway', target.id), packet('site', 'edge', target.id)],
});

const balancer: SceneNode = { ...machine, id: 'balancer', kind: 'balancer', label: ['Load', 'balancer'] };
const endpoint: SceneNode = { ...machine, id: 'endpoint', kind: 'endpoint', label: ['Private', 'endpoint'] };
const firewall: SceneNode = { id: 'firewall', kind: 'firewall', label: ['Firewall'], along: 3, across: 0 };

// Hub and spoke. The hub stands before the spoke, so that the packets' ways do not cross.
const half = { across: 0.5 };
const hubMachine: SceneNode = { ...machine, id: 'hub-vm', label: ['Machine', 'in hub'], along: 2, across: 0 };
const hubGateway: SceneNode = { ...gateway, along: 2, across: 1 };
const spokeMachine: SceneNode = { ...machine, id: 'spoke-vm', label: ['Machine', 'in spoke'], along: 3, across: 1 };
const hubAndSpoke: readonly SceneNode[] = [
  { ...site, ...half },
  { ...edge, ...half },
  hubMachine,
  hubGateway,
  spokeMachine,
];
const hubFrames = [network(['hub-vm', 'gateway'], 'Hub'), network(['spoke-vm'], 'Spoke', 'spoke')];

export const scenes = {
  bypass: {
    title: 'One packet, with FastPath off and on',
    facts: ['expressroute/fastpath-bypasses-gateway'],
    panels: [
      through(machine, {
        title: 'FastPath off',
        text: 'A packet from your site reaches the Microsoft edge, then the gateway, then the virtual machine. The gateway handles every packet.',
      }),
      around(machine, {
        title: 'FastPath on',
        text: 'A packet from your site reaches the Microsoft edge and goes from there straight to the virtual machine. The gateway is not on its way.',
      }),
    ],
  },
  'two-jobs': {
    title: 'FastPath on: packets go around the gateway, routes do not',
    facts: ['expressroute/fastpath-keeps-gateway', 'expressroute/gateway-two-jobs'],
    panels: [
      {
        title: 'The gateway keeps the routes',
        text: 'The Microsoft edge and the gateway still exchange routes in both directions: that is how the edge learns which addresses the network has. Only the packets take the short way from the edge to the virtual machine.',
        verdict: aroundIt,
        nodes: plain(machine),
        frames: [network(['gateway', 'vm'])],
        paths: [{ kind: 'routes', stops: ['edge', 'gateway'], label: 'routes' }, packet('site', 'edge', 'vm')],
      },
    ],
  },
  'user-defined-route': {
    title: 'A route on the gateway subnet that points to a firewall',
    facts: ['expressroute/fastpath-udr'],
    panels: [
      {
        title: 'As taught; today on a provider circuit',
        text: 'The route says: first to the firewall. It stands on the gateway subnet, and the packet never comes there. It goes from the edge straight to the virtual machine, past the firewall.',
        verdict: aroundIt,
        nodes: [...plain(machine), firewall],
        frames: [network(['gateway', 'vm', 'firewall'])],
        paths: [
          unused('edge', 'gateway'),
          unused('gateway', 'firewall'),
          unused('firewall', 'vm'),
          packet('site', 'edge', 'vm'),
        ],
      },
      {
        title: 'Today on ExpressRoute Direct',
        text: 'The packet still goes around the gateway, but it follows the route: from the edge to the firewall, and from there to the virtual machine.',
        verdict: aroundIt,
        nodes: [...plain(machine), firewall],
        frames: [network(['gateway', 'vm', 'firewall'])],
        paths: [
          unused('edge', 'gateway'),
          { kind: 'packet', stops: ['site', 'edge', { along: 2.42, across: 0.58 }, 'firewall', 'vm'] },
        ],
      },
    ],
  },
  'spoke-through-hub': {
    title: 'A spoke peered with the hub',
    facts: ['expressroute/fastpath-vnet-peering'],
    panels: [
      {
        title: 'As taught; today on a provider circuit',
        text: 'Only the hub is connected to the circuit. A packet to the machine in the hub goes around the gateway. A packet to the machine in the spoke goes through the gateway of the hub, then over the peering.',
        verdict: { word: 'To the spoke: through the gateway', tone: 'gateway' },
        nodes: hubAndSpoke,
        frames: hubFrames,
        paths: [packet('edge', 'hub-vm'), packet('site', 'edge', 'gateway', 'spoke-vm')],
      },
      {
        title: 'The way out: the spoke gets a connection of its own',
        text: 'Hub and spoke each have a gateway and a connection to the circuit with FastPath on. Packets to both machines go around both gateways.',
        verdict: aroundIt,
        nodes: [
          site,
          edge,
          { ...gateway, across: 0 },
          { ...hubMachine, along: 3, across: 0 },
          { ...gateway, id: 'spoke-gateway', across: 2 },
          { ...spokeMachine, across: 2 },
        ],
        frames: [network(['gateway', 'hub-vm'], 'Hub'), network(['spoke-gateway', 'spoke-vm'], 'Spoke', 'spoke')],
        paths: [
          { kind: 'packet', stops: ['site', 'edge', { along: 2.42, across: 0.62 }, 'hub-vm'] },
          { kind: 'packet', stops: ['edge', { along: 2.42, across: 1.3 }, 'spoke-vm'] },
        ],
      },
      {
        title: 'Today on ExpressRoute Direct, same region',
        text: 'Only the hub is connected, and the spoke is peered with it in the same region. A packet to the machine in the spoke goes around the gateway too.',
        verdict: aroundIt,
        // The spoke stands level with the edge: its packets go straight between the gateway and the machine of the hub.
        nodes: [...hubAndSpoke.slice(0, -1), { ...spokeMachine, ...half }],
        frames: hubFrames,
        paths: [unused('edge', 'gateway'), packet('site', 'edge', 'spoke-vm')],
      },
    ],
  },
  'load-balancer': {
    title: 'A load balancer in front of the machines',
    facts: ['expressroute/fastpath-load-balancer'],
    panels: [
      through(
        { ...balancer, label: ['Basic', 'balancer'] },
        {
          title: 'Basic internal load balancer',
          text: 'A packet for the virtual IP of a Basic internal load balancer goes through the gateway, although FastPath is on.',
        },
      ),
      around(
        { ...balancer, label: ['Standard', 'balancer'] },
        {
          title: 'Standard internal load balancer, in the hub',
          text: 'A packet for the virtual IP of a Standard internal load balancer in the hub goes around the gateway.',
        },
      ),
    ],
  },
  'private-link': {
    title: 'A private endpoint',
    facts: ['expressroute/fastpath-private-link'],
    panels: [
      through(endpoint, {
        title: 'As taught; today on a provider circuit',
        text: 'A packet for a private endpoint goes through the gateway, although FastPath is on.',
      }),
      around(endpoint, {
        title: 'Today on ExpressRoute Direct, after enrollment',
        text: 'For some services in some regions, a packet for a private endpoint goes around the gateway.',
      }),
    ],
  },
} as const satisfies Record<string, Scene>;
