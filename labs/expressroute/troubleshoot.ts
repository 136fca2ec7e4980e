/** Lab of unit 10: three tickets, each with a symptom that many causes have. Find the cause with the tools, and let traffic flow again. */
import type { Cloud } from '#src/azure/cloud.ts';
import { defineLab } from '#src/lab/definition.ts';
import type { Task } from '#src/lab/definition.ts';
import { nameIn } from '#src/lab/ids.ts';
import { flows } from '#src/lab/wants/traffic.ts';
import { deedFor } from '#src/lab/wants/want.ts';
import type { Want } from '#src/lab/wants/want.ts';
import { onlyBranch, senderIn } from './_faults/branch.ts';
import type { Branch } from './_faults/branch.ts';
import type { Fault } from './_faults/fault.ts';
import { keyTag } from './_faults/handover.ts';
import { linkedByKeyWant } from './_faults/linked-by-key.ts';
import { lower } from './_faults/looks.ts';
import { callsIn, causeIn, newsIn, optionsIn } from './_faults/pool.ts';
import type { Pool } from './_faults/pool.ts';
import { noConnection, oneRange, silence } from './_faults/pools.ts';
import { tellingOfRoutes } from './_faults/route-away.ts';
import { setUpTroubles, tellTroubles } from './_faults/story.ts';
import type { Story } from './_faults/story.ts';
import { wrongTurnsIn } from './_faults/wrong-turns.ts';
import { linkedWant, noRouteAwayWant, peeringWant } from './_faults/wants.ts';

/** The two tasks of a ticket: say what the cause is, and let traffic flow. */
function ticketTasks<Ticket extends Branch>(
  { seed, profile }: Story,
  pool: Pool<Ticket>,
  { ticket, fault }: { ticket: Ticket; fault: Fault<Ticket> },
  words: { id: string; find: string; mend: string; text: string; goal: string; range: 0 | 1 },
  wants: readonly [Want, ...Want[]],
): Task[] {
  const now = (cloud: Cloud): Fault<Ticket> => causeIn(pool, cloud, ticket, fault);
  const isAnswered = tellingOfRoutes(
    flows({
      flow: { from: senderIn(ticket, words.range), to: ticket.machine },
      profile,
      over: [ticket.circuitId],
      isSilent: true,
    }),
    ticket,
  );
  return [
    {
      id: `find-${words.id}`,
      title: words.find,
      text: words.text,
      needs: [],
      question: {
        prompt: 'What is the cause?',
        options: (cloud) => optionsIn(pool, cloud, ticket, { first: fault, seed }),
        afterwards: (cloud) => callsIn(pool, cloud, ticket),
        news: () => newsIn(ticket, fault),
      },
      deed: {
        where: (cloud) => now(cloud).look.where(ticket),
        what: (cloud) => now(cloud).look.what(ticket),
        requests: () => [],
        way: (cloud) => now(cloud).look.way(ticket),
        there: (cloud) => now(cloud).look.there?.(ticket),
      },
      facts: [...fault.facts],
    },
    {
      id: `mend-${words.id}`,
      title: words.mend,
      text: words.goal,
      needs: [`find-${words.id}`],
      // Of the other tickets no packet of this one knows, and one of them may announce thousands of prefixes.
      check: (cloud) => isAnswered(onlyBranch(cloud, ticket)),
      deed: deedFor(...wants),
      facts: ['expressroute/troubleshooting-order'],
    },
  ];
}

/** The tasks of a story. Their texts do not depend on what is wrong in it. */
export function tasksOf(story: Story): Task[] {
  const { first, second, third } = story;
  const { network, circuit: line, owner, site } = third.ticket;
  return [
    ...ticketTasks(
      story,
      silence,
      first,
      {
        id: 'silence',
        find: 'Find why a site is cut off',
        mend: 'Bring the site back',
        range: 0,
        text: `**First ticket.** ${first.ticket.site} reports: “Since this morning nobody here gets an answer from \`${first.ticket.machine}\`.” That is a machine in **${first.ticket.network.name}**. The way there is the circuit **${first.ticket.circuit.name}**. Find the cause with the tools of the portal and with the consoles.`,
        goal: `A packet from \`${senderIn(first.ticket, 0)}\` at ${lower(first.ticket.site)} has to reach \`${first.ticket.machine}\` over **${first.ticket.circuit.name}**, and its answer has to come back. What stands in Azure is yours to mend.`,
      },
      [noRouteAwayWant(first.ticket), peeringWant(first.ticket), linkedWant(first.ticket)],
    ),
    ...ticketTasks(
      story,
      oneRange,
      second,
      {
        id: 'range',
        find: 'Find why one range is silent',
        mend: 'Let both ranges talk',
        range: 1,
        text: `**Second ticket.** ${second.ticket.site} report: “The offices in \`${second.ticket.ranges[0]}\` work with \`${second.ticket.machine}\`. Those in \`${second.ticket.ranges[1]}\` get no answer.” The machine is in **${second.ticket.network.name}**, and the way there is **${second.ticket.circuit.name}**.`,
        goal: `A packet from \`${senderIn(second.ticket, 1)}\` has to reach \`${second.ticket.machine}\` over **${second.ticket.circuit.name}**, and its answer has to come back. What stands in Azure is yours to mend.`,
      },
      [noRouteAwayWant(second.ticket), peeringWant(second.ticket), linkedWant(second.ticket)],
    ),
    ...ticketTasks(
      story,
      noConnection,
      third,
      {
        id: 'connection',
        find: 'Find why a connection cannot be made',
        mend: 'Connect the network',
        range: 0,
        text: `**Third ticket.** A colleague tried to connect **${network.name}** to **${line.name}**, with the key that ${owner} sent. It did not work, and he wrote down no more than that. The circuit is not yours: its id is \`${third.ticket.circuitId}\`. The key stands in the tag \`${keyTag}\` of the network.`,
        goal: `Connect **${network.name}** to **${line.name}** with the key, by the gateway **${nameIn(third.ticket.gateway)}**. A packet from \`${senderIn(third.ticket, 0)}\` at ${lower(site)} has to reach \`${third.ticket.machine}\` over it, and its answer has to come back.`,
      },
      [noRouteAwayWant(third.ticket), linkedByKeyWant(third.ticket)],
    ),
  ];
}

/** What is told before the first task. */
export const storyOf = ({ company: { company, provider }, first, second, third }: Story): string[] => [
  `You are the network engineer on call at **${company}**. Three tickets wait. Each says what people notice, and none says why. The same complaint can have many causes, so do not guess: look.`,
  `Two sites are connected over lines of ${provider}: ${lower(first.ticket.site)} over **${first.ticket.circuit.name}**, ${lower(second.ticket.site)} over **${second.ticket.circuit.name}**. The network **${third.ticket.network.name}** in another subscription is to be connected to **${third.ticket.circuit.name}**, which belongs to ${third.ticket.owner}.`,
  'You may look at everything in these groups, ask the edge for its tables, and log in at the routers and machines. You may change peerings, routes and connections. The routers of the sites, the security rules and the provider’s lines belong to others: name the cause, and whoever it concerns is rung for you.',
];

export default defineLab<Story>({
  id: 'expressroute/troubleshoot',
  title: 'Troubleshoot three tickets',
  minutes: 30,
  objectives: ['E13'],
  tell: (seed, profile) => tellTroubles(seed, profile),
  story: storyOf,
  setUp: setUpTroubles,
  start: () => 'home',
  tasks: tasksOf,
  wrongPaths: wrongTurnsIn,
  hasConsoles: true,
  learned: [
    'A symptom is not a cause. Look from below: the provider, the peering, ARP, BGP, the routes, and then what may pass.',
    'Two entries with a MAC address each in the ARP records: the line, the VLAN and the subnets are right. A number in the summary: BGP is up.',
    'An incomplete entry or a word such as Active says where to compare both ends: VLAN, link subnets, AS numbers, and how much is announced.',
    'A range that the edge does not know was not announced. One that it knows and that gets no answer meets a user route or a security rule: the effective routes and rules of the machine show it.',
    'When a connection cannot be made, Azure says why: the region, the key, or the provider.',
  ],
});
