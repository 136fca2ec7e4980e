/** The sites of a Cloud: what serves each, and what is at home there. A VPN site is the site of a circuit when both have one name, or one address range. */
import * as shape from '#src/base/shape.ts';
import { covers, formatPrefix, overlap, parsePrefix, type Prefix } from '#src/base/ip.ts';
import { circuitsAt, circuitType, nodesOfCircuit, siteOf } from './circuits.ts';
import { perWorld } from './once.ts';
import { addressSpaceOf, networkType } from './virtualNetworks.ts';
import { without } from './without.ts';
import { nodeOf, word, words, type World, type WorldResource } from './world.ts';

const localType = 'Microsoft.Network/localNetworkGateways';
const localProperties = shape.object({
  localNetworkAddressSpace: shape.otherwise(shape.object({ addressPrefixes: words }), { addressPrefixes: [] }),
});
const localTags = shape.otherwise(shape.object({ onPremisesName: word }), { onPremisesName: '' });

/** The prefixes behind a local network gateway, as the customer wrote them down. */
export const localPrefixes = (local: WorldResource): readonly string[] =>
  localProperties.parse(local.properties).localNetworkAddressSpace.addressPrefixes;

const read = (texts: readonly string[]): Prefix[] => texts.flatMap((text) => parsePrefix(text) ?? []);

/** The node of the site that a local network gateway stands for. */
export function siteOfLocal(world: World, local: WorldResource): string {
  const name = localTags.parse(local.tags).onPremisesName.trim().toLowerCase();
  if (name !== '') return `site:${name}`;
  const own = read(localPrefixes(local));
  const same = world
    .ofType(circuitType)
    .find((circuit) => read(siteOf(world, circuit).prefixes).some((one) => own.some((other) => overlap(one, other))));
  return same ? nodesOfCircuit(same).site : nodeOf(local.id);
}

/** The router at the customer's end of a tunnel. */
export const deviceOf = (local: WorldResource): string => `${nodeOf(local.id)}/router`;

/** The local network gateways that stand for a site. */
const localsAt = (world: World, site: string): readonly WorldResource[] =>
  world.ofType(localType).filter((local) => siteOfLocal(world, local) === site);

/** A site: its name, what it announces, and what is at home there. */
export interface Site {
  name: string;
  /** Every prefix that leads there, whichever router announces it. */
  announced: readonly string[];
  /** The same without default routes, and without the networks in Azure that lie inside: those are not at home here. */
  home: readonly string[];
  /** The default routes among them: then packets for the internet come here. */
  defaults: readonly string[];
}

const isDefault = (prefix: string): boolean => prefix.endsWith('/0');

const spaceInAzure = (world: World): Prefix[] => read(world.ofType(networkType).flatMap(addressSpaceOf));

function homeOf(world: World, announced: readonly string[]): string[] {
  const inAzure = spaceInAzure(world);
  return announced
    .filter((prefix) => !isDefault(prefix))
    .flatMap((text) => {
      const prefix = parsePrefix(text);
      if (!prefix) return [];
      const holes = inAzure.filter((one) => covers(prefix, one) && one.length > prefix.length);
      return holes.length === 0 ? [text] : without(prefix, holes).map(formatPrefix);
    });
}

function readSite(world: World, site: string): Site {
  const circuits = circuitsAt(world, site);
  const locals = localsAt(world, site);
  const own = [...new Set(circuits.flatMap((circuit) => siteOf(world, circuit).prefixes))];
  const known = read(own.filter((prefix) => !isDefault(prefix)));
  const written = locals.flatMap(localPrefixes).filter((text) => {
    const prefix = parsePrefix(text);
    return prefix && !known.some((one) => covers(one, prefix) || covers(prefix, one));
  });
  const [circuit] = circuits;
  const [local] = locals;
  const tagged = local ? localTags.parse(local.tags).onPremisesName.trim() : '';
  const name = circuit ? siteOf(world, circuit).name : tagged === '' ? (local?.name ?? site) : tagged;
  const announced = [...new Set([...own, ...written])];
  return { name, announced, home: homeOf(world, announced), defaults: announced.filter(isDefault) };
}

const sitesOf = perWorld(() => new Map<string, Site>());

/** What a site is, by the id of its node. Read once per world. */
export function siteAt(world: World, site: string): Site {
  const known = sitesOf(world);
  const found = known.get(site) ?? readSite(world, site);
  known.set(site, found);
  return found;
}

/** Whether a site has to choose where a packet goes: it has several routers, or a way to the internet of its own. */
export const hasChoice = (world: World, site: string): boolean =>
  circuitsAt(world, site).length + localsAt(world, site).length > 1 || siteAt(world, site).defaults.length > 0;
