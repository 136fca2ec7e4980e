/** The situation of a shared circuit, as questions tell it and as the simulated Azure holds it. */
import { createSharing, type Sharing } from './_shared-circuit.ts';

/** What has become of an authorization: in use, never used, revoked, or made on another circuit. */
export type Place = 'used' | 'free' | 'revoked' | 'elsewhere' | 'theirs';
const places: readonly Place[] = ['used', 'free', 'revoked', 'elsewhere', 'theirs'];

export interface SharingProblem {
  ask: 'count' | 'count-chosen' | 'attempts-made' | 'attempts-refused' | 'attempts-judged' | 'after' | 'end';
  owner: string;
  /** Two firms with subscriptions of their own. */
  partners: readonly string[];
  /** The circuits that are shared, and another one of the owner. */
  circuits: readonly string[];
  other: string;
  /** Of a count: who connects how many networks, and how many more use the gateway of one of them. */
  groups: readonly { firm: string; networks: number; spokes: number }[];
  /** Networks in the subscription of the circuit. */
  own: number;
  /** Authorizations: in use, free, revoked, of the other circuit, in use by the second partner. */
  names: readonly string[];
  /** Networks that are connected: of the first partner, of the second, of the owner. */
  networks: readonly string[];
  attempts: readonly {
    firm: string;
    network: string;
    what: 'key' | 'none' | 'service';
    key: string | undefined;
    belief: string;
  }[];
  deed: 'revoke-used' | 'revoke-free' | 'disconnect' | 'disconnect-by-user';
  goal: 'end-keep' | 'end-both' | 'never-used';
  /** Which words the situation is told in. */
  told: 0 | 1 | 2;
  /** Which statements are made, by their places. */
  picks: readonly number[];
}

/** The authorization of which something is so. */
export const authorizationOfPlace = ({ names }: Pick<SharingProblem, 'names'>, place: Place): string =>
  names[places.indexOf(place)] ?? '';

/** The situation: both partners are connected, and so is a network of the owner. */
export function sharingOf(problem: SharingProblem): Sharing {
  const { owner, partners, circuits, other, networks } = problem;
  const [circuit = ''] = circuits;
  const azure = createSharing();
  azure.order(owner, circuit);
  azure.order(owner, other);
  for (const place of places)
    azure.authorize(owner, place === 'elsewhere' ? other : circuit, authorizationOfPlace(problem, place));
  azure.revoke(owner, circuit, authorizationOfPlace(problem, 'revoked'));
  const wish = { owner, circuit };
  const made = [
    { firm: partners[0] ?? '', name: `conn-${networks[0] ?? ''}`, key: authorizationOfPlace(problem, 'used'), ...wish },
    {
      firm: partners[1] ?? '',
      name: `conn-${networks[1] ?? ''}`,
      key: authorizationOfPlace(problem, 'theirs'),
      ...wish,
    },
    { firm: owner, name: `conn-${networks[2] ?? ''}`, ...wish },
  ].every((one) => azure.connect(one));
  if (!made) throw new Error('A connection of the story was refused.');
  return azure;
}

/** The situation in words. */
export function told(problem: SharingProblem): string {
  const { owner, partners, circuits, other, networks, told: way } = problem;
  const [circuit = ''] = circuits;
  const [first = '', second = ''] = partners;
  const [one = '', two = '', three = ''] = networks;
  const name = (place: Place): string => `\`${authorizationOfPlace(problem, place)}\``;
  const needsAll = problem.ask.startsWith('attempts');
  const past = needsAll
    ? [
        ` It has revoked ${name('revoked')}, and ${name('elsewhere')} was made on its other circuit, \`${other}\`.`,
        ` Two more keys are known: that of ${name('revoked')}, which was revoked, and that of ${name('elsewhere')}, made on the circuit \`${other}\` of the same owner.`,
        ` Before that, ${name('revoked')} was revoked. On \`${other}\`, a second circuit in that subscription, there is ${name('elsewhere')}.`,
      ][way]
    : '';
  const stories = [
    `${owner} shares its circuit \`${circuit}\`. ${first} is connected by \`conn-${one}\`, with the key of ${name('used')}, and ${second} by \`conn-${two}\`, with that of ${name('theirs')}. A network of ${owner} is connected by \`conn-${three}\`. Nobody has used ${name('free')} yet.`,
    `On \`${circuit}\`, a circuit of ${owner}, there are three authorizations. ${name('used')} is used by \`conn-${one}\` of ${first}, ${name('theirs')} by \`conn-${two}\` of ${second}, and ${name('free')} by nobody. \`conn-${three}\` joins a network in the subscription of the circuit.`,
    `Three firms with a subscription each use \`${circuit}\`: ${owner}, which owns it, by \`conn-${three}\`; ${first} by \`conn-${one}\`; ${second} by \`conn-${two}\`. The authorizations are ${name('used')} for ${first}, ${name('theirs')} for ${second}, and ${name('free')}, which is still free.`,
  ];
  return `${stories[way] ?? ''}${past ?? ''}`;
}
