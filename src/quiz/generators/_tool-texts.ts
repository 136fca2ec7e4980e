/** What the tools show, in sentences for a stem. */
import { count } from '#src/base/choosers/choice.ts';
import type { Layer } from './_diagnosis.ts';
import { ways, type Readings } from './_fault-world.ts';
import { listed } from './_words.ts';

const code = (text: string): string => `\`${text}\``;

function arpOf({ links, peering }: Readings): string {
  if (!peering) return '';
  const lines = ways.map((way) => {
    const { own, edge, hardware, edgeHardware } = links[way];
    const answer = hardware === 'Incomplete' ? 'Incomplete' : code(hardware);
    return `${way} link, On-Prem ${code(own)} ${answer}, Microsoft ${code(edge)} ${code(edgeHardware)}`;
  });
  return `ARP records: ${lines.join('; ')}.`;
}

function summaryOf({ links, peering }: Readings): string {
  if (!peering) return '';
  return `The last column of the summary shows, for the router of the site, ${listed(ways.map((way) => `${code(links[way].session)} on the ${way} link`))}.`;
}

function routesOf({ fromSite, fromAzure, peering }: Readings): string {
  if (!peering) return '';
  const from = (all: readonly string[], whom: string) =>
    all.length === 0 ? `nothing from ${whom}` : `${listed(all.map(code))} from ${whom}`;
  return `The route table of the edge has ${from(fromSite, 'the site')}, and ${from(fromAzure, 'Azure')}.`;
}

/** What a layer shows; empty where it can show nothing. */
export function shownAt(layer: Layer, readings: Readings): string {
  const { circuitStatus, providerStatus, peering, arrives, answered } = readings;
  switch (layer) {
    case 'status':
      return `The circuit status is ${circuitStatus}, and the provider status is ${providerStatus}.`;
    case 'peering':
      return peering
        ? `Private peering is ${peering.state}, with VLAN ID ${peering.vlan} and peer ASN ${peering.asn}.`
        : 'Whoever asks for the tables of private peering gets an error with status 400.';
    case 'arp':
      return arpOf(readings);
    case 'bgp':
      return summaryOf(readings);
    case 'routes':
      return routesOf(readings);
    case 'traffic':
      if (answered) return 'The connectivity test counts its packets in both directions.';
      return arrives
        ? 'The connectivity test counts packets that came from the site, and none that went back.'
        : 'The connectivity test counts no packets in either direction.';
  }
}

/** What the console of the site's router says of itself. */
export function routerText({ router }: Readings): string {
  const { vlan, asn, own, shut, announced } = router;
  const off = shut.length === 0 ? 'none of them is switched off' : `the ${listed(shut)} one is administratively down`;
  return `At the router: the interfaces carry VLAN ID ${vlan} and have ${code(own.primary)} (primary) and ${code(own.secondary)} (secondary), ${off}. Its AS number is ${asn}, and it announces ${announced === 1 ? 'one prefix' : `${count(announced)} prefixes`}.`;
}
