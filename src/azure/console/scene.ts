/** Where a console stands: the network around it, and what it is itself. */
import type { Profile } from '#src/base/facts.ts';
import { addressAt, contains, formatAddress, parseAddress, parsePrefix } from '#src/base/ip.ts';
import { networkOf, type WhatIf } from '#src/azure/network.ts';
import { subnetsOf, type Subnet } from '#src/azure/network/virtualNetworks.ts';
import { nodeOf, worldOf, type Traceable, type World, type WorldResource } from '#src/azure/network/world.ts';
import type { Network, Node } from '#src/datapath/network.ts';
import type { Shell } from './command.ts';

export interface Scene {
  shell: Shell;
  world: World;
  network: Network;
  node: Node;
  /** Any node by its id. */
  find: (id: string) => Node | undefined;
}

const shells: Readonly<Record<string, Shell>> = {
  router: 'router',
  site: 'machine',
  host: 'machine',
  appliance: 'machine',
};

/** The shell that a node has; undefined where nobody can log in. */
export const shellOf = ({ kind }: Node): Shell | undefined => shells[kind];

/** The scene at a node, or a sentence that says why it has no console. */
export function sceneAt(cloud: Traceable, profile: Profile, whatIf: WhatIf | undefined, at: string): Scene | string {
  const network = networkOf(cloud, profile, whatIf);
  const byId = new Map(network.nodes.map((node) => [node.id, node]));
  const node = byId.get(nodeOf(at));
  if (!node) return `"${at}" is no place of this network, so nobody can log in there. Choose a router or a machine.`;
  const shell = shellOf(node);
  if (!shell) {
    return `${node.name} has no console for you: it belongs to Microsoft or to the provider. Choose a router or a machine.`;
  }
  return { shell, world: worldOf(cloud, profile, whatIf?.failures), network, node, find: (id) => byId.get(id) };
}

/** Where a machine of a site stands in its prefix, and the router it sends everything to. */
const siteMachine = 10;
const siteRouter = 1;

const familyOf = (text: string): 4 | 6 => (text.includes(':') ? 6 : 4);

function placeIn(prefixes: readonly string[], family: 4 | 6, offset: number): string | undefined {
  const prefix = parsePrefix(prefixes.find((text) => familyOf(text) === family) ?? '');
  const address = prefix && (addressAt(prefix, offset) ?? addressAt(prefix, 0));
  return address && formatAddress(address);
}

/** The address under which a router is known in the site behind it; undefined where the site has none of the family. */
export const addressOfRouterIn = ({ prefixes }: Node, family: 4 | 6): string | undefined =>
  placeIn(prefixes, family, siteRouter);

/** The address of a machine: its own, or for a site that of some machine there. */
export function addressOfMachine({ kind, prefixes }: Node, family: 4 | 6): string | undefined {
  if (kind === 'site') return placeIn(prefixes, family, siteMachine);
  return prefixes.find((text) => familyOf(text) === family)?.split('/')[0];
}

/** The nodes a node is linked with, whether the links are up or not. */
export const neighborsOf = ({ network, find }: Scene, id: string): Node[] => {
  const others = network.links.flatMap(({ ends: [one, other] }) => (one === id ? [other] : other === id ? [one] : []));
  return [...new Set(others)].flatMap((other) => find(other) ?? []);
};

/** The sites right behind a router. */
export const sitesBehind = (scene: Scene, router: string): Node[] =>
  neighborsOf(scene, router).filter(({ kind }) => kind === 'site');

export interface Standing {
  network: WorldResource;
  subnet: Subnet;
  /** The prefix of the subnet that holds the machine's address. */
  prefix: string;
}

/** The subnet that a machine stands in; undefined for a machine of a site. */
export function standingOf(scene: Scene): Standing | undefined {
  const { world, node } = scene;
  const address = parseAddress(addressOfMachine(node, 4) ?? addressOfMachine(node, 6) ?? '');
  const networks = neighborsOf(scene, node.id)
    .filter(({ kind }) => kind === 'network')
    .flatMap(({ id }) => world.find(id) ?? []);
  for (const network of networks) {
    for (const subnet of subnetsOf(world, network)) {
      const prefix = subnet.prefixes.find((text) => {
        const read = parsePrefix(text);
        return address && read && contains(read, address);
      });
      if (prefix !== undefined) return { network, subnet, prefix };
    }
  }
  return undefined;
}
