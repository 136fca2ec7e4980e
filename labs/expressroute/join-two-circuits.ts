/** Lab of unit 8: find the circuit to join with, join two sites by Global Reach, see that a third is not reached by them, and join it too. */
import type { Cloud } from '#src/azure/cloud.ts';
import { networkAt } from '#src/lab/network-at.ts';
import { trace } from '#src/datapath/trace.ts';
import { defineLab } from '#src/lab/definition.ts';
import type { Option, Task, WrongPath } from '#src/lab/definition.ts';
import { nameIn } from '#src/lab/ids.ts';
import { circuitId, userSubscription } from '#src/lab/scene.ts';
import { authorizationWant } from '#src/lab/wants/authorization.ts';
import { linkWant, putLink } from '#src/lab/wants/globalReach.ts';
import type { LinkSpec } from '#src/lab/wants/globalReach.ts';
import { flows } from '#src/lab/wants/traffic.ts';
import { allHold, deedFor } from '#src/lab/wants/want.ts';
import type { Want } from '#src/lab/wants/want.ts';
import { privatePeeringOf } from '#src/lab/ways/globalReach.ts';
import { toMenu, toResource } from '#src/lab/ways/going.ts';
import { colleaguesCircuit, endsAt, setUpSites, tellSites } from './_sites.ts';
import type { Site, Sites } from './_sites.ts';

/** Packets go from one site to another, over both circuits, and back. */
function talks({ profile }: Sites, from: Site, to: Site, link: Want): Want {
  return {
    id: `traffic ${from.circuit} ${to.circuit}`,
    check: flows({
      flow: { from: from.machine, to: to.machine },
      profile,
      between: [`${from.words} (${from.machine})`, `${to.words} (${to.machine})`],
      over: [from.circuit, to.circuit],
    }),
    first: () => [link],
    deed: link.deed,
  };
}

/** Which circuit the first one can be joined with to reach the second site. */
function partners(cloud: Cloud, { here, there, double, gateway, main }: Sites): Option[] {
  const home = endsAt(cloud, here.circuit);
  const [near, far] = [endsAt(cloud, circuitId(double)), endsAt(cloud, there.circuit)];
  const words = (place: string) => (place === home ? `also ends at ${place}` : `ends at ${place}`);
  return [
    {
      id: 'there',
      text: `**${there.scene.name}**, which ${words(far)}.`,
      right: far !== home,
      why: `${there.words.replace(/^t/, 'T')} is behind it, it is provisioned and has private peering, and it ends at ${far}, not at ${home}.`,
    },
    {
      id: 'double',
      text: `**${double.name}**, which ${words(near)}.`,
      right: far === home,
      why: `${double.name} ends at ${near}, as ${here.scene.name} does, and ${there.words} is not behind it. Global Reach joins circuits at different peering locations.`,
    },
    {
      id: 'gateway',
      text: `None of them: connect both circuits to the gateway **${nameIn(gateway)}**.`,
      right: false,
      why: `Both sites would reach ${main.name} then, but a gateway passes nothing on from one circuit to another.`,
    },
    {
      id: 'peering',
      text: 'None of them: configure the same private peering on both circuits.',
      right: false,
      why: 'A peering joins one circuit with Microsoft. It says nothing about another circuit, whatever its addresses are.',
    },
  ];
}

/** What becomes of a packet to the third site: nothing is passed on from one link to the next. */
function thirdOptions(cloud: Cloud, { profile, here, there, third, main }: Sites): Option[] {
  const found = trace(networkAt(cloud, profile), { from: here.machine, to: third.machine });
  const arrives = found.answered;
  const notPassed = `Global Reach works between two circuits and no further. ${here.scene.name} is joined with ${there.scene.name}, and ${there.scene.name} with ${third.scene.name}, but nothing is passed on.`;
  return [
    {
      id: 'nowhere',
      text: `It does not arrive: ${here.scene.name} knows no way to ${third.words}.`,
      right: !arrives,
      why: arrives
        ? `It does arrive. ${found.because}`
        : `${notPassed} The route table of ${here.scene.name} shows it.`,
    },
    {
      id: 'direct',
      text: `It arrives, over a link between ${here.scene.name} and ${third.scene.name}.`,
      right: arrives,
      why: arrives ? `The two have a link of their own. ${found.because}` : `There is no such link yet.`,
    },
    { id: 'via', text: `It arrives, by way of ${there.scene.name}.`, right: false, why: notPassed },
    {
      id: 'network',
      text: `It arrives, through the virtual network ${main.name}.`,
      right: false,
      why: `${main.name} is connected to ${here.scene.name} alone, and a gateway passes nothing on from one circuit to another.`,
    },
  ];
}

type Wants = readonly [Want, ...Want[]];

function tasks(story: Sites): Task[] {
  const { here, there, third, isShared, authorization, wanted, wantedThird } = story;
  const needs = isShared ? [authorizationWant({ authorization })] : [];
  const [near, far] = [linkWant({ ...wanted, needs }), linkWant(wantedThird)];
  const [nearTalks, farTalks] = [talks(story, here, there, near), talks(story, here, third, far)];
  const pair: Wants = isShared ? [authorizationWant({ authorization }), near, nearTalks] : [near, nearTalks];
  const all: Wants = [...pair, far, farTalks];
  const isJoined = allHold(...pair);
  const shared = isShared
    ? ` It belongs to another subscription: make an authorization named \`${nameIn(authorization)}\` on it first, and redeem its key.`
    : '';
  return [
    {
      id: 'partner',
      title: 'Find the circuit to join with',
      text: `Machines at ${here.words} (\`${here.machine}\`) are to reach ${there.words} (\`${there.machine}\`). Look at the circuits: where does each of them end?`,
      needs: [],
      question: {
        prompt: `What do you join ${here.scene.name} with?`,
        options: (cloud) => partners(cloud, story),
      },
      deed: {
        where: () =>
          `Open the circuits ${here.scene.name}, ${there.scene.name} and ${story.double.name}, and compare them.`,
        what: () => 'Read **Peering location** on the overview of each circuit. Then answer the question of this task.',
        requests: () => [],
        // It begins where the packet does, and gives no answer away.
        way: () => toResource(here.circuit),
        there: () => ({ blade: 'circuit', resource: here.circuit }),
      },
      facts: ['expressroute/global-reach-prerequisites', 'expressroute/global-reach-tiers'],
    },
    {
      id: 'join',
      title: 'Join the two circuits',
      text: `Join **${here.scene.name}** with **${there.scene.name}**.${shared} In the private peering of ${here.scene.name}, add a Global Reach link named \`${nameIn(wanted.link)}\` with the subnet \`${wanted.prefix}\`.`,
      needs: [],
      looksAtPath: true,
      check: isJoined,
      deed: deedFor(...pair),
      facts: [
        'expressroute/global-reach-prefix',
        'expressroute/global-reach-prerequisites',
        ...(isShared ? (['expressroute/user-needs-id-and-key'] as const) : []),
      ],
    },
    {
      id: 'third',
      title: 'Say how far it reaches',
      text: `Colleagues joined **${there.scene.name}** with **${third.scene.name}** long ago, so ${there.words} reaches ${third.words}. Now a machine at ${here.words} sends a packet to \`${third.machine}\` there.`,
      needs: ['join'],
      when: isJoined,
      question: {
        prompt: 'What becomes of it?',
        options: (cloud) => thirdOptions(cloud, story),
      },
      deed: {
        where: () =>
          `Open the circuit **${here.scene.name}**, its peering **Azure private**, and there **Route table**.`,
        what: () =>
          `Get the route table and look for the prefix of ${third.words}, ${third.scene.site}. What is not in it cannot be reached. Then answer the question of this task.`,
        requests: () => [],
        way: () => [
          ...toMenu(here.circuit, 'circuit', 'Peerings'),
          {
            on: { blade: 'circuit-peerings', resource: here.circuit },
            do: 'press',
            role: 'link',
            name: 'Azure private',
          },
          {
            on: { blade: 'peering', resource: privatePeeringOf(here.circuit) },
            do: 'press',
            role: 'link',
            name: 'Route table',
          },
          {
            on: { blade: 'peering-route-table', resource: privatePeeringOf(here.circuit) },
            do: 'press',
            role: 'button',
            name: 'Get route table',
          },
        ],
        there: () => ({ blade: 'peering-route-table', resource: privatePeeringOf(here.circuit), state: 'shown' }),
      },
      facts: ['expressroute/global-reach-pairwise'],
    },
    {
      id: 'all',
      title: 'Let every site reach every other',
      text: `Join **${here.scene.name}** with **${third.scene.name}** as well: add a link named \`${nameIn(wantedThird.link)}\` with the subnet \`${wantedThird.prefix}\`. In the end ${here.words} reaches both ${there.words} and ${third.words}.`,
      needs: ['third'],
      goal: true,
      check: allHold(...all),
      deed: deedFor(...all),
      facts: ['expressroute/global-reach-pairwise', 'expressroute/global-reach-counts'],
    },
  ];
}

function wrongPaths(story: Sites): WrongPath[] {
  const { here, third, double, main, place, abroad, wantedThird } = story;
  const plain: LinkSpec = { ...wantedThird, prefix: '192.168.200.0/29' };
  const to = (far: string, more: Partial<LinkSpec> = {}) => putLink({ ...plain, far, ...more });
  const foreign = {
    ...here.scene,
    place: { subscription: userSubscription, group: 'rg-somebody-else', location: place.location },
    name: 'er-somebody-else',
    peeringLocation: third.scene.peeringLocation,
    site: '10.208.0.0/16',
  };
  const overseas = {
    ...here.scene,
    place: { ...place, group: 'rg-overseas', location: abroad },
    name: 'er-overseas',
    peeringLocation:
      here.scene.place.location.includes('europe') || /uk|sweden/.test(place.location) ? 'Washington DC' : 'Amsterdam',
    site: '10.224.0.0/16',
  };
  return [
    {
      id: 'same-location',
      belief: 'Any two circuits can be joined.',
      before: [],
      act: to(circuitId(double)),
      ends: { failed: 'CrossconnectSamePeeringLocation', fact: 'expressroute/global-reach-prerequisites' },
    },
    {
      id: 'too-large',
      belief: 'A link takes a subnet of any size.',
      before: [],
      act: to(third.circuit, { prefix: '192.168.200.0/28' }),
      ends: { refused: 'CrossconnectGlobalReachPrefix', fact: 'expressroute/global-reach-prefix' },
    },
    {
      id: 'taken',
      belief: 'The subnet may be one that a virtual network uses.',
      before: [],
      act: to(third.circuit, { prefix: `${main.block}.9.0/29` }),
      ends: { refused: 'CrossconnectGlobalReachPrefixTaken', fact: 'expressroute/global-reach-prefix' },
    },
    {
      id: 'with-itself',
      belief: 'A circuit can be joined with itself.',
      before: [],
      act: to(here.circuit),
      ends: { refused: 'CrossconnectGlobalReachWithItself', fact: 'expressroute/global-reach-prerequisites' },
    },
    {
      id: 'twice',
      belief: 'Two links carry more than one.',
      before: [to(third.circuit)],
      act: to(third.circuit, { link: `${plain.link}-2`, prefix: '192.168.201.0/29' }),
      ends: { refused: 'CrossconnectAlreadyJoined', fact: 'expressroute/global-reach-pairwise' },
    },
    {
      id: 'without-a-key',
      belief: 'The Resource ID is enough for a circuit of another subscription.',
      before: colleaguesCircuit(foreign),
      act: to(circuitId(foreign)),
      ends: { refused: 'CrossconnectAuthorizationKeyRequired', fact: 'expressroute/user-needs-id-and-key' },
    },
    {
      id: 'wrong-key',
      belief: 'Any GUID will do as a key.',
      before: colleaguesCircuit(foreign),
      act: putLink({ ...plain, far: circuitId(foreign) }, '11111111-2222-4333-8444-555555555555'),
      ends: { refused: 'CrossconnectAuthorizationKeyUnknown', fact: 'expressroute/user-needs-id-and-key' },
    },
    {
      id: 'overseas',
      belief: 'Two Standard circuits can be joined anywhere in the world.',
      before: colleaguesCircuit(overseas),
      act: to(circuitId(overseas)),
      ends: { refused: 'CrossconnectGlobalReachNeedsPremium', fact: 'expressroute/global-reach-tiers' },
    },
  ];
}

export default defineLab<Sites>({
  id: 'expressroute/join-two-circuits',
  title: 'Join two circuits with Global Reach',
  minutes: 15,
  objectives: ['E4'],
  tell: tellSites,
  story: ({ company, here, there, third, isShared, main }) => [
    `**${company}** has three sites with a circuit each: ${here.words} behind **${here.scene.name}**, ${there.words} behind **${there.scene.name}**, and ${third.words} behind **${third.scene.name}**. All of them reach Azure. ${here.words.replace(/^t/, 'T')} also reaches the virtual network **${main.name}**.`,
    `The sites are to talk to each other, over Microsoft’s network instead of the internet.${isShared ? ` **${there.scene.name}** was ordered by another department and stands in its subscription. You may make authorizations there.` : ''} Circuits and peerings are the network team’s: you may join them, and not change them.`,
  ],
  setUp: setUpSites,
  start: () => 'home',
  tasks,
  wrongPaths,
  flow: ({ here, there }) => ({ from: here.machine, to: there.machine }),
  learned: [
    'Global Reach joins the private peerings of two circuits at different peering locations. The sites behind them talk over Microsoft’s network.',
    'A link takes a /29 of its own that nobody else uses.',
    'A circuit of another subscription takes an authorization: one key for one link.',
    'It is not transitive: each pair of sites that is to talk needs a link of its own.',
  ],
});
