/** What a new circuit may be: whose line, where, how fast, and billed how. Each message names the value, the rule and the way out. */
import { valueOf } from '#src/base/facts.ts';
import { byId } from '#src/portal/cells.ts';
import type { About } from '#src/portal/blade.ts';
import { isRecord } from '#src/base/is-record.ts';
import { at, listAt, members, nameOf, textAt, textsAt } from '#src/portal/json.ts';
import { freshNameFault, networkIdOf, problemsIn, projectFaults, regionFault } from '#src/portal/project.ts';
import type { Faults } from '#src/portal/project.ts';
import type { Answers } from '#src/portal/request.ts';
import { textOf } from '#src/portal/values.ts';
import type { Problem, Values } from '#src/portal/values.ts';
import { bandwidthWords } from '#src/portal/words.ts';

export interface Provider {
  name: string;
  locations: readonly string[];
  /** In Mbps. */
  bandwidths: readonly number[];
}

/** Read once for each answer: the form asks at every key. */
const read = new WeakMap<object, Provider[]>();

/** The connectivity providers that Azure lists, each once: every subscription is answered the same list. */
export function providersIn({ providers }: Answers): Provider[] {
  const answer = isRecord(providers) ? providers : {};
  const known = read.get(answer) ?? providersOf(answer);
  read.set(answer, known);
  return known;
}

function providersOf(providers: Record<string, unknown>): Provider[] {
  const byName = new Map(members(providers).map((one) => [nameOf(one), one]));
  return [...byName].map(([name, one]) => ({
    name,
    locations: textsAt(one, 'properties.peeringLocations'),
    bandwidths: listAt(one, 'properties.bandwidthsOffered').map((offer) => Number(at(offer, 'valueInMbps'))),
  }));
}

export const isDirect = (values: Values): boolean => textOf(values, 'portType') === 'Direct';
export const isMaximum = (values: Values): boolean => textOf(values, 'resiliency') === 'Maximum';

/** The fields of a line come twice where two circuits are made: the second ones end in `Two`. */
export type Which = '' | 'Two';

export const providerOf = (values: Values, answers: Answers, which: Which = ''): Provider | undefined =>
  providersIn(answers).find(({ name }) => name === textOf(values, `provider${which}`));

/** The port pair that a Direct circuit runs on. */
export const portOf = (values: Values, { ports }: Answers): unknown => byId(members(ports), textOf(values, 'port'));

/** The bandwidths that can be had, in Mbps. */
export function bandwidthsOf(
  values: Values,
  answers: Answers,
  which: Which,
  profile: About['profile'],
): readonly number[] {
  if (which === '' && isDirect(values)) {
    const gbps = textAt(portOf(values, answers), 'properties.bandwidthInGbps');
    return (valueOf('expressroute/direct-circuits', profile)[gbps] ?? []).map((size) => size * 1000);
  }
  return providerOf(values, answers, which)?.bandwidths ?? valueOf('expressroute/bandwidths', profile);
}

/** The peering location of the first circuit: its provider's, or that of its port pair. */
const placeOf = (values: Values, answers: Answers): string =>
  isDirect(values) ? textAt(portOf(values, answers), 'properties.peeringLocation') : textOf(values, 'location');

/** The Azure regions that a Local circuit reaches from where it would be. */
export const localRegionsOf = (values: Values, answers: Answers, profile: About['profile']): readonly string[] =>
  valueOf('expressroute/local-circuit', profile)[placeOf(values, answers)] ?? [];

function lineFaults(values: Values, answers: Answers, which: Which): Faults {
  const known = providerOf(values, answers, which);
  const [name, location] = [textOf(values, `provider${which}`), textOf(values, `location${which}`)];
  return {
    [`provider${which}`]:
      known !== undefined
        ? undefined
        : name === ''
          ? 'No provider is chosen. Choose the company that brings your line to Microsoft’s edge.'
          : `“${name}” is not a connectivity provider that Azure lists. Choose one from the list.`,
    [`location${which}`]:
      location === ''
        ? 'No peering location is chosen. Choose the place where your provider meets Microsoft.'
        : known === undefined || known.locations.includes(location)
          ? undefined
          : `${known.name} is not in ${location}. Choose one of its ${known.locations.length} places, such as ${known.locations.slice(0, 2).join(' or ')}.`,
  };
}

function bandwidthFault(values: Values, answers: Answers, which: Which, { profile }: About): string | undefined {
  const mbps = textOf(values, `bandwidth${which}`);
  if (mbps === '') return 'No bandwidth is chosen. Choose one: it can grow later, and never shrink.';
  if (bandwidthsOf(values, answers, which, profile).includes(Number(mbps))) return undefined;
  return `${bandwidthWords(Number(mbps))} cannot be had here. Choose a bandwidth from the list.`;
}

function secondFaults(values: Values, answers: Answers, about: About): Faults {
  if (!isMaximum(values)) return {};
  const id = networkIdOf(values, 'expressRouteCircuits', textOf(values, 'nameTwo'));
  const isSame = textOf(values, 'nameTwo').toLowerCase() === textOf(values, 'name').toLowerCase();
  return {
    nameTwo:
      isSame && textOf(values, 'name') !== ''
        ? `Both circuits would be called “${textOf(values, 'nameTwo')}”. Give the second one another name.`
        : freshNameFault('ExpressRoute circuit', id, members(answers['circuits']), about.profile),
    ...lineFaults(values, answers, 'Two'),
    bandwidthTwo: bandwidthFault(values, answers, 'Two', about),
  };
}

function tierFault(values: Values, answers: Answers, { profile }: About): string | undefined {
  if (textOf(values, 'tier') !== 'Local') return undefined;
  const place = placeOf(values, answers);
  if (isMaximum(values)) return 'Two circuits for resiliency are not Local ones here. Choose Standard or Premium.';
  return place === '' || localRegionsOf(values, answers, profile).length > 0
    ? undefined
    : `${place} has no Azure region nearby, so there are no Local circuits. Choose Standard or Premium, or another peering location.`;
}

/** Everything that is wrong, in the order of the fields. */
export function circuitProblems(values: Values, answers: Answers, about: About): Problem[] {
  const isToday = about.shape === 'today';
  const chosen = textOf(values, 'resiliency');
  const ports = members(answers['ports']);
  return problemsIn({
    ...projectFaults(values, answers),
    resiliency:
      !isToday || chosen !== 'High'
        ? undefined
        : 'High resiliency needs a Metro peering location, and none is simulated. Choose Standard, or Maximum with two circuits.',
    region: regionFault(values),
    name: freshNameFault(
      'ExpressRoute circuit',
      networkIdOf(values, 'expressRouteCircuits'),
      members(answers['circuits']),
      about.profile,
    ),
    portType:
      isDirect(values) && isToday && isMaximum(values)
        ? 'Two circuits at once are lines of providers here. Choose Provider, or Standard resiliency.'
        : undefined,
    ...(isDirect(values)
      ? {
          port:
            portOf(values, answers) !== undefined
              ? undefined
              : ports.length === 0
                ? 'There is no ExpressRoute Direct resource. Choose the port type Provider, or create a port pair first.'
                : 'No ExpressRoute Direct resource is chosen. Choose the port pair that the circuit runs on.',
        }
      : lineFaults(values, answers, '')),
    bandwidth: bandwidthFault(values, answers, '', about),
    ...(isToday ? secondFaults(values, answers, about) : {}),
    tier: tierFault(values, answers, about),
    family:
      textOf(values, 'tier') === 'Local' && textOf(values, 'family') !== 'UnlimitedData'
        ? 'A Local circuit is always billed as Unlimited. Choose Unlimited, or another SKU.'
        : undefined,
  });
}
