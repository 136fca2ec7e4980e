/** The places of a network where somebody can log in: routers, the sites behind them, machines and appliances. */
import type { Network, NodeKind } from '#src/datapath/network.ts';
import { shellOf } from './scene.ts';

export interface ConsolePlace {
  /** The id of its node. */
  id: string;
  name: string;
  kind: NodeKind;
}

const order: readonly NodeKind[] = ['router', 'site', 'host', 'appliance'];

/** Routers first, then sites, machines and appliances, each in the order of the network. */
export const consolePlaces = ({ nodes }: Network): ConsolePlace[] =>
  nodes
    .filter((node) => shellOf(node) !== undefined)
    .map(({ id, name, kind, place }) => ({
      id,
      kind,
      name:
        kind === 'site'
          ? `A computer in ${name}`
          : place === undefined || kind === 'router'
            ? name
            : `${name}, ${place}`,
    }))
    .sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
