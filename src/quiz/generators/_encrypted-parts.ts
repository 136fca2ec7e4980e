/** The parts of a packet's way over a circuit, and what encrypts it on each of them. */
import { networkOf } from '#src/azure/network.ts';
import { circuit, connection, gateway, network, vpn } from '#src/azure/pieces/build.ts';
import { cloudOf } from '#src/azure/pieces/plain.ts';
import { trace } from '#src/datapath/trace.ts';

const parts = ['cable', 'provider', 'edge', 'core', 'machine'] as const;
export type Part = (typeof parts)[number];

/** A question about a site, its circuit, and what encrypts between it and a virtual network. */
export interface EncryptionProblem {
  ask: 'choose' | 'readable' | 'hidden' | 'judge' | 'size';
  opening: number;
  firm: string;
  kind: 'provider' | 'direct';
  macsec: boolean;
  /** No tunnel, one that announces what the circuit announces too, or one with a more exact prefix. */
  tunnel: 'none' | 'same' | 'longer';
  /** What has to be unreadable, and whether no speed may be lost. */
  demand: readonly Part[];
  fast: boolean;
  /** The parts to choose from. */
  options: readonly Part[];
  /** Bytes that a tunnel adds. */
  added: number;
}

export const partText: Readonly<Record<Part, string>> = {
  cable: "On the cable that ends at Microsoft's device",
  provider: 'In the network of the connectivity provider',
  edge: "Inside Microsoft's device at the edge",
  core: 'Between the edge and the virtual network',
  machine: 'At the machine in the virtual network',
};
/** Parts of the way: with ports of one's own there is no provider. */
export const partsOf = (kind: EncryptionProblem['kind']): Part[] =>
  parts.filter((part) => (kind === 'direct' ? part !== 'provider' : part !== 'cable'));

/** Whether the tracer sends packets from Azure to the site through the VPN gateway, where both lead there. */
export function usesTunnel(tunnel: EncryptionProblem['tunnel']): boolean {
  if (tunnel === 'none') return false;
  const resources = [
    ...circuit({ prefixes: '10.100.0.0/16' }),
    ...network({ name: 'vnet-hub', space: '10.20.0.0/16' }),
    ...gateway('vnet-hub', '10.20.0.0/16'),
    connection('conn-hub', 'ergw-hub', 'er-contoso', { expressRouteGatewayBypass: false }),
    ...vpn('vnet-hub', 'lgw-site', [tunnel === 'longer' ? '10.100.0.0/24' : '10.100.0.0/16']),
  ];
  const { hops } = trace(networkOf(cloudOf(resources), 'today'), { from: '10.20.1.4', to: '10.100.0.10' });
  return hops.some(({ kind, name }) => kind === 'gateway' && name.startsWith('vpngw'));
}

/** Whether packets are encrypted on a part of the way, by which means they are. */
export function hiddenBy(
  part: Part,
  { macsec, tunnelled }: { macsec: boolean; tunnelled: boolean },
): 'ipsec' | 'macsec' | undefined {
  if (part === 'machine') return undefined;
  if (tunnelled) return 'ipsec';
  return part === 'cable' && macsec ? 'macsec' : undefined;
}
