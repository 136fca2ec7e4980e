/** Changes of the form of a Microsoft peering: some that look wrong and are taken, some that look right and are refused. */
import type { Chance } from '#src/quiz/generator.ts';
import { valueOf } from '#src/base/facts.ts';
import type { Candidate } from './_draw.ts';
import { markOf, type PeeringForm } from './_peering-form.ts';

/** One change of the form. */
export interface Change extends Candidate {
  set: Partial<PeeringForm>;
  /** The change that takes it back, in words and in the form; empty where there is nothing to take back. */
  undo: string;
  undone: Partial<PeeringForm>;
}

/** What somebody believes who thinks that the change is refused, or who thinks that it is taken. And why it is taken, where it is. */
interface Rule {
  belief?: string;
  fact: string;
  taken?: (form: PeeringForm) => string;
}

/** By family. */
export const rules: Readonly<Record<string, Rule>> = {
  'private-link': { belief: 'private-links-on-microsoft-peering', fact: 'microsoft-peering-links' },
  'large-link': { belief: 'link-takes-the-block', fact: 'peering-prefix' },
  'one-link-subnet': { belief: 'links-share-a-subnet', fact: 'peering-prefix' },
  'private-prefix': { belief: 'own-range-on-microsoft-peering', fact: 'microsoft-peering-addresses' },
  'no-registry': { belief: 'registry-is-any-authority', fact: 'microsoft-peering-registries' },
  'kept-asn': { belief: 'any-private-number', fact: 'peer-asn-reserved' },
  'vlan-of-private': { belief: 'tag-for-the-circuit', fact: 'vlan-both-links' },
  'vlan-out-of-range': { belief: 'any-number-is-a-vlan', fact: 'vlan-range' },
  'bad-key': { belief: 'password-is-a-key', fact: 'shared-key' },
  office: { belief: 'office-is-like-the-others', fact: 'office-365-authorized' },
  'no-key': {
    belief: 'key-is-a-must',
    fact: 'shared-key',
    taken: () => 'A shared key is optional. Without one, BGP comes up without MD5.',
  },
  'good-key': {
    fact: 'shared-key',
    taken: ({ sharedKey }) =>
      `\`${sharedKey}\` has ${sharedKey.length} characters, all of them letters and digits. That is within the limit.`,
  },
  'no-filter': {
    belief: 'peering-waits-for-its-filter',
    fact: 'route-filter-needed',
    taken: () =>
      'The peering is saved without a route filter too. It only announces nothing to you until one is attached.',
  },
  'other-owner': {
    belief: 'prefixes-belong-to-the-peer',
    fact: 'customer-asn',
    taken: ({ customerAsn }) =>
      `Customer ASN says that the prefixes are registered to AS ${customerAsn} and not to the peer ASN. It is there for that.`,
  },
  'links-apart': {
    belief: 'links-come-from-one-block',
    fact: 'link-pair',
    taken: ({ primary, secondary }) =>
      `\`${primary}\` and \`${secondary}\` are two public subnets that do not overlap. They need not be halves of one block.`,
  },
  registry: {
    belief: 'regional-registries-only',
    fact: 'microsoft-peering-registries',
    taken: ({ registry }) => `${registry} is one of the seven registries into which Microsoft looks.`,
  },
  'long-asn': {
    belief: 'asn-has-two-bytes',
    fact: 'peer-asn-range',
    taken: ({ asn }) => `An AS number may have four bytes, and ${asn} is none of those that Azure keeps.`,
  },
  standard: {
    belief: 'premium-opens-services',
    fact: 'premium-adds',
    taken: () => 'A Standard circuit takes Microsoft peering as well. Premium is needed for Microsoft 365 only.',
  },
  'own-vlan': {
    belief: 'tag-for-the-circuit',
    fact: 'vlan-both-links',
    taken: ({ vlan, privateVlan }) =>
      `VLAN ${vlan} is free on this circuit, where private peering uses ${privateVlan}. Each peering has a VLAN ID of its own.`,
  },
  'azure-service': {
    belief: 'microsoft-peering-is-for-office',
    fact: 'bgp-service-communities',
    taken: () => 'The filter names a community of Azure. Such a one needs neither Premium nor an authorization.',
  },
};

const blocks = ['203.0.113', '198.51.100', '192.0.2'] as const;

/** A form in which nothing is wrong. The link subnets are the halves of a block, and all that is optional is filled. */
export function goodForm(chance: Chance): PeeringForm {
  const block = chance.pick('link block', blocks);
  const start = 8 * chance.integer('link start', 30);
  const vlan = 100 + chance.integer('vlan', 900);
  return {
    tier: 'Premium',
    privateVlan: vlan + 10 + chance.integer('private vlan', 300),
    primary: `${block}.${start}/30`,
    secondary: `${block}.${start + 4}/30`,
    vlan,
    asn: 20_000 + chance.integer('asn', 30_000),
    prefixes: [`${chance.pick('own prefix', [131, 139, 147, 155])}.${chance.integer('own prefix second', 250)}.0.0/22`],
    registry: chance.pick('registry', ['ARIN', 'APNIC', 'LACNIC']),
    customerAsn: 0,
    sharedKey: '',
    communities: [],
  };
}

/** Changes of a form, in no order: some are taken and some refused. Which is which, the engine says. */
export function changesOf(form: PeeringForm, chance: Chance): Change[] {
  const number = (purpose: string, below: number) => chance.integer(purpose, below);
  const kept = valueOf('expressroute/peer-asn-reserved', 'today');
  const vlans = valueOf('expressroute/vlan-range', 'today');
  const second = 10 + number('private link at', 80);
  const link = `${chance.pick('private link', [`10.${second}.0`, `192.168.${second}`, `172.16.${second}`])}.0`;
  const own = `10.${number('own range', 250)}.0.0/16`;
  const elsewhere = blocks.find((block) => !form.primary.startsWith(block)) ?? blocks[0];
  const far = `${elsewhere}.${4 * number('far link', 60)}/30`;
  const nobody = chance.pick('no registry', ['ICANN', 'IANA', 'InterNIC']);
  const rare = chance.pick('rare registry', ['RADB', 'ALTDB']);
  const keptAsn = kept.min + number('kept asn', kept.max - kept.min + 1);
  const longAsn = 262_144 + number('long asn', 60_000);
  const outside = vlans.max + 1 + number('vlan beyond', 900);
  const owner = 3_000 + number('owner', 9_000);
  const badKey = `${chance.pick('bad key', ['Harbor', 'Quarry', 'Meadow'])}-${2020 + number('year', 7)}!`;
  const goodKey = `${chance.pick('good key', ['Harbor', 'Quarry', 'Meadow'])}${2020 + number('good year', 7)}x`;
  const office = chance.pick('office', ['Exchange', 'SharePoint Online']);
  const service = chance.pick('service', ['Azure Active Directory', 'CRM Online', 'Azure Global Services']);
  const officeMark = markOf({ service: office, region: '' });
  const serviceMark = markOf({ service, region: '' });
  const change = (
    family: string,
    text: string,
    set: Partial<PeeringForm>,
    undo = '',
    undone: Partial<PeeringForm> = {},
  ): Change => ({ family, text, set, undo, undone });
  const { primary, secondary, prefixes, registry, asn, vlan } = form;
  return [
    change(
      'private-link',
      `Take \`${link}/30\` as the primary subnet`,
      { primary: `${link}/30` },
      `Take \`${primary}\`, a public one, as primary subnet`,
      { primary },
    ),
    change(
      'large-link',
      `Take the whole block \`${form.primary.replace('/30', '/29')}\` as the primary subnet`,
      { primary: form.primary.replace('/30', '/29') },
      `Take \`${primary}\`, a smaller one, as primary subnet`,
      { primary },
    ),
    change(
      'one-link-subnet',
      `Take \`${form.primary}\` as the secondary subnet too`,
      { secondary: form.primary },
      `Take \`${secondary}\`, another one, as secondary subnet`,
      { secondary },
    ),
    change(
      'private-prefix',
      `List \`${own}\`, the range of the site, as advertised prefix`,
      { prefixes: [own] },
      `List \`${prefixes[0] ?? ''}\`, a public one, as advertised prefix`,
      { prefixes },
    ),
    change(
      'no-registry',
      `Choose ${nobody} as the routing registry name`,
      { registry: nobody },
      `Choose ${registry} as the routing registry name`,
      { registry },
    ),
    change(
      'kept-asn',
      `Write AS ${keptAsn} as the peer ASN`,
      { asn: keptAsn },
      `Write AS ${asn}, the firm's own number, as peer ASN`,
      {
        asn,
      },
    ),
    change(
      'vlan-of-private',
      `Use VLAN ID ${form.privateVlan}, as private peering does`,
      { vlan: form.privateVlan },
      `Use VLAN ID ${vlan}, which no other peering here has`,
      { vlan },
    ),
    change(
      'vlan-out-of-range',
      `Use VLAN ID ${outside} on both links`,
      { vlan: outside },
      `Use VLAN ID ${vlan}, a smaller number, on both links`,
      { vlan },
    ),
    change(
      'bad-key',
      `Protect BGP with the shared key \`${badKey}\``,
      { sharedKey: badKey },
      `Take \`${goodKey}\` as the shared key instead`,
      { sharedKey: goodKey },
    ),
    change(
      'office',
      `Attach a route filter that allows ${office} (\`${officeMark}\`)`,
      { communities: [officeMark] },
      `Put \`${serviceMark}\` into the filter instead`,
      { communities: [serviceMark] },
    ),
    change(
      'no-key',
      'Leave the box for the shared key empty',
      { sharedKey: '' },
      `Write a shared key, \`${goodKey}\`, into its box`,
      { sharedKey: goodKey },
    ),
    change('good-key', `Protect BGP with the shared key \`${goodKey}\``, { sharedKey: goodKey }),
    change(
      'no-filter',
      'Save the peering before any route filter is attached',
      { communities: [] },
      `Attach a filter for ${service} before saving`,
      { communities: [serviceMark] },
    ),
    change(
      'other-owner',
      `Write AS ${owner}, an AS of the parent firm, as customer ASN`,
      { customerAsn: owner },
      `Leave the customer ASN out, so that only AS ${asn} counts`,
      { customerAsn: 0 },
    ),
    change(
      'links-apart',
      `Take \`${far}\`, from another block, as the secondary subnet`,
      { secondary: far },
      `Take \`${secondary}\`, beside the primary, as secondary`,
      { secondary },
    ),
    change(
      'registry',
      `Choose ${rare} as the routing registry name`,
      { registry: rare },
      `Choose ${form.registry} as the routing registry name`,
      { registry },
    ),
    change(
      'long-asn',
      `Write AS ${longAsn} as the peer ASN`,
      { asn: longAsn },
      `Write AS ${asn}, one of two bytes, as the peer ASN`,
      { asn },
    ),
    change(
      'standard',
      'Order the circuit as Standard instead of Premium',
      { tier: 'Standard' },
      'Turn the circuit into a Premium one first',
      { tier: 'Premium' },
    ),
    change(
      'own-vlan',
      `Use VLAN ID ${form.vlan + 1}, which private peering does not have`,
      { vlan: form.vlan + 1 },
      `Use VLAN ID ${form.privateVlan}, as private peering does`,
      { vlan: form.privateVlan },
    ),
    change('azure-service', `Attach a route filter that allows ${service} (\`${serviceMark}\`)`, {
      communities: [serviceMark],
    }),
  ];
}
