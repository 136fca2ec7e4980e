/** Lab of unit 7: connect a second circuit at another location, prefer one by its routing weight, and see traffic stay when that one is lost. */
import type { Cloud } from '#src/azure/cloud.ts';
import { networkAt } from '#src/lab/network-at.ts';
import { valueOf } from '#src/base/facts.ts';
import type { Profile } from '#src/base/facts.ts';
import { trace } from '#src/datapath/trace.ts';
import type { Trace } from '#src/datapath/trace.ts';
import { putConnection } from '#src/lab/acts/connection.ts';
import type { ConnectionAct } from '#src/lab/acts/connection.ts';
import { pick } from '#src/lab/chance.ts';
import { defineLab } from '#src/lab/definition.ts';
import type { Act, Check, Deed, Option, Task, WrongPath } from '#src/lab/definition.ts';
import { findCircuit } from '#src/lab/found-circuits.ts';
import { nameIn } from '#src/lab/ids.ts';
import { circuit, circuitId, keepHandsOff, network, networkResource, resourceGroup } from '#src/lab/scene.ts';
import type { CircuitScene } from '#src/lab/scene.ts';
import { connectionWant, weightWant } from '#src/lab/wants/connection.ts';
import { flows } from '#src/lab/wants/traffic.ts';
import { allHold, deedFor } from '#src/lab/wants/want.ts';
import { toMenu } from '#src/lab/ways/going.ts';
import { colleagues, tellCompany } from './_company.ts';
import type { Company } from './_company.ts';

interface Path {
  scene: CircuitScene;
  circuit: string;
  connection: string;
  weight: number;
}

interface Story extends Company {
  profile: Profile;
  /** The circuit that is connected already, and the one that is to come. */
  first: Path;
  second: Path;
  /** A circuit at the location of the first one: no help when that location is lost. */
  double: CircuitScene;
  /** The one that is to carry the traffic, and the one that is to wait. */
  preferred: Path;
  other: Path;
}

/** One site behind both circuits: the tag names it. */
const tagged = (act: Act, site: string, prefix: string): Act =>
  act.method === 'PUT' && typeof act.body === 'object' && act.body !== null && 'tags' in act.body
    ? { ...act, body: { ...act.body, tags: { onPremisesPrefixes: prefix, onPremisesName: site } } }
    : act;

const atSite = ({ site, circuit: { site: prefix } }: Company, scene: CircuitScene): Act[] =>
  circuit(scene).map((act) => tagged(act, site, prefix));

function tell(seed: string, profile: Profile): Story {
  const company = tellCompany(seed);
  const { place, circuit: scene, spare, connection } = company;
  const isSecond = pick(seed, 'preferred', [true, false]);
  const [high, low] = [pick(seed, 'high', [200, 300, 500]), pick(seed, 'low', [50, 100, 150])];
  const further: CircuitScene = {
    ...scene,
    name: spare.name.replace(/-spare$/, ''),
    peeringLocation: spare.peeringLocation,
    megabits: scene.megabits,
  };
  const first: Path = { scene, circuit: circuitId(scene), connection, weight: isSecond ? low : high };
  const second: Path = {
    scene: further,
    circuit: circuitId(further),
    connection: networkResource(place, 'connections', `${nameIn(connection)}-2`),
    weight: isSecond ? high : low,
  };
  return {
    ...company,
    profile,
    first,
    second,
    double: { ...scene, name: `${scene.name}-2`, megabits: 200 },
    preferred: isSecond ? second : first,
    other: isSecond ? first : second,
  };
}

const actOf = ({ gateway, place }: Story, { connection, circuit: id }: Path): ConnectionAct => ({
  connection,
  gateway,
  circuit: id,
  location: place.location,
});

const flowIn = ({ machine, siteBlock }: Company) => ({ from: machine, to: `${siteBlock}.0.10` });

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A packet from the network to the site, as one sends it to see which way it takes. */
const wantedFlow = (story: Story) => ({
  flow: flowIn(story),
  profile: story.profile,
  between: [`the machine ${story.machine}`, story.site] as const,
});

/** The Cloud as it would be without the outage of the story: what the learner has made is to be judged the same before and after it. */
function mended(cloud: Cloud, { preferred }: Story): Cloud {
  const key = preferred.circuit.toLowerCase();
  const lost = cloud.resources[key];
  if (!lost?.onPremises) return cloud;
  return {
    ...cloud,
    resources: { ...cloud.resources, [key]: { ...lost, onPremises: { ...lost.onPremises, down: [] } } },
  };
}

/** Traffic goes on when the location of a circuit is lost. */
const survives = (story: Story, lost: Path, kept: Path): Check =>
  flows({
    ...wantedFlow(story),
    failures: [`location:${lost.scene.peeringLocation}`],
    over: [kept.circuit],
  });

/** Where a circuit meets Microsoft. */
const endsAt = (cloud: Cloud, id: string): string => findCircuit(cloud, id)?.line.peeringLocation ?? '';

/** Every circuit at hand, and whether it would carry the traffic when the first one's location is lost. */
function choices(cloud: Cloud, { first, second, double }: Story): Option[] {
  const home = endsAt(cloud, first.circuit);
  const far = endsAt(cloud, second.circuit);
  const near = endsAt(cloud, circuitId(double));
  return [
    {
      id: 'second',
      text: `**${second.scene.name}**, which ends at ${far}.`,
      right: far !== home,
      why: `It ends at ${far}. Whatever happens at ${home}, nothing of it stands there.`,
    },
    {
      id: 'double',
      text: `**${double.name}**, which ends at ${near}.`,
      right: far === home && near !== home,
      why: `It ends at ${near}, as ${first.scene.name} does. An outage of that location takes both.`,
    },
    {
      id: 'again',
      text: `**${first.scene.name}** once more, by a second connection.`,
      right: false,
      why: `A second connection to ${first.scene.name} uses the same circuit at ${home}. Azure refuses it anyway.`,
    },
    {
      id: 'none',
      text: `None: the two links of ${first.scene.name} are enough.`,
      right: false,
      why: `A circuit has two links, to two devices, and both stand at ${home}. They save you from a broken device, not from the loss of the location.`,
    },
  ];
}

const crosses = ({ hops }: Trace, id: string): boolean =>
  hops.some(({ node }) => node === id.toLowerCase() || node.startsWith(`${id.toLowerCase()}/`));

/** Which way the packet takes in this Cloud, as the tracer has it, and why not another. */
function wayOptions(cloud: Cloud, story: Story): Option[] {
  const { first, second, profile } = story;
  const found = trace(networkAt(cloud, profile), flowIn(story));
  const weights = `${first.scene.name} has the weight ${first.weight}, ${second.scene.name} ${second.weight}.`;
  const over = (path: Path): boolean => found.delivered && crosses(found, path.circuit);
  const option = (path: Path): Option => ({
    id: path.circuit === first.circuit ? 'first' : 'second',
    text: `Over **${path.scene.name}**, at ${path.scene.peeringLocation}.`,
    right: over(path),
    why: over(path)
      ? `${weights} ${found.because}`
      : `${path.scene.name} announces the same range, but the packet does not take it. ${found.because}`,
  });
  return [
    option(first),
    option(second),
    {
      id: 'both',
      text: 'Over both circuits by turns, one packet here and the next one there.',
      right: false,
      why: `Circuits share flows only while their weights are equal, and even then all packets of one flow take one way. ${weights}`,
    },
    {
      id: 'nowhere',
      text: 'Nowhere: it is dropped.',
      right: !found.delivered,
      why: found.delivered ? `It arrives. ${found.because}` : found.because,
    },
  ];
}

/** Looking at the path panel and answering: nothing is asked of Azure. */
const lookAtPath = (what: string): Deed => ({
  where: () => 'Look at the packet path panel: it follows this packet through your own Cloud.',
  what: () => what,
  requests: () => [],
  way: () => [],
});

const lose = ({ preferred }: Story): Act => ({
  method: 'POST',
  path: `/_control/bgp/down?circuit=${encodeURIComponent(preferred.circuit)}`,
  actor: 'provider',
});

function tasks(story: Story): Task[] {
  const { first, second, preferred, other, double, site, machine, place } = story;
  const [one, two] = [connectionWant(actOf(story, first)), connectionWant(actOf(story, second))];
  const weights = [preferred, other].map((path) => weightWant(actOf(story, path), path.weight));
  const [high = one, low = two] = weights;
  const isJoined = allHold(one, two);
  const isSafe: Check = (cloud) => {
    const joined = isJoined(cloud);
    return joined.holds ? survives(story, first, second)(mended(cloud, story)) : joined;
  };
  const isWeighed = allHold(one, two, high, low);
  const isPreferred: Check = (cloud) => {
    const weighed = isWeighed(cloud);
    const over = flows({ ...wantedFlow(story), over: [preferred.circuit], notOver: [other.circuit] });
    return weighed.holds ? over(mended(cloud, story)) : weighed;
  };
  const packet = `A machine in **${story.main.name}** (\`${machine}\`) sends a packet to ${site} (\`${flowIn(story).to}\`).`;
  return [
    {
      id: 'choose',
      title: 'Choose the second circuit',
      text: `Today all traffic of **${story.main.name}** depends on **${first.scene.name}** at ${first.scene.peeringLocation}. It is to go on when that whole location is lost. Look at the circuits: where does each of them end?`,
      needs: [],
      question: { prompt: 'Which circuit do you connect as well?', options: (cloud) => choices(cloud, story) },
      deed: {
        where: () =>
          `Open the circuits ${first.scene.name}, ${second.scene.name} and ${double.name}, and compare them.`,
        what: () => 'Read **Peering location** on the overview of each circuit. Then answer the question of this task.',
        requests: () => [],
        way: () => toMenu(second.circuit, 'circuit', 'Overview').slice(0, -1),
        there: () => ({ blade: 'circuit', resource: second.circuit }),
      },
      facts: ['expressroute/location-outage', 'expressroute/both-links-work'],
    },
    {
      id: 'connect',
      title: 'Connect it to the network',
      text: `In resource group \`${place.group}\`, add an ExpressRoute connection named \`${nameIn(second.connection)}\` from gateway **${nameIn(story.gateway)}** to circuit **${second.scene.name}**. Keep \`${nameIn(first.connection)}\`.`,
      needs: [],
      check: isSafe,
      deed: deedFor(one, two),
      facts: ['expressroute/circuits-per-network', 'expressroute/add-connection-steps'],
    },
    {
      id: 'weigh',
      title: 'Say which circuit is preferred',
      text: `Both circuits announce the same range, so they share the flows. ${capital(site)} wants its packets from **${preferred.scene.name}** alone while that works. Set the routing weight of \`${nameIn(preferred.connection)}\` to \`${preferred.weight}\` and that of \`${nameIn(other.connection)}\` to \`${other.weight}\`.`,
      needs: ['connect'],
      looksAtPath: true,
      when: isJoined,
      check: isPreferred,
      deed: deedFor(one, two, high, low),
      facts: ['expressroute/routing-weight', 'expressroute/circuits-share-flows'],
    },
    {
      id: 'way',
      title: 'Say which way a packet takes',
      text: `${packet} Both circuits are up.`,
      needs: ['weigh'],
      looksAtPath: true,
      when: isPreferred,
      question: {
        prompt: 'Which way does it take now?',
        options: (cloud) => wayOptions(cloud, story),
        afterwards: () => [lose(story)],
        news: () =>
          `A digger cut the cable to ${preferred.scene.peeringLocation}. BGP is down on both links of ${preferred.scene.name}. Look at its resource health, its metrics, and the packet path.`,
      },
      deed: lookAtPath(
        'Open **Packet path** and there **Hop by hop, and why**. Look for the name of the circuit in the list.',
      ),
      facts: ['expressroute/routing-weight', 'expressroute/circuit-preference'],
    },
    {
      id: 'lost',
      title: 'Say what became of the traffic',
      text: `**${preferred.scene.name}** is lost, and nobody has changed a setting. ${packet}`,
      needs: ['way'],
      looksAtPath: true,
      when: isWeighed,
      question: { prompt: 'Which way does it take now?', options: (cloud) => wayOptions(cloud, story) },
      deed: lookAtPath(
        'Open **Packet path** once more. A lost circuit announces nothing, whatever its connection weighs. Then answer the question of this task.',
      ),
      facts: ['expressroute/location-outage', 'expressroute/route-choice'],
    },
  ];
}

function wrongPaths(story: Story): WrongPath[] {
  const { first, second, double, small, smallGateway, place, profile, abroad } = story;
  const wanted = actOf(story, second);
  const { max } = valueOf('expressroute/routing-weight', profile);
  const weighing = (routingWeight: number) => putConnection({ ...actOf(story, first), routingWeight });
  const more = Array.from(
    { length: valueOf('expressroute/circuits-same-location', profile) - 1 },
    (_, index): CircuitScene => ({
      ...double,
      place: { ...place, location: 'centralus' },
      name: `er-more-${index + 1}`,
    }),
  );
  return [
    {
      id: 'too-heavy',
      belief: 'A weight can be any number.',
      before: [],
      act: weighing(max + 1),
      ends: { refused: 'CrossconnectRoutingWeight', fact: 'expressroute/routing-weight' },
    },
    {
      id: 'negative',
      belief: 'A negative weight keeps traffic off.',
      before: [],
      act: weighing(-1),
      ends: { refused: 'CrossconnectRoutingWeight', fact: 'expressroute/routing-weight' },
    },
    {
      id: 'same-circuit-twice',
      belief: 'Two connections to one circuit are twice as safe.',
      before: [],
      act: putConnection({ ...wanted, circuit: first.circuit }),
      ends: { refused: 'CrossconnectAlreadyConnected', fact: 'expressroute/circuits-per-network' },
    },
    {
      id: 'other-circuit-by-change',
      belief: 'A connection can be moved to another circuit.',
      before: [],
      act: putConnection({ ...actOf(story, first), circuit: second.circuit }),
      ends: { refused: 'ExpressRouteConnectionPeerCannotBeChanged' },
    },
    {
      id: 'abroad',
      belief: 'A second location means a second region for the connection.',
      before: [],
      act: putConnection({ ...wanted, location: abroad }),
      ends: { refused: 'CrossconnectConnectionLocation', fact: 'expressroute/connection-location' },
    },
    {
      id: 'not-provisioned',
      belief: 'A circuit can wait for its provider while it is the reserve.',
      before: circuit({ ...double, name: 'er-ordered', isProvisioned: false, hasPeering: false }),
      act: putConnection({ ...wanted, circuit: circuitId({ ...double, name: 'er-ordered' }) }),
      ends: { failed: 'CrossconnectCircuitNotProvisioned', fact: 'expressroute/connection-prerequisites' },
    },
    {
      id: 'fastpath-on-a-small-gateway',
      belief: 'FastPath works with any ExpressRoute gateway.',
      before: network(small),
      act: putConnection({ ...wanted, gateway: smallGateway, fastPath: true }),
      ends: { refused: 'CrossconnectFastPathGatewaySize', fact: 'expressroute/fastpath-gateway-skus' },
    },
    ...(profile === 'today'
      ? [
          {
            id: 'all-at-one-location',
            belief: 'The more circuits at one location, the safer.',
            before: more.flatMap((scene, index) => [
              ...circuit(scene),
              {
                ...putConnection({
                  ...wanted,
                  circuit: circuitId(scene),
                  connection: `${wanted.connection}-${index + 1}`,
                }),
                actor: 'network-team',
              },
            ]),
            act: putConnection({ ...wanted, circuit: circuitId(double) }),
            ends: {
              refused: 'CrossconnectTooManyCircuitsOfOneLocation',
              fact: 'expressroute/circuits-same-location',
            },
          } satisfies WrongPath,
        ]
      : []),
  ];
}

export default defineLab<Story>({
  id: 'expressroute/two-circuits',
  title: 'Survive the loss of a location',
  minutes: 12,
  objectives: ['E3'],
  tell,
  story: ({ company, site, main, first, second, double, gateway, region }) => [
    `**${company}** runs its systems in the virtual network **${main.name}** in ${region}. ${capital(site)} reaches them over the circuit **${first.scene.name}** at ${first.scene.peeringLocation}, which is connected to the gateway **${nameIn(gateway)}**.`,
    `Last month that location was down for an afternoon, and so was everything else. The company has ordered two more circuits to ${site}: **${second.scene.name}** and **${double.name}**. Both are provisioned, and private peering is up. One of them helps. Circuits and networks are the network team’s; connections are yours.`,
  ],
  setUp: (story) => [
    resourceGroup(story.place),
    ...network(story.main),
    ...atSite(story, story.first.scene),
    ...atSite(story, story.second.scene),
    ...atSite(story, story.double),
    { ...putConnection(actOf(story, story.first)), actor: 'network-team' },
    keepHandsOff(['learner'], colleagues),
  ],
  start: () => 'home',
  tasks,
  wrongPaths,
  flow: flowIn,
  learned: [
    'The two links of a circuit end at one location. Only a second circuit at another location survives its loss.',
    'Circuits with equal weights share the flows. The connection with the higher routing weight is preferred.',
    'The weight decides the way out of Azure. The way in is decided by your own routers.',
    'A lost circuit announces nothing, so traffic takes the other one. Nobody has to change a setting.',
  ],
});
