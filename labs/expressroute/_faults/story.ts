/** The story of the troubleshooting lab: a company with three branches, a fault in each, and what the engineer on call may do. */
import type { Profile } from '#src/base/facts.ts';
import { pick } from '#src/lab/chance.ts';
import { learner } from '#src/lab/definition.ts';
import type { Act, Move } from '#src/lab/definition.ts';
import { circuit, groupId, ownerSubscription, resourceGroup, userSubscription } from '#src/lab/scene.ts';
import type { Place } from '#src/lab/scene.ts';
import { tellCompany } from '../_company.ts';
import type { Company } from '../_company.ts';
import { branchOf, healthy, networkTeam } from './branch.ts';
import type { Branch, BranchPlan } from './branch.ts';
import type { Fault } from './fault.ts';
import { failedTry, handoverOf, readyToConnect } from './handover.ts';
import type { Handover } from './handover.ts';
import { drawn } from './pool.ts';
import { noConnection, oneRange, silence } from './pools.ts';

export interface Story {
  seed: string;
  profile: Profile;
  company: Company;
  /** Cut off as a whole. */
  first: { ticket: Branch; fault: Fault };
  /** Half cut off. */
  second: { ticket: Branch; fault: Fault };
  /** Not connected yet. */
  third: { ticket: Handover; fault: Fault<Handover> };
}

/** Faults to take instead of those that the seed draws. */
export interface Chosen {
  first?: Fault;
  second?: Fault;
  third?: Fault<Handover>;
}

const secondOctet = (text: string): number => Number(text.split('.')[1]);

/** What the branches have in common, and what differs from one to the next. */
function planner(seed: string, profile: Profile, { place, provider, circuit: scene, main, siteBlock }: Company) {
  const [block, home] = [secondOctet(main.block), secondOctet(siteBlock)];
  const vlan = pick(seed, 'vlan', [112, 135, 148, 253, 264]);
  const asn = pick(seed, 'asn', [65_012, 65_024, 65_035]);
  return (
    number: number,
    own: Pick<BranchPlan, 'site' | 'short'>,
    at: Place,
    line: Omit<BranchPlan['circuit'], 'megabits'>,
  ): Branch =>
    branchOf({
      ...own,
      profile,
      provider,
      company: place.group.replaceAll(/^rg-|-network$/g, ''),
      network: { place: at, block: `10.${block + 2 * number}`, sku: main.gateway?.sku ?? '' },
      circuit: { ...line, megabits: scene.megabits },
      agreed: {
        vlan: vlan + 10 * number,
        asn: asn + 100 * number,
        primary: `172.16.${20 + number}.0/30`,
        secondary: `172.16.${20 + number}.4/30`,
      },
      ranges: [`10.${home + 2 * number}.0.0/16`, `10.${home + 2 * number + 1}.0.0/16`],
    });
}

/** Settles the names and the faults. */
export function tellTroubles(seed: string, profile: Profile, chosen: Chosen = {}): Story {
  const company = tellCompany(seed);
  const { place, site, spare, main, circuit: scene } = company;
  const plan = planner(seed, profile, company);
  const short = place.group.replaceAll(/^rg-|-network$/g, '');
  const depots: Place = { ...place, group: `rg-${short}-depots` };
  const partner: Place = { ...place, subscription: userSubscription, group: `rg-${short}-partner` };
  const lines: Place = { ...place, group: `rg-${short}-lines` };
  // Two networks in two geopolitical regions on one circuit: it takes the Premium add-on.
  const far: Place = { ...partner, location: company.abroad };
  const near = scene.peeringLocation;
  const third = plan(2, { site: 'The partner office', short: 'partner' }, far, {
    place: lines,
    city: near,
    tier: 'Premium',
  });
  const other = {
    place: partner,
    name: `vnet-${short}-lab`,
    block: `10.${secondOctet(third.network.block) + 1}`,
    gateway: { name: `ergw-${short}-lab`, sku: main.gateway?.sku ?? '' },
  };
  return {
    seed,
    profile,
    company,
    first: {
      ticket: plan(0, { site: `${site.charAt(0).toUpperCase()}${site.slice(1)}`, short: 'main' }, place, {
        place,
        city: near,
        tier: 'Standard',
      }),
      fault: chosen.first ?? drawn(silence, seed),
    },
    second: {
      ticket: plan(1, { site: 'The depots', short: 'depots' }, depots, {
        place: depots,
        city: spare.peeringLocation,
        tier: 'Standard',
      }),
      fault: chosen.second ?? drawn(oneRange, seed),
    },
    third: {
      ticket: handoverOf(third, pick(seed, 'owner', ['Olga Brandt', 'Ines Marchetti', 'Ruth Okafor']), other),
      fault: chosen.third ?? drawn(noConnection, seed),
    },
  };
}

/** What somebody on call may do: look at what these branches have, and change connections, peerings and routes. The last act of a set-up. */
const onCall = ({ first, second, third }: Story): Act => ({
  method: 'PUT',
  path: '/_control/access',
  actor: networkTeam,
  body: {
    roles: [
      {
        name: 'Network engineer on call',
        description: 'Looks at everything, and changes connections, peerings and routes.',
        actions: [
          '*/read',
          'Microsoft.Network/*/action',
          'Microsoft.Network/connections/*',
          'Microsoft.Network/virtualNetworkGateways/write',
          'Microsoft.Network/expressRouteCircuits/peerings/write',
          'Microsoft.Network/expressRouteCircuits/peerings/delete',
          'Microsoft.Network/routeTables/routes/*',
        ],
      },
      {
        name: 'Log reader',
        description: 'Reads the activity log of a subscription.',
        actions: ['Microsoft.Insights/eventtypes/*/read'],
      },
    ],
    assignments: [
      ...[ownerSubscription, userSubscription].flatMap((subscription) => [
        { principal: networkTeam, role: 'Owner', scope: `/subscriptions/${subscription}` },
        { principal: learner.id, role: 'Log reader', scope: `/subscriptions/${subscription}` },
      ]),
      ...[first, second, third].map(({ ticket }) => ({
        principal: learner.id,
        role: 'Network engineer on call',
        scope: groupId(ticket.network.place),
      })),
    ],
  },
});

const hour = 3_600_000;

/** The same acts, after the last of which time passes. */
const andWait = (acts: readonly Act[], hours: number): Act[] =>
  acts.map((act, index) => (index === acts.length - 1 ? { ...act, advance: hours * hour } : act));

/** Three healthy branches, of which the last one waits for its connection; what happened to each in the night; and the morning. */
export const setUpTroubles = (story: Story): Move[] => {
  const { company, first, second, third } = story;
  return [
    resourceGroup(first.ticket.network.place),
    resourceGroup(second.ticket.network.place),
    ...healthy(first.ticket),
    ...healthy(second.ticket),
    ...readyToConnect(third.ticket),
    ...andWait(circuit(company.spare), 10),
    ...first.fault.breaks(first.ticket),
    ...second.fault.breaks(second.ticket),
    ...third.fault.breaks(third.ticket),
    ...failedTry(third.ticket),
    ...andWait([onCall(story)], 3),
  ];
};
