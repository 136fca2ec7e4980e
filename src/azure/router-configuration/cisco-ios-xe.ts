/** Cisco IOS XE: a sub-interface for each link, and the BGP neighbors behind them. */
import { formatAddress, mask4, parsePrefix } from '#src/base/ip.ts';
import { defineDialect, opening, yours } from './dialect.ts';
import type { LinkAddresses, LinkSheet, Sheet } from './sheet.ts';

const ports = { primary: 'GigabitEthernet0/0/0', secondary: 'GigabitEthernet0/0/1' };

/** The name of the sub-interface on which a link ends. */
export const interfaceName = (way: LinkSheet['way'], vlan: number): string => `${ports[way]}.${vlan}`;
const maskOf = (length: number): string => formatAddress({ family: 4, value: mask4(0xffff_ffff, length) });

const addressLine = ({ family, own, length }: LinkAddresses): string =>
  family === 4 ? ` ip address ${own} ${maskOf(length)}` : ` ipv6 address ${own}/${length}`;

function subInterface({ circuit, vlan, outerTag, bfd }: Sheet, { way, addresses }: LinkSheet): string[] {
  return [
    `interface ${interfaceName(way, vlan)}`,
    ` description ${circuit} ${way} link`,
    outerTag === undefined ? ` encapsulation dot1Q ${vlan}` : ` encapsulation dot1Q ${outerTag} second-dot1q ${vlan}`,
    ...addresses.map(addressLine),
    ` bfd interval ${bfd.interval} min_rx ${bfd.interval} multiplier ${bfd.multiplier}`,
    ' no bfd echo',
    ' no shutdown',
    '!',
  ];
}

function networkLine(text: string): string {
  const prefix = parsePrefix(text);
  return prefix?.family === 4
    ? `  network ${formatAddress(prefix)} mask ${maskOf(prefix.length)}`
    : `  network ${text}`;
}

function family(sheet: Sheet, which: 4 | 6): string[] {
  const neighbors = sheet.links.flatMap(({ addresses }) => addresses.filter((one) => one.family === which));
  if (neighbors.length === 0) return [];
  const own = sheet.announced.filter((text) => parsePrefix(text)?.family === which);
  return [
    ` address-family ipv${which}`,
    ...(own.length > 0 ? own.map(networkLine) : [`  ! network ${yours.prefix}`]),
    ...neighbors.map(({ microsoft }) => `  neighbor ${microsoft} activate`),
    '  maximum-paths 2',
    ' exit-address-family',
  ];
}

export const ciscoIosXe = defineDialect({
  id: 'cisco-ios-xe',
  name: 'Cisco IOS XE',
  comment: '!',
  write(sheet) {
    const neighbors = sheet.links.flatMap(({ way, addresses }) => addresses.map((one) => ({ ...one, way })));
    return [
      ...opening(sheet).map((line) => `! ${line}`),
      '!',
      ...sheet.links.flatMap((link) => subInterface(sheet, link)),
      ...(neighbors.some((one) => one.family === 6) ? ['ipv6 unicast-routing', '!'] : []),
      `router bgp ${sheet.ownAsn}`,
      ' bgp log-neighbor-changes',
      ' no bgp default ipv4-unicast',
      ...neighbors.flatMap(({ microsoft, way }) => [
        ` neighbor ${microsoft} remote-as ${sheet.azureAsn}`,
        ` neighbor ${microsoft} description ${sheet.circuit} ${way} link`,
        ` neighbor ${microsoft} fall-over bfd`,
        ` ! neighbor ${microsoft} password ${yours.key}`,
      ]),
      ' !',
      ' ! A network is announced while the router itself has a route to it.',
      ...family(sheet, 4),
      ...family(sheet, 6),
      '',
    ].join('\n');
  },
});
