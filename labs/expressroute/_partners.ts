/** The story of the labs about authorizations: a company that owns a circuit, a partner with networks in a subscription of its own, and what each may do. */
import { pick } from '#src/lab/chance.ts';
import type { Act, Person } from '#src/lab/definition.ts';
import { circuit, circuitId, network, networkResource, resourceGroup, userSubscription } from '#src/lab/scene.ts';
import type { NetworkScene, Place } from '#src/lab/scene.ts';
import { ownerSubscription } from '#src/lab/scene.ts';
import { tellCompany } from './_company.ts';
import type { Company } from './_company.ts';

const owners = ['Olga Brandt', 'Noor Haddad', 'Ines Moreau', 'Greta Holm', 'Amara Diallo'] as const;
const users = ['Uri Lindqvist', 'Sami Okoye', 'Tomas Vega', 'Ravi Menon', 'Jonas Keller'] as const;
const partners = [
  { partner: 'Fieldnote Analytics', mark: 'fieldnote', does: 'forecasts its demand' },
  { partner: 'Blue Anchor Payroll', mark: 'blueanchor', does: 'runs its payroll' },
  { partner: 'Cedar Imaging', mark: 'cedar', does: 'reads its pictures' },
  { partner: 'Northgate Logistics', mark: 'northgate', does: 'plans its deliveries' },
] as const;

/** A network of the partner, and what connects it. */
export interface Branch {
  scene: NetworkScene;
  gateway: string;
  connection: string;
  /** A machine in it. */
  machine: string;
  /** The id of the authorization that is meant for it. */
  authorization: string;
}

export interface Partners extends Company {
  owner: Person;
  user: Person;
  partner: string;
  /** What the partner does for the company. */
  does: string;
  partnerPlace: Place;
  circuitId: string;
  one: Branch;
  two: Branch;
}

/** The company of a seed with its partner. */
export function tellPartners(seed: string): Partners {
  const company = tellCompany(seed);
  const { partner, mark, does } = pick(seed, 'partner', partners);
  const place: Place = {
    subscription: userSubscription,
    group: `rg-${mark}-network`,
    location: company.place.location,
  };
  const [first, second] = pick(seed, 'branches', [
    ['data', 'web'],
    ['batch', 'front'],
    ['store', 'api'],
  ]);
  const block = Number(company.main.block.split('.')[1]);
  const id = circuitId(company.circuit);
  const branch = (name: string, offset: number): Branch => {
    const sku = company.main.gateway?.sku ?? 'ErGw3AZ';
    const gateway = `ergw-${mark}-${name}`;
    return {
      scene: { place, name: `vnet-${mark}-${name}`, block: `10.${block + offset}`, gateway: { name: gateway, sku } },
      gateway: networkResource(place, 'virtualNetworkGateways', gateway),
      connection: networkResource(place, 'connections', `con-${mark}-${name}`),
      machine: `10.${block + offset}.1.4`,
      authorization: `${id}/authorizations/for-${mark}-${name}`,
    };
  };
  return {
    ...company,
    owner: { id: 'owner', name: pick(seed, 'owner', owners), title: 'Circuit owner' },
    user: { id: 'user', name: pick(seed, 'user', users), title: 'Circuit user' },
    partner,
    does,
    partnerPlace: place,
    circuitId: id,
    one: branch(first, 2),
    two: branch(second, 3),
  };
}

/** Company and partner have a directory each, and a subscription in it. */
const twoDirectories = ({ company, partner, place, partnerPlace }: Partners): Act => ({
  method: 'PUT',
  path: '/_control/directories',
  actor: 'network-team',
  body: {
    directories: [
      { displayName: company, subscriptions: [place.subscription] },
      { displayName: partner, subscriptions: [partnerPlace.subscription] },
    ],
  },
});

/** The circuit of the company and the networks of its partner, nothing linked, each in a directory of its own. */
export const partnersScene = (story: Partners): Act[] => [
  twoDirectories(story),
  resourceGroup(story.place),
  ...circuit(story.circuit),
  resourceGroup(story.partnerPlace),
  ...network(story.one.scene),
  ...network(story.two.scene),
];

/**
 * Who may do what, the last act of a set-up: the owner hands out keys of her circuit and sees nothing else than her own
 * subscription; the user connects gateways of his and sees nothing else than his.
 */
export const partnersRights = ({ owner, user }: Partners): Act => ({
  method: 'PUT',
  path: '/_control/access',
  actor: 'network-team',
  body: {
    roles: [
      {
        name: 'Circuit owner',
        description: 'Makes and revokes authorizations of the circuits of this subscription.',
        actions: ['*/read', 'Microsoft.Network/expressRouteCircuits/authorizations/*'],
      },
      {
        name: 'Circuit user',
        description: 'Connects the gateways of this subscription.',
        actions: [
          '*/read',
          'Microsoft.Network/connections/*',
          // Whoever connects a gateway has to be allowed to write it.
          'Microsoft.Network/virtualNetworkGateways/write',
        ],
      },
    ],
    assignments: [
      ...[ownerSubscription, userSubscription].map((subscription) => ({
        principal: 'network-team',
        role: 'Owner',
        scope: `/subscriptions/${subscription}`,
      })),
      { principal: owner.id, role: 'Circuit owner', scope: `/subscriptions/${ownerSubscription}` },
      { principal: user.id, role: 'Circuit user', scope: `/subscriptions/${userSubscription}` },
    ],
  },
});
