/** The places of a network where somebody can log in: routers, the sites behind them, machines and appliances. */
import type { Network, NodeKind } from '#src/datapath/network.ts';
import { shellOf } from './scene.ts';

export interface ConsolePlace {
  /** The id of its node. */
  id: string;
  name: string;
  kind: NodeKind;
  /** What stands before the line that is typed. */
  prompt: string;
  /** The addresses that are at home there. */
  prefixes: readonly string[];
}

/** A name as a machine is called: `On-premises router` → `on-premises-router`. */
const hostName = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

const order: readonly NodeKind[] = ['router', 'site', 'host', 'appliance'];

/** Routers first, then sites, machines and appliances, each in the order of the network. */
export const consolePlaces = ({ nodes }: Network): ConsolePlace[] =>
  nodes
    .filter((node) => shellOf(node) !== undefined)
    .map(({ id, name, kind, place, prefixes }) => ({
      id,
      kind,
      prompt: `${hostName(name)}${kind === 'router' ? '#' : ':~$'}`,
      prefixes,
      name:
        kind === 'site'
          ? `A computer in ${name}`
          : place === undefined || kind === 'router'
            ? name
            : `${name}, ${place}`,
    }))
    .sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
