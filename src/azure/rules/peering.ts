/** What holds for the peerings of a circuit. */
import * as z from 'zod/mini';
import { valueOf } from '#src/base/facts.ts';
import { isTidy, overlap, parsePrefix } from '#src/base/ip.ts';
import { Refusal } from '#src/base/refusal.ts';
import { parseResourceId } from '#src/base/resource-id.ts';
import { findResource } from '../cloud.ts';
import type { Context, Proposal, Typed } from '../resource.ts';
import { notSimulated } from './not-simulated.ts';

export const peeringProperties = z.looseObject({
  peeringType: z.optional(z.string()),
  state: z.optional(z.enum(['Enabled', 'Disabled'])),
  peerASN: z.optional(z.int()),
  azureASN: z.optional(z.int()),
  vlanId: z.optional(z.int()),
  primaryPeerAddressPrefix: z.optional(z.string()),
  secondaryPeerAddressPrefix: z.optional(z.string()),
  primaryAzurePort: z.optional(z.string()),
  secondaryAzurePort: z.optional(z.string()),
  sharedKey: z.optional(z.string()),
});
export type PeeringProperties = z.infer<typeof peeringProperties>;

const highestAsn = 4_294_967_295;

const refuse = (code: string, message: string, member: string, fact?: string): never => {
  throw new Refusal(400, code, message, { target: `properties.${member}`, ...(fact !== undefined && { fact }) });
};

function refuseKind(name: string, { peeringType }: PeeringProperties): void {
  if (name !== 'AzurePrivatePeering' && name !== 'MicrosoftPeering') {
    if (name === 'AzurePublicPeering')
      throw notSimulated('Public peering', 'It is gone for new circuits: use MicrosoftPeering.', 'name');
    refuse(
      'CrossconnectPeeringName',
      `A peering cannot be named ${name}. Its name is AzurePrivatePeering or MicrosoftPeering.`,
      'peeringType',
    );
  }
  if (peeringType !== name)
    refuse(
      'CrossconnectPeeringName',
      `Peering ${name} has the peeringType ${peeringType ?? ''}. Both must be the same.`,
      'peeringType',
    );
}

function refuseNumbers(name: string, { peerASN, vlanId }: PeeringProperties, { profile }: Context): void {
  const reserved = valueOf('expressroute/peer-asn-reserved', profile);
  const vlan = valueOf('expressroute/vlan-range', profile);
  if (peerASN === undefined || peerASN < 1 || peerASN > highestAsn) {
    refuse(
      'CrossconnectPeerAsn',
      `The peer ASN of ${name} is ${peerASN ?? 'missing'}. It is the number of your own network, from 1 to ${highestAsn}. Send that number.`,
      'peerASN',
    );
    return;
  }
  if (peerASN >= reserved.min && peerASN <= reserved.max) {
    refuse(
      'CrossconnectPeerAsn',
      `The peer ASN of ${name} is ${peerASN}. Azure keeps ${reserved.min} to ${reserved.max} for itself. Choose another number.`,
      'peerASN',
      'expressroute/peer-asn-reserved',
    );
  }
  if (vlanId === undefined || vlanId < vlan.min || vlanId > vlan.max) {
    refuse(
      'CrossconnectVlan',
      `The VLAN ID of ${name} is ${vlanId ?? 'missing'}. It goes from ${vlan.min} to ${vlan.max}. Choose the one agreed with the provider.`,
      'vlanId',
      'expressroute/vlan-range',
    );
  }
}

function refusePrefix(
  name: string,
  member: 'primaryPeerAddressPrefix' | 'secondaryPeerAddressPrefix',
  properties: PeeringProperties,
  { profile }: Context,
): void {
  const text = properties[member];
  const { ipv4, ipv6 } = valueOf('expressroute/peering-prefix', profile);
  const prefix = text?.includes('/') ? parsePrefix(text) : undefined;
  if (prefix && isTidy(text ?? '') && prefix.length === (prefix.family === 4 ? ipv4 : ipv6)) return;
  refuse(
    'CrossconnectPeeringPrefix',
    `${member} of ${name} is ${text ?? 'missing'}. Each link has a subnet of its own: /${ipv4} for IPv4, such as 192.168.10.16/30, or /${ipv6} for IPv6. Send such a prefix.`,
    member,
    'expressroute/peering-prefix',
  );
}

const prefixesOf = (properties: Record<string, unknown>) =>
  [properties['primaryPeerAddressPrefix'], properties['secondaryPeerAddressPrefix']].flatMap((text) =>
    typeof text === 'string' ? (parsePrefix(text) ?? []) : [],
  );

/** The MD5 key is weighed before it is dropped. */
export function refuseSharedKey(name: string, key: string | undefined): void {
  if (key === undefined || /^[\da-z]{1,25}$/i.test(key)) return;
  refuse(
    'CrossconnectSharedKey',
    `The shared key of ${name} has ${key.length} characters, or one that is neither letter nor digit. It has at most 25 letters and digits. Send such a key.`,
    'sharedKey',
  );
}

/** The rules of a peering. */
export function refusePeering({ resource, siblings }: Proposal<PeeringProperties>, context: Context): void {
  const { name, properties } = resource;
  refuseKind(name, properties);
  refuseNumbers(name, properties, context);
  refusePrefix(name, 'primaryPeerAddressPrefix', properties, context);
  refusePrefix(name, 'secondaryPeerAddressPrefix', properties, context);
  const own = prefixesOf(properties);
  const [first, second] = own;
  if (first && second && overlap(first, second)) {
    refuse(
      'CrossconnectPeeringPrefix',
      `Both links of ${name} have ${properties.primaryPeerAddressPrefix ?? ''}. Each link needs a subnet of its own.`,
      'secondaryPeerAddressPrefix',
      'expressroute/peering-prefix',
    );
  }
  for (const sibling of siblings) {
    if (sibling.properties['vlanId'] === properties.vlanId) {
      refuse(
        'CrossconnectVlan',
        `${name} and ${sibling.name} would both use VLAN ${properties.vlanId ?? ''}. Each peering of a circuit has a VLAN of its own. Choose another.`,
        'vlanId',
        'expressroute/vlan-range',
      );
    }
    if (prefixesOf(sibling.properties).some((other) => own.some((prefix) => overlap(prefix, other)))) {
      refuse(
        'CrossconnectPeeringPrefix',
        `A link subnet of ${name} is used by ${sibling.name} already. Choose another.`,
        'primaryPeerAddressPrefix',
        'expressroute/peering-prefix',
      );
    }
  }
}

/** Private peering stays while connections run over it. */
export function refusePeeringDelete({ id, name }: Typed<PeeringProperties>, { cloud }: Context): void {
  const circuit = findResource(cloud, parseResourceId(id)?.parent ?? '');
  const [connection] = Object.values(circuit?.usedBy ?? {});
  if (name !== 'AzurePrivatePeering' || connection === undefined) return;
  throw new Refusal(
    400,
    'CrossconnectPeeringInUse',
    `Peering ${name} cannot be deleted: connection ${connection} runs over it. Delete the connection first.`,
    {
      fact: 'expressroute/delete-order',
    },
  );
}
