/** The internet as a node: who is at home there, and how a virtual network leads to it. */
import { valueOf, type Profile } from '#src/base/facts.ts';
import { covers, formatPrefix, overlap, parsePrefix, type Prefix } from '#src/base/ip.ts';
import type { Network, Route } from '#src/datapath/network.ts';
import { learnedBy } from './learned.ts';
import { without } from './without.ts';
import { nodeOf, type World, type WorldResource } from './world.ts';

export const internetId = 'internet';

/** Ranges that are nobody's on the internet besides the private ones: this network, loopback, link-local, multicast and what is reserved. */
const special = ['0.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '224.0.0.0/3'];
const publicIpv6 = '2000::/3';

const read = (texts: readonly string[]): Prefix[] => texts.flatMap((text) => parsePrefix(text) ?? []);

/** The addresses of the internet: every one that is not private or special. */
export const publicPrefixes = (profile: Profile, besides: readonly string[] = []): string[] => {
  const { internet, nowhere } = valueOf('expressroute/default-routes', profile);
  const holes = read([...nowhere, ...special, ...besides]);
  return read([internet, publicIpv6]).flatMap((prefix) => without(prefix, holes).map(formatPrefix));
};

/** Whether no address of a prefix is on the internet. */
export const isPrivate = (text: string, profile: Profile): boolean => {
  const { nowhere } = valueOf('expressroute/default-routes', profile);
  const prefix = parsePrefix(text);
  const outside = prefix?.family === 6 ? read([publicIpv6]) : [];
  if (!prefix) return true;
  return prefix.family === 4
    ? read([...nowhere, ...special]).some((range) => covers(range, prefix))
    : !outside.some((range) => overlap(range, prefix));
};

const prefixesOf = { taught: publicPrefixes('taught'), today: publicPrefixes('today') };

/** A way from a node to the internet. `from` is the name of what it stands in. */
export const toInternet = (at: string, from: string, profile: Profile): Partial<Network> => ({
  nodes: [{ id: internetId, kind: 'internet', name: 'Internet', place: 'Internet', prefixes: prefixesOf[profile] }],
  links: [{ id: `${at}/to/${internetId}`, ends: [at, internetId], name: from }],
});

/** The routes every network has for what is not its own: to the internet, and private ranges nowhere, unless a gateway brought a default route. */
export function declareInternet(network: WorldResource, world: World): Partial<Network> {
  const at = nodeOf(network.id);
  const { internet, nowhere } = valueOf('expressroute/default-routes', world.profile);
  const fact = 'expressroute/default-routes';
  const isForced = learnedBy(world, network).some(({ prefix }) => prefix === internet);
  const system = (prefix: string, via: string | undefined, because: string): Route => ({
    at,
    prefix,
    via,
    origin: 'system',
    because,
    fact,
  });
  return {
    ...toInternet(at, network.name, world.profile),
    routes: [
      ...[internet, '::/0'].map((prefix) =>
        system(
          prefix,
          internetId,
          `No other route of ${network.name} is for this address, so it goes to the internet.`,
        ),
      ),
      ...(isForced ? [] : nowhere).map((prefix) =>
        system(
          prefix,
          undefined,
          `The address is private, and no route of ${network.name} is for it. Nobody on the internet has it either, so the packet is thrown away.`,
        ),
      ),
    ],
  };
}
