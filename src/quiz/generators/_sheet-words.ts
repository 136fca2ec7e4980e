/** The two sheets of a peering in words. */
import type { MismatchProblem } from './_sheet-faults.ts';
import { azureAsn, routerAddress, type AzureSheet, type Row } from './_two-sheets.ts';

const code = (text: string | number): string => `\`${text}\``;

export const names: Readonly<Record<Row, string>> = {
  own: 'AS number of the site',
  remote: 'AS number of Microsoft',
  vlan: 'VLAN ID of the peering',
  primary: 'Address, primary link',
  secondary: 'Address, secondary link',
  key: 'Shared key of the peering',
};

/** Why a row fits. */
export function fits({ peerAsn, vlan, primary, secondary, key }: AzureSheet, row: Row): string {
  switch (row) {
    case 'own':
      return `Azure expects ${peerAsn} from the site, and that is what its routers say.`;
    case 'remote':
      return `The routers look for ${azureAsn}, the number of Microsoft's edge on every circuit.`;
    case 'vlan':
      return `Both ends tag the frames of this peering with ${vlan}, on both of the links.`;
    case 'primary':
      return `The router has ${routerAddress(primary)}, the first usable address of ${primary}, as it should.`;
    case 'secondary':
      return `The router has ${routerAddress(secondary)}, the first usable address of ${secondary}, as it should.`;
    case 'key':
      return key === ''
        ? 'Neither end has a shared key. It is optional, so that is in order.'
        : 'Both ends have the same shared key, letter by letter.';
  }
}

/** What somebody believes who takes a row that fits for wrong, or one that is wrong for right. */
export function wrongly({ key }: AzureSheet, row: Row, doesFit: boolean): string {
  switch (row) {
    case 'own':
      return doesFit ? 'peer-asn-is-azures' : 'any-private-number';
    case 'remote':
      return 'peer-number-is-azures';
    case 'vlan':
      return doesFit ? 'tag-for-each-link' : 'vlans-stretch-into-azure';
    case 'primary':
      return doesFit ? 'microsoft-takes-first-address' : 'microsoft-has-the-first-address';
    case 'secondary':
      return doesFit ? 'links-share-a-subnet' : 'links-need-one-look';
    case 'key':
      return key === '' ? 'key-is-a-must' : 'password-encrypts';
  }
}

/** Both sheets, in the order of the problem. */
export function sheets({ firm, circuit, azure, router, order, told }: MismatchProblem): string {
  const inAzure: Readonly<Record<Row, string>> = {
    own: `peer ASN ${code(azure.peerAsn)}`,
    remote: '',
    vlan: `VLAN ID ${code(azure.vlan)}`,
    primary: `primary subnet ${code(azure.primary)}`,
    secondary: `secondary subnet ${code(azure.secondary)}`,
    key: azure.key === '' ? 'no shared key' : `shared key ${code(azure.key)}`,
  };
  const atSite: Readonly<Record<Row, string>> = {
    own: `own AS number ${code(router.own)}`,
    remote: `AS number of the neighbor ${code(router.remote)}`,
    vlan: `VLAN ${code(router.vlan)}`,
    primary: `interface of the primary link ${code(router.primary)}`,
    secondary: `interface of the secondary link ${code(router.secondary)}`,
    key: router.key === '' ? 'no password' : `password ${code(router.key)}`,
  };
  const listedIn = (texts: Readonly<Record<Row, string>>) =>
    order
      .map((row) => texts[row])
      .filter((text) => text !== '')
      .join('; ');
  const [form, device] = [listedIn(inAzure), listedIn(atSite)];
  return (
    [
      `The private peering of ${code(circuit)}, a circuit of ${firm}, says in Azure: ${form}.\n\nOn the routers of the site stands: ${device}.`,
      `${firm} compares two sheets about ${code(circuit)}.\n\nThe routers: ${device}.\n\nAzure's form of the private peering: ${form}.`,
      `Somebody at ${firm} has configured the routers for ${code(circuit)}: ${device}.\n\nThe private peering was saved before, with ${form}.`,
    ][told] ?? ''
  );
}
