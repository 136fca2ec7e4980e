/** Lab of unit 6: private peering until BGP is up, then Microsoft peering with a route filter that lets through what is wanted. */
import type { Cloud } from '#src/azure/cloud.ts';
import { findResource } from '#src/azure/cloud.ts';
import { ways } from '#src/azure/network/circuits.ts';
import { linkAddresses } from '#src/azure/network/link-addresses.ts';
import { whyDown } from '#src/azure/network/sessions.ts';
import { worldOf } from '#src/azure/network/world.ts';
import { communities } from '#src/azure/rules/communities.ts';
import type { Profile } from '#src/base/facts.ts';
import { fail, pass } from '#src/base/verdict.ts';
import { peeringId } from '#src/lab/acts/circuit.ts';
import type { CircuitSpec, PeeringSpec } from '#src/lab/acts/circuit.ts';
import { pick } from '#src/lab/chance.ts';
import { defineLab, learner } from '#src/lab/definition.ts';
import type { Act, Check, Option, Task } from '#src/lab/definition.ts';
import { nameIn } from '#src/lab/ids.ts';
import { circuit, circuitId, keepHandsOff, networkResource, resourceGroup } from '#src/lab/scene.ts';
import { circuitWant, provisionedWant } from '#src/lab/wants/circuit.ts';
import { peeringWant } from '#src/lab/wants/peering.ts';
import { filterRuleWant, routeFilterWant } from '#src/lab/wants/routeFilter.ts';
import { bothHold } from '#src/lab/wants/traffic.ts';
import type { Want } from '#src/lab/wants/want.ts';
import { allHold, deedFor } from '#src/lab/wants/want.ts';
import { toResource } from '#src/lab/ways/going.ts';
import { peeringTurns } from './_peering-turns.ts';
import { tellCompany } from './_company.ts';
import type { Company } from './_company.ts';

export interface Story extends Company {
  profile: Profile;
  order: CircuitSpec;
  own: PeeringSpec;
  microsoft: PeeringSpec & { microsoft: { prefixes: readonly string[]; filter: string } };
  filter: string;
  /** What the filter is to let through: communities and their names. */
  services: readonly { value: string; name: string }[];
}

/** The region of a company, or one nearby that has a community of its own. */
const withCommunity = (region: string): string => (region === 'Sweden Central' ? 'North Europe' : region);

function tell(seed: string, profile: Profile): Story {
  const company = tellCompany(seed);
  const { place, circuit: scene, region, provider } = company;
  const id = circuitId(scene);
  const third = pick(seed, 'third', [40, 64, 120, 200]);
  const fourth = pick(seed, 'fourth', [0, 64, 128, 192]);
  const filter = networkResource(place, 'routeFilters', `rf-${scene.name.replace(/^er-/, '')}`);
  const service = pick(seed, 'service', ['Storage', 'SQL']);
  const near = withCommunity(region);
  const wanted = [`Azure ${near}`, `Azure ${service} ${near}`];
  return {
    ...company,
    profile,
    order: {
      circuit: id,
      location: place.location,
      provider,
      peeringLocation: scene.peeringLocation,
      megabits: scene.megabits,
      tier: scene.tier,
      family: 'MeteredData',
    },
    own: {
      circuit: id,
      asn: pick(seed, 'asn', [65010, 65020, 65030]),
      vlan: pick(seed, 'vlan', [110, 210, 310]),
      primary: `172.16.${third}.128/30`,
      secondary: `172.16.${third}.132/30`,
    },
    microsoft: {
      circuit: id,
      asn: pick(seed, 'public-asn', [65538, 65540, 65545]),
      vlan: pick(seed, 'public-vlan', [120, 220, 320]),
      primary: `203.0.113.${fourth}/30`,
      secondary: `203.0.113.${fourth + 4}/30`,
      microsoft: { prefixes: ['198.51.100.0/24'], filter },
    },
    filter,
    services: wanted.map((name) => ({
      name,
      value: communities(profile).find((one) => one.name === name)?.value ?? '',
    })),
  };
}

/** The routers at the site stand ready: what the portal is told has to fit them. */
function routers({ own }: Story): Act {
  const first = (prefix: string, offset: number): string =>
    prefix.replace(/\.(\d+)\/30$/, (_text, last) => `.${Number(last) + offset}/30`);
  return {
    method: 'PUT',
    path: `/_control/site/routers?circuit=${encodeURIComponent(own.circuit)}`,
    body: { vlan: own.vlan, asn: own.asn, primary: first(own.primary, 1), secondary: first(own.secondary, 1) },
    actor: 'network-team',
  };
}

/** Both BGP sessions of the private peering are up. */
const bgpIsUp =
  ({ own, profile }: Story): Check =>
  (cloud) => {
    const world = worldOf(cloud, profile);
    const found = world.find(own.circuit);
    const looked = `Looked for BGP on both links of ${nameIn(own.circuit)}.`;
    if (!found) return fail(`${looked} Found no such circuit.`);
    const down = ways.map((way) => whyDown(world, found, way)).find((why) => why !== undefined);
    return down === undefined ? pass(`${looked} Both sessions are up.`) : fail(`${looked} ${down.because}`);
  };

/** The wants of the lab, each with what it needs. */
function wantsOf(story: Story) {
  const { order, own, microsoft, filter, place, services, profile } = story;
  const ready = [circuitWant({ ...order, isLoose: true }), provisionedWant(order.circuit)];
  const configured = peeringWant({ ...own, needs: ready });
  const up: Want = {
    ...configured,
    id: `BGP of ${own.circuit}`,
    check: bothHold(configured.check, bgpIsUp(story)),
    first: (cloud) => (configured.check(cloud).holds ? ready : (configured.first?.(cloud) ?? [])),
  };
  const wanted = { filter, location: place.location };
  const rule = filterRuleWant(
    wanted,
    services.map(({ value }) => value),
    profile,
  );
  const open = peeringWant({ ...microsoft, needs: [...ready, routeFilterWant(wanted)] });
  return { up, there: routeFilterWant(wanted), rule, open };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Every address of the first link, and whose it is. */
function addressOptions(cloud: Cloud, { own, profile }: Story): Option[] {
  const peering = findResource(cloud, peeringId(own));
  const link = peering && linkAddresses(peering, 'primary', 4, profile);
  const subnet = link?.subnet ?? own.primary;
  const [base = '', last = '0'] = /^(.*\.)(\d+)\//.exec(subnet)?.slice(1) ?? [];
  const address = (offset: number): string => `${base}${Number(last) + offset}`;
  const why = (of: string): string => {
    if (of === link?.microsoft) return `${of} is the second usable address of ${subnet}, and that is Microsoft’s.`;
    if (of === link?.customer) return `${of} is the first usable address of ${subnet}. It belongs to your own router.`;
    return `${of} is no address of a router: the first and the last address of ${subnet} name the subnet and all of it.`;
  };
  return [0, 1, 2, 3].map(address).map((of, index) => ({
    id: `address-${index}`,
    text: `\`${of}\``,
    right: of === link?.microsoft,
    why: why(of),
  }));
}

/** What the filter lets through now, and what one might think it does. */
function announcedOptions(cloud: Cloud, { filter, profile, region }: Story): Option[] {
  const rule = Object.keys(findResource(cloud, filter)?.children ?? {}).map((key) => cloud.resources[key])[0];
  const values = rule?.properties['communities'];
  const allowed = (Array.isArray(values) ? values : []).map(
    (value) => communities(profile).find((one) => one.value === value)?.name ?? String(value),
  );
  return [
    {
      id: 'allowed',
      text: `The public addresses of ${allowed.join(' and ')}.`,
      right: true,
      why: 'A route filter allows BGP communities. Prefixes that bear none of them are not announced to you.',
    },
    {
      id: 'everything',
      text: 'The public addresses of all of Microsoft’s services.',
      right: false,
      why: 'Without a filter nothing is announced, and with one only what it allows. There is no setting for everything.',
    },
    {
      id: 'region',
      text: `The private addresses of every network in ${region}.`,
      right: false,
      why: 'Private addresses come over private peering, and only those of networks that are connected. Microsoft peering knows public ones.',
    },
    {
      id: 'nothing',
      text: 'Nothing, until the filter denies what is not wanted.',
      right: false,
      why: 'The rule of a route filter allows; there is nothing to deny. What it does not name stays out by itself.',
    },
    {
      id: 'own',
      text: 'Your own public prefixes, back to you.',
      right: false,
      why: 'Those are what you announce to Microsoft. They do not come back.',
    },
  ];
}

function tasks(story: Story): Task[] {
  const { own, microsoft, filter, services, order, place, region, company } = story;
  const { up, there, rule, open } = wantsOf(story);
  const name = nameIn(order.circuit);
  const fourth = /\.(\d+)\/30$/.exec(own.primary)?.[1] ?? '';
  return [
    {
      id: 'private',
      title: 'Configure private peering',
      text: `The network team has given you a /29 and split it in two. Configure **Azure private** peering of \`${name}\`: primary subnet \`${own.primary}\`, secondary subnet \`${own.secondary}\`, VLAN ID \`${own.vlan}\`, peer ASN \`${own.asn}\`. The routers of the site are configured with the same values already. The task is done when BGP is up on both links.`,
      needs: [],
      check: up.check,
      deed: deedFor(up),
      facts: ['expressroute/peering-prefix', 'expressroute/vlan-range', 'expressroute/peer-asn-reserved'],
    },
    {
      id: 'addresses',
      title: 'Say which address is Microsoft’s',
      text: `Each link has four addresses, the first ending in .${fourth} on the primary one. Look at the **ARP records** of the peering if you are not sure.`,
      needs: ['private'],
      when: up.check,
      question: {
        prompt: 'Which address has Microsoft’s router on the primary link?',
        options: (cloud) => addressOptions(cloud, story),
      },
      deed: {
        where: () =>
          `Open the circuit **${name}**, there **Peerings**, there **Azure private**, and there **ARP records**.`,
        what: () =>
          'Get the ARP records of the primary link: both routers stand there with their addresses. Then answer.',
        requests: () => [],
        way: () => [
          ...toResource(order.circuit),
          { on: { blade: 'circuit', resource: order.circuit }, do: 'press', role: 'link', name: 'Peerings' },
          {
            on: { blade: 'circuit-peerings', resource: order.circuit },
            do: 'press',
            role: 'link',
            name: 'Azure private',
          },
          {
            on: { blade: 'peering-configuration', resource: peeringId(own) },
            do: 'press',
            role: 'link',
            name: 'ARP records',
          },
          { on: { blade: 'peering', resource: peeringId(own) }, do: 'press', role: 'link', name: 'ARP records' },
        ],
        there: () => ({ blade: 'peering-arp-records', resource: peeringId(own) }),
      },
      facts: ['expressroute/link-addresses'],
    },
    {
      id: 'filter',
      title: 'Create a route filter',
      text: `Microsoft peering announces nothing without a route filter. In resource group \`${place.group}\` and region **${region}**, create the route filter \`${nameIn(filter)}\`. Its rule allows **${services.map((one) => one.name).join('** and **')}**, and nothing else.`,
      needs: [],
      check: allHold(there, rule),
      deed: deedFor(there, rule),
      facts: ['expressroute/route-filter-needed', 'expressroute/route-filter-rule'],
    },
    {
      id: 'microsoft',
      title: 'Configure Microsoft peering',
      text: `Configure **Microsoft** peering of \`${name}\`: primary subnet \`${microsoft.primary}\`, secondary subnet \`${microsoft.secondary}\`, VLAN ID \`${microsoft.vlan}\`, peer ASN \`${microsoft.asn}\`, advertised public prefix \`${microsoft.microsoft.prefixes.join(', ')}\`, route filter \`${nameIn(filter)}\`. No routing registry can be asked about this prefix, so leave that at None.`,
      needs: ['filter'],
      check: open.check,
      deed: deedFor(open),
      facts: ['expressroute/microsoft-peering-addresses', 'expressroute/microsoft-peering-registries'],
    },
    {
      id: 'announced',
      title: 'Say what Microsoft announces',
      text: `The filter is attached to the peering now, and the state of the advertised prefix is **Validation needed**. ${company} has sent Microsoft the proof that the prefix is its own.`,
      needs: ['microsoft'],
      when: bothHold(open.check, rule.check),
      question: {
        prompt: 'What is announced to you over Microsoft peering, once the prefix is found to be yours?',
        options: (cloud) => announcedOptions(cloud, story),
        afterwards: () => [
          {
            method: 'POST',
            path: `/_control/microsoft/validate?circuit=${encodeURIComponent(order.circuit)}`,
            actor: 'network-team',
            advance: 'until-idle',
          },
        ],
        news: () =>
          'Microsoft has looked at the proof: the state of the prefix is **Configured** now, and routes come in.',
      },
      deed: {
        where: () => `Open the route filter **${nameIn(filter)}**.`,
        what: () => 'Read what stands under **Allowed services**, and where it is attached. Then answer.',
        requests: () => [],
        way: () => toResource(filter),
        there: () => ({ blade: 'route-filter', resource: filter }),
      },
      facts: ['expressroute/route-filter-needed'],
    },
  ];
}

export default defineLab<Story>({
  id: 'expressroute/configure-peering',
  title: 'Configure peering',
  minutes: 18,
  objectives: ['E5', 'E6', 'E7'],
  tell,
  story: ({ company, site, provider, circuit: scene, region }) => [
    `**${company}** has a circuit, **${scene.name}**. ${provider} has provisioned it, and it carries nothing: it has no peering. ${capital(site)} is to reach private addresses in ${region} over it, and public services of Azure too.`,
    `You configure both peerings. ${provider} brings the line and leaves the routing to you; its console stands beside the portal in case the circuit has to be provisioned anew.`,
  ],
  setUp: (story) => [
    resourceGroup(story.place),
    ...circuit({ ...story.circuit, isProvisioned: true, hasPeering: false }),
    routers(story),
    keepHandsOff([learner.id], { change: [] }),
  ],
  start: () => 'home',
  hasProvider: true,
  provider: ({ provider }) => provider,
  tasks,
  wrongPaths: peeringTurns,
  learned: [
    'Private peering needs two link subnets of the length /30, a VLAN ID and your AS number. Your router has the first usable address of each link, Microsoft’s the second.',
    'Each peering of a circuit has a VLAN of its own.',
    'Microsoft peering works with public addresses only, and what you announce has to be registered to you.',
    'Microsoft peering announces nothing without a route filter. The filter has one rule, and it allows communities.',
  ],
});
