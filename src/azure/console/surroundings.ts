/** What a machine knows of the network around it: its address, its subnet, and the router it sends everything to. */
import { addressAt, formatAddress, parsePrefix } from '#src/base/ip.ts';
import { addressOfMachine, addressOfRouterIn, standingOf, type Scene } from './scene.ts';

export interface Surroundings {
  address: string | undefined;
  router: string | undefined;
  /** Of the subnet, or of the whole site. */
  prefix: string;
  isInAzure: boolean;
}

/** In every subnet of Azure the first address is the router. */
const azureRouter = 1;

export function surroundingsOf(scene: Scene): Surroundings {
  const { node } = scene;
  const standing = standingOf(scene);
  const address = addressOfMachine(node, 4) ?? addressOfMachine(node, 6);
  if (!standing) {
    const family = address?.includes(':') === true ? 6 : 4;
    const prefix = node.prefixes.find((text) => text.includes(':') === (family === 6)) ?? '';
    return { address, router: addressOfRouterIn(node, family), prefix, isInAzure: false };
  }
  const subnet = parsePrefix(standing.prefix);
  const first = subnet && addressAt(subnet, azureRouter);
  return { address, router: first && formatAddress(first), prefix: standing.prefix, isInAzure: true };
}
