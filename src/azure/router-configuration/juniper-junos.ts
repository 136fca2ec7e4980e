/** Juniper Junos: a unit for each link, a policy for what is announced, and a BGP group with the neighbors. */
import { defineDialect, opening, yours } from './dialect.ts';
import type { LinkSheet, Sheet } from './sheet.ts';

const ports = { primary: 'ge-0/0/0', secondary: 'ge-0/0/1' };

function unit({ circuit, vlan, outerTag }: Sheet, { way, addresses }: LinkSheet): string[] {
  const port = `set interfaces ${ports[way]}`;
  const at = `${port} unit ${vlan}`;
  return [
    outerTag === undefined ? `${port} vlan-tagging` : `${port} flexible-vlan-tagging`,
    `${at} description "${circuit} ${way} link"`,
    outerTag === undefined ? `${at} vlan-id ${vlan}` : `${at} vlan-tags outer ${outerTag} inner ${vlan}`,
    ...addresses.map(
      ({ family, own, length }) => `${at} family ${family === 4 ? 'inet' : 'inet6'} address ${own}/${length}`,
    ),
  ];
}

function policy({ circuit, announced }: Sheet): string[] {
  const list = `set policy-options prefix-list ${circuit}`;
  const statement = `set policy-options policy-statement to-${circuit}`;
  return [
    ...(announced.length > 0 ? announced.map((prefix) => `${list} ${prefix}`) : [`# ${list} ${yours.prefix}`]),
    `${statement} term own from prefix-list ${circuit}`,
    `${statement} term own then accept`,
    `${statement} term rest then reject`,
  ];
}

export const juniperJunos = defineDialect({
  id: 'juniper-junos',
  name: 'Juniper Junos',
  comment: '#',
  write(sheet) {
    const group = `set protocols bgp group ${sheet.circuit}`;
    return [
      ...opening(sheet).map((line) => `# ${line}`),
      ...sheet.links.flatMap((link) => unit(sheet, link)),
      ...policy(sheet),
      `set routing-options autonomous-system ${sheet.ownAsn}`,
      `${group} type external`,
      `${group} peer-as ${sheet.azureAsn}`,
      `${group} multipath`,
      `${group} export to-${sheet.circuit}`,
      `${group} bfd-liveness-detection minimum-interval ${sheet.bfd.interval}`,
      `${group} bfd-liveness-detection multiplier ${sheet.bfd.multiplier}`,
      ...sheet.links.flatMap(({ way, addresses }) =>
        addresses.flatMap(({ microsoft }) => [
          `${group} neighbor ${microsoft} description "${sheet.circuit} ${way} link"`,
          `# ${group} neighbor ${microsoft} authentication-key "${yours.key}"`,
        ]),
      ),
      '',
    ].join('\n');
  },
});
