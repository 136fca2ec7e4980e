/** Three sites of a company, each behind a circuit of its own: what the Global Reach lab is told with. */
import { findResource } from '#src/azure/cloud.ts';
import type { Cloud } from '#src/azure/cloud.ts';
import type { Profile } from '#src/base/facts.ts';
import { pick } from '#src/lab/chance.ts';
import type { Act, Move } from '#src/lab/definition.ts';
import {
  circuit,
  circuitId,
  groupId,
  network,
  ownerSubscription,
  resourceGroup,
  userSubscription,
} from '#src/lab/scene.ts';
import type { CircuitScene, Place } from '#src/lab/scene.ts';
import { keyIn, putAuthorization } from '#src/lab/wants/authorization.ts';
import { putLink } from '#src/lab/wants/globalReach.ts';
import type { LinkSpec } from '#src/lab/wants/globalReach.ts';
import { putConnection } from '#src/lab/acts/connection.ts';
import { privatePeeringOf } from '#src/lab/ways/globalReach.ts';
import { tellCompany } from './_company.ts';
import type { Company } from './_company.ts';

/** A third place in the same geopolitical region, by the first. */
const thirds: Readonly<Record<string, string>> = {
  Amsterdam: 'Dublin',
  Dublin: 'Paris',
  London: 'Frankfurt',
  Stockholm: 'London',
  'Washington DC': 'Chicago',
  Seattle: 'Dallas',
  Singapore: 'Singapore2',
  Tokyo: 'Tokyo2',
};

export interface Site {
  /** In words: `the warehouse`. */
  words: string;
  /** A machine there. */
  machine: string;
  scene: CircuitScene;
  circuit: string;
}

export interface Sites extends Company {
  profile: Profile;
  here: Site;
  /** The one to be joined with. */
  there: Site;
  /** Joined with `there` already, by colleagues. */
  third: Site;
  /** A second circuit where `here` ends: no partner for it. */
  double: CircuitScene;
  /** The circuit of `there` belongs to another subscription. */
  isShared: boolean;
  /** On that circuit, if it is shared: what the learner makes to be let in. */
  authorization: string;
  wanted: LinkSpec;
  wantedThird: LinkSpec;
}

const plain = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '');

/** A company with three sites. */
export function tellSites(seed: string, profile: Profile): Sites {
  const company = tellCompany(seed);
  const { circuit: first, place, site, siteBlock, spare } = company;
  const stem = first.name.slice(0, first.name.lastIndexOf('-'));
  const isShared = pick(seed, 'shared', [true, false]);
  const sharedPlace: Place = {
    ...place,
    subscription: userSubscription,
    group: place.group.replace('-network', '-partner'),
  };
  const remotePlace: Place = { ...place, group: place.group.replace('-network', '-remote') };
  const [second, last] = pick(seed, 'sites', [
    ['the warehouse', 'the sales office'],
    ['the archive', 'the training center'],
    ['the repair shop', 'the design studio'],
  ]);
  const at = (scene: Partial<CircuitScene>, words: string, block: string): Site => {
    const city = scene.peeringLocation ?? '';
    const whole = { ...first, ...scene, name: `${stem}-${plain(city)}`, site: `${block}.0.0/16` };
    return { words, machine: `${block}.0.10`, scene: whole, circuit: circuitId(whole) };
  };
  const here: Site = { words: site, machine: `${siteBlock}.0.10`, scene: first, circuit: circuitId(first) };
  const there = at(
    { place: isShared ? sharedPlace : place, peeringLocation: spare.peeringLocation },
    second,
    `10.${pick(seed, 'there', [128, 144])}`,
  );
  const third = at(
    { place: remotePlace, peeringLocation: thirds[first.peeringLocation] ?? '' },
    last,
    `10.${pick(seed, 'third', [160, 176])}`,
  );
  const block = pick(seed, 'links', [10, 20, 30, 40]);
  const linkFrom = (from: Site, to: Site, prefix: string): LinkSpec => ({
    link: `${privatePeeringOf(from.circuit)}/connections/gr-${plain(from.scene.peeringLocation)}-${plain(to.scene.peeringLocation)}`,
    far: to.circuit,
    prefix,
  });
  const authorization = `${there.circuit}/authorizations/for-${plain(first.peeringLocation)}`;
  return {
    ...company,
    profile,
    here,
    there,
    third,
    double: { ...first, name: `${first.name}-backup`, site: '10.192.0.0/16' },
    isShared,
    authorization,
    wanted: {
      ...linkFrom(here, there, `192.168.${block}.0/29`),
      ...(isShared ? { redeems: (cloud) => keyIn(cloud, authorization) } : {}),
    },
    wantedThird: linkFrom(here, third, `192.168.${block}.8/29`),
  };
}

const team = 'network-team';

/** The link that colleagues made between the two other sites. */
function colleaguesLink({ there, third, isShared, wanted }: Sites): Move[] {
  const spec: LinkSpec = {
    link: `${privatePeeringOf(third.circuit)}/connections/gr-${plain(third.scene.peeringLocation)}-${plain(there.scene.peeringLocation)}`,
    far: there.circuit,
    prefix: wanted.prefix.replace(/\.0\/29$/, '.16/29'),
    pane: team,
  };
  if (!isShared) return [putLink(spec)];
  const authorization = `${there.circuit}/authorizations/for-${plain(third.scene.peeringLocation)}`;
  return [putAuthorization(authorization, team), (cloud) => putLink(spec, keyIn(cloud, authorization))];
}

/** The learner may see everything, join the circuit of the first site, and hand out keys where that is needed. */
function access({ place, there, isShared }: Sites): Act {
  const network = 'Microsoft.Network/expressRouteCircuits';
  const reader = (subscription: string) => ({
    principal: 'learner',
    role: 'Reader',
    scope: `/subscriptions/${subscription}`,
  });
  return {
    method: 'PUT',
    path: '/_control/access',
    actor: team,
    body: {
      roles: [
        {
          name: 'Global Reach engineer',
          description: 'May join circuits and part them again.',
          actions: ['*/read', `${network}/peerings/*/action`, `${network}/peerings/connections/*`],
        },
        {
          name: 'Authorization maker',
          description: 'May make authorizations of circuits.',
          actions: ['*/read', `${network}/authorizations/write`],
        },
      ],
      assignments: [
        ...[ownerSubscription, userSubscription].flatMap((subscription) => [
          { principal: team, role: 'Owner', scope: `/subscriptions/${subscription}` },
          reader(subscription),
        ]),
        { principal: 'learner', role: 'Global Reach engineer', scope: groupId(place) },
        ...(isShared ? [{ principal: 'learner', role: 'Authorization maker', scope: groupId(there.scene.place) }] : []),
      ],
    },
  };
}

/** The Cloud as the learner finds it. */
export function setUpSites(story: Sites): Move[] {
  const { place, here, there, third, double, main, gateway, connection, isShared } = story;
  return [
    resourceGroup(place),
    resourceGroup(third.scene.place),
    ...(isShared ? [resourceGroup(there.scene.place)] : []),
    ...[here.scene, double, there.scene, third.scene].flatMap(circuit),
    ...network(main),
    { ...putConnection({ connection, gateway, circuit: here.circuit, location: place.location }), actor: team },
    ...colleaguesLink(story),
    access(story),
  ];
}

/** A circuit that a colleague orders somewhere, with its private peering; for wrong turns. */
export function colleaguesCircuit(scene: CircuitScene): Move[] {
  return [
    { ...resourceGroup(scene.place), actor: team },
    ...circuit(scene).map((act): Act => ({ ...act, actor: act.actor ?? team })),
  ];
}

/** The peering location of a circuit; empty where there is none. */
export const endsAt = (cloud: Cloud, id: string): string => {
  const properties = findResource(cloud, id)?.properties['serviceProviderProperties'];
  return typeof properties === 'object' && properties !== null && 'peeringLocation' in properties
    ? String(properties.peeringLocation)
    : '';
};
