/** Lab of unit 9: FastPath on a connection that is there and on a new one, a gateway that is too small for it, and what the tracer says of each. */
import type { Cloud } from '#src/azure/cloud.ts';
import { allowsFastPath, sizeOfGateway } from '#src/azure/rules/gateway-properties.ts';
import { virtualNetworkGateways } from '#src/azure/types/Microsoft.Network/virtualNetworkGateways.ts';
import { valueOf } from '#src/base/facts.ts';
import type { Profile } from '#src/base/facts.ts';
import { putConnection } from '#src/lab/acts/connection.ts';
import { defineLab } from '#src/lab/definition.ts';
import type { Check, Option, Task, WrongPath } from '#src/lab/definition.ts';
import { nameIn } from '#src/lab/ids.ts';
import { circuit, circuitId, keepHandsOff, network, networkResource, resourceGroup } from '#src/lab/scene.ts';
import type { NetworkScene } from '#src/lab/scene.ts';
import { connectionWant, fastPathWant } from '#src/lab/wants/connection.ts';
import type { ConnectionSpec } from '#src/lab/wants/connection.ts';
import { fastPathGatewayWant } from '#src/lab/wants/fastPathGateway.ts';
import { bothHold, flows, followed } from '#src/lab/wants/traffic.ts';
import type { WantedFlow } from '#src/lab/wants/traffic.ts';
import { allHold, deedFor } from '#src/lab/wants/want.ts';
import type { Want } from '#src/lab/wants/want.ts';
import { toResource } from '#src/lab/ways/going.ts';
import { colleagues, tellCompany } from './_company.ts';
import type { Company } from './_company.ts';

interface Story extends Company {
  profile: Profile;
  /** A second network with a large gateway, not linked yet. */
  fresh: NetworkScene;
}

function tell(seed: string, profile: Profile): Story {
  const company = tellCompany(seed);
  const [, second = ''] = company.main.block.split('.');
  const mark = company.main.name.replace(/-[^-]+$/, '').replace('vnet-', '');
  const fresh: NetworkScene = {
    ...company.main,
    name: `vnet-${mark}-new`,
    block: `10.${Number(second) + 2}`,
    gateway: { name: `ergw-${mark}-new`, sku: company.main.gateway?.sku ?? '' },
  };
  return { ...company, profile, fresh };
}

const gatewayOf = ({ place, gateway }: NetworkScene): string =>
  networkResource(place, 'virtualNetworkGateways', gateway?.name ?? '');

/** The connection of a network of the story, named after it. */
const specOf = ({ place, circuit: scene }: Story, of: NetworkScene): ConnectionSpec => ({
  connection: networkResource(place, 'connections', of.name.replace('vnet-', 'con-')),
  gateway: gatewayOf(of),
  circuit: circuitId(scene),
  location: place.location,
});

const machineOf = ({ block }: NetworkScene): string => `${block}.1.4`;

/** The gateway of a network is large enough, should somebody have changed its size. */
const largeEnough = ({ profile }: Story, of: NetworkScene): Want =>
  fastPathGatewayWant({
    gateway: gatewayOf(of),
    network: networkResource(of.place, 'virtualNetworks', of.name),
    location: of.place.location,
    sku: of.gateway?.sku ?? '',
    profile,
  });

/** A packet from the site to the machine of a network. */
const flowTo = ({ siteBlock, site, profile }: Story, of: NetworkScene, more: Partial<WantedFlow> = {}): WantedFlow => ({
  flow: { from: `${siteBlock}.0.10`, to: machineOf(of) },
  profile,
  between: [site, `${machineOf(of)} in ${of.name}`],
  ...more,
});

/** Traffic flows to the machine of a network, and goes around its gateway. */
const around = (story: Story, of: NetworkScene): Check => flows(flowTo(story, of, { around: [gatewayOf(of)] }));

/** Why FastPath cannot be switched on behind the small gateway: computed from its SKU. */
function smallOptions(cloud: Cloud, { smallGateway, small, circuit: scene, profile }: Story): Option[] {
  const name = nameIn(smallGateway);
  const gateway = virtualNetworkGateways.find(cloud, smallGateway);
  const size = gateway ? sizeOfGateway(gateway.properties) : 'gone';
  const allowed = valueOf('expressroute/fastpath-gateway-skus', profile);
  const isSmall = !gateway || !allowsFastPath(gateway.properties, profile);
  return [
    {
      id: 'sku',
      text: `The SKU of ${name} is too small.`,
      right: isSmall,
      why: isSmall
        ? `${name} is ${size}. FastPath works with ${allowed.join(', ')}. A larger gateway would mend it.`
        : `${name} is ${size}, which is large enough.`,
    },
    {
      id: 'circuit',
      text: `${scene.name} does not support FastPath.`,
      right: false,
      why: `FastPath works on every circuit. Over ${scene.name} the packets to the other networks can go around their gateways.`,
    },
    {
      id: 'existing',
      text: 'FastPath can only be chosen when a connection is created.',
      right: false,
      why: 'It is a setting of the connection, and it can be switched on later, as another task of this lab does.',
    },
    {
      id: 'space',
      text: `The address space of ${small.name} is too small.`,
      right: false,
      why: 'FastPath asks nothing of the address space. It asks for a gateway that is large enough.',
    },
    {
      id: 'none',
      text: 'Nothing prevents it.',
      right: !isSmall,
      why: isSmall
        ? `Azure refuses it: the gateway is ${size}. Try it on the configuration page and read the message.`
        : `${name} is ${size}. Nothing prevents FastPath any more.`,
    },
  ];
}

/** Which way the packet to the small network takes, as the tracer has it. */
function wayOptions(cloud: Cloud, story: Story): Option[] {
  const { small, smallGateway, site, main } = story;
  const found = followed(cloud, flowTo(story, small));
  const isAround = found.bypassed.length > 0;
  const isThrough = found.answered && !isAround;
  const name = nameIn(smallGateway);
  return [
    {
      id: 'through',
      text: `It arrives, through ${name}.`,
      right: isThrough,
      why: isThrough
        ? `${found.because} Without FastPath a connection works as before; only the way is longer.`
        : `It does not: ${found.because}`,
    },
    {
      id: 'around',
      text: `It arrives, around ${name}.`,
      right: found.answered && isAround,
      why: isAround
        ? found.because
        : `FastPath is off at this connection. That ${main.name} has it changes nothing here: it is a setting of each connection.`,
    },
    {
      id: 'lost',
      text: 'It does not arrive: the gateway refuses it.',
      right: !found.answered,
      why: found.answered
        ? 'A gateway without FastPath forwards the packet itself. That is its ordinary work.'
        : found.because,
    },
    {
      id: 'other',
      text: `It goes around the gateway of ${main.name} and on from there.`,
      right: false,
      why: `${main.name} is another network. The packet from ${site} goes straight to the network that has the address.`,
    },
  ];
}

function tasks(story: Story): Task[] {
  const { main, fresh, small, place, smallGateway } = story;
  const [old, added, little] = [specOf(story, main), specOf(story, fresh), specOf(story, small)];
  const [name, newName, littleName] = [old, added, little].map(({ connection }) => nameIn(connection));
  const [connected, fast] = [connectionWant(old), fastPathWant(old, { fits: [largeEnough(story, main)] })];
  const fits = [largeEnough(story, fresh)];
  const made = connectionWant({ ...added, fastPath: true, needs: fits });
  const madeFast = fastPathWant(added, { fits });
  return [
    {
      id: 'existing',
      title: 'Switch it on at a connection that is there',
      text: `**${main.name}** is linked by \`${name ?? ''}\`, and packets cross its gateway. Switch **FastPath** on at this connection.`,
      needs: [],
      looksAtPath: true,
      check: bothHold(allHold(connected, fast), around(story, main)),
      deed: deedFor(connected, fast),
      facts: ['expressroute/fastpath-existing-connection', 'expressroute/fastpath-bypasses-gateway'],
    },
    {
      id: 'new',
      title: 'Add a connection with FastPath',
      text: `**${fresh.name}** is not linked yet. In resource group \`${place.group}\`, add the connection \`${newName ?? ''}\` from its gateway **${fresh.gateway?.name ?? ''}** to **${story.circuit.name}**, with **FastPath** from the start.`,
      needs: [],
      looksAtPath: true,
      check: bothHold(allHold(made, madeFast), around(story, fresh)),
      deed: deedFor(made, madeFast),
      facts: ['expressroute/fastpath-setting', 'expressroute/add-connection-steps'],
    },
    {
      id: 'small',
      title: 'Find out where it cannot be on',
      text: `**${small.name}** is linked by \`${littleName ?? ''}\`. Try to switch FastPath on there too, and read what the portal says.`,
      needs: [],
      question: {
        prompt: `Why can ${littleName ?? ''} not have FastPath?`,
        options: (cloud) => smallOptions(cloud, story),
      },
      deed: {
        where: () => `Open the gateway **${nameIn(smallGateway)}** and read its SKU.`,
        what: () =>
          `Compare the SKU of **${nameIn(smallGateway)}** with those that FastPath works with, or read the remark under FastPath on the configuration page of **${littleName ?? ''}**. Then answer.`,
        requests: () => [],
        way: () => toResource(smallGateway),
        there: () => ({ blade: 'virtual-network-gateway', resource: smallGateway }),
      },
      facts: ['expressroute/fastpath-gateway-skus'],
    },
    {
      id: 'path',
      title: 'Say what that means for its packets',
      text: `A machine at ${story.site} sends a packet to \`${machineOf(small)}\` in **${small.name}**.`,
      needs: [],
      question: {
        prompt: 'What becomes of the packet?',
        options: (cloud) => wayOptions(cloud, story),
      },
      deed: {
        where: () => `Think of what a gateway does without FastPath. **${littleName ?? ''}** stands as it is.`,
        what: () => 'A gateway exchanges routes and forwards packets. FastPath takes only the second work from it.',
        requests: () => [],
        way: () => [],
      },
      facts: ['expressroute/gateway-two-jobs', 'expressroute/fastpath-keeps-gateway'],
    },
  ];
}

/** What Azure refuses about FastPath, and what is believed of it. */
function wrongPaths(story: Story): WrongPath[] {
  const old = specOf(story, story.main);
  const little = specOf(story, story.small);
  return [
    {
      id: 'small-existing',
      belief: 'FastPath works behind any ExpressRoute gateway.',
      before: [],
      act: putConnection({ ...little, fastPath: true }),
      ends: { refused: 'CrossconnectFastPathGatewaySize', fact: 'expressroute/fastpath-gateway-skus' },
    },
    {
      id: 'patch',
      belief: 'One property is changed by a PATCH.',
      before: [],
      act: { method: 'PATCH', path: old.connection, body: { properties: { expressRouteGatewayBypass: true } } },
      ends: { refused: 'CrossconnectPatchIsForTags' },
    },
    {
      id: 'other-gateway',
      belief: 'A connection with FastPath can be moved to a larger gateway.',
      before: [],
      act: putConnection({ ...little, gateway: gatewayOf(story.fresh), fastPath: true }),
      ends: { refused: 'ExpressRouteConnectionPeerCannotBeChanged' },
    },
    {
      id: 'private-link-alone',
      belief: 'FastPath to Private Link works without FastPath.',
      before: [],
      act: {
        ...putConnection(old),
        body: {
          location: old.location,
          properties: {
            connectionType: 'ExpressRoute',
            virtualNetworkGateway1: { id: old.gateway },
            peer: { id: old.circuit },
            enablePrivateLinkFastPath: true,
          },
        },
      },
      ends: { refused: 'CrossconnectPrivateLinkNeedsFastPath', fact: 'expressroute/fastpath-private-link' },
    },
    {
      id: 'second',
      belief: 'A second connection with FastPath can stand beside the first.',
      before: [],
      act: putConnection({ ...old, connection: `${old.connection}-fast`, fastPath: true }),
      ends: { refused: 'CrossconnectAlreadyConnected', fact: 'expressroute/circuits-per-network' },
    },
  ];
}

export default defineLab<Story>({
  id: 'expressroute/switch-fastpath-on',
  title: 'Switch FastPath on where it is possible',
  minutes: 10,
  objectives: ['E4', 'E9'],
  tell,
  story: ({ company, main, fresh, small, circuit: scene }) => [
    `**${company}** reaches two networks over the circuit **${scene.name}**: **${main.name}** and **${small.name}**. A third one, **${fresh.name}**, has its gateway and is not linked yet.`,
    'The applications wait too long for their answers. Packets are to go straight to the machines, around the gateways, wherever that is possible.',
  ],
  setUp: (story) => [
    resourceGroup(story.place),
    ...network(story.main),
    ...network(story.fresh),
    ...network(story.small),
    ...circuit(story.circuit),
    putConnection({ ...specOf(story, story.main), actor: 'network-team' }),
    putConnection({ ...specOf(story, story.small), actor: 'network-team' }),
    keepHandsOff(['learner'], colleagues),
  ],
  start: () => 'home',
  tasks,
  wrongPaths,
  flow: (story) => flowTo(story, story.main).flow,
  learned: [
    'FastPath is a setting of each connection. It can be chosen with a new one, or switched on later at one that is there.',
    'It needs a large enough gateway. Behind a smaller one Azure refuses it, and packets keep going through the gateway.',
    'The gateway stays in every case: it exchanges the routes.',
  ],
});
