/** Lines worth trying at a place. */
import type { ConsolePlace } from '#src/azure/console/places.ts';
import { contains, parseAddress, parsePrefix } from '#src/base/ip.ts';
import type { Flow } from '#src/datapath/trace.ts';

/** The end of the flow that is not at home at this place. */
function otherEnd({ prefixes }: ConsolePlace, { from, to }: Pick<Flow, 'from' | 'to'>): string | undefined {
  const target = parseAddress(to);
  const isHere = prefixes.some((text) => {
    const prefix = parsePrefix(text);
    return target !== undefined && prefix !== undefined && contains(prefix, target);
  });
  return [isHere ? from : to].find((address) => parseAddress(address));
}

/** What to try at a place, the flow's other end being the one to ask for. */
export function suggestionsAt(place: ConsolePlace, flow: Pick<Flow, 'from' | 'to' | 'port'> | undefined): string[] {
  const to = flow && otherEnd(place, flow);
  if (place.kind === 'router') {
    return [
      ...(to === undefined ? [] : [`ping ${to}`, `traceroute ${to}`]),
      'show ip interface brief',
      'show ip route',
      'show ip bgp summary',
      'show ip bgp',
      'show arp',
      'help',
    ];
  }
  return [
    ...(to === undefined ? [] : [`ping ${to}`, `traceroute -n ${to}`, `nc -vz ${to} ${flow?.port ?? 443}`]),
    ...(place.kind === 'site' ? [] : ['az network nic show-effective-route-table']),
    'ip route',
    'help',
  ];
}
