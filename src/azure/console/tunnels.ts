/** The tunnels that end in a customer's VPN device, what it sends into them, and with whom it speaks BGP there. */
import { asnOfGateway, sessionsIn } from '#src/azure/network/gateway-sessions.ts';
import { isUsable } from '#src/azure/network/usable.ts';
import type { Reason } from '#src/datapath/network.ts';
import type { Scene } from './scene.ts';

/** A BGP session through a tunnel, seen from the device. */
export interface Speaker {
  /** The address of the device in it, and its AS number. */
  own: string;
  ownAsn: number;
  neighbor: string;
  asn: number;
  isUp: boolean;
}

export interface Tunnel {
  /** As the device calls it: `Tunnel0`. */
  name: string;
  /** Why it is down. */
  down: Reason | undefined;
  /** What the device sends into it now. */
  prefixes: readonly string[];
  speakers: readonly Speaker[];
}

/** The tunnels of a device, in the order of the network. None for the router of a circuit. */
export function tunnelsAt({ world, network, node }: Scene): Tunnel[] {
  const ending = network.links.filter(({ kind, ends }) => kind === 'tunnel' && ends.includes(node.id));
  return ending.map((link, index): Tunnel => {
    const far = link.ends.find((end) => end !== node.id) ?? '';
    const gateway = world.find(far);
    const drawn = { world, network };
    const sessions = gateway ? sessionsIn(drawn, gateway).filter((session) => session.node === node.id) : [];
    const sent = network.routes.filter(
      (route) => route.at === node.id && route.via === far && isUsable(network, route),
    );
    return {
      name: `Tunnel${index}`,
      down: link.down,
      prefixes: [...new Set(sent.map(({ prefix }) => prefix))],
      speakers: sessions.map(({ localAddress, neighbor, asn, isUp }) => ({
        own: neighbor,
        ownAsn: asn,
        neighbor: localAddress,
        asn: gateway ? asnOfGateway(drawn, gateway) : 0,
        isUp,
      })),
    };
  });
}
