/** What holds for the peerings of a circuit. */
import { valueOf } from '#src/base/facts.ts';
import { isTidy, overlap, parsePrefix } from '#src/base/ip.ts';
import type { Prefix } from '#src/base/ip.ts';
import { Refusal } from '#src/base/refusal.ts';
import { parseResourceId } from '#src/base/resource-id.ts';
import { bagOf, textOf } from '../body.ts';
import { childrenOf, findResource, usersOf } from '../cloud.ts';
import type { Resource } from '../cloud.ts';
import type { Context, Proposal, Typed } from '../resource.ts';
import { globalReachOf } from './circuit-properties.ts';
import { refuseMicrosoftPeering } from './microsoft-peering.ts';
import { notSimulated } from './not-simulated.ts';
import type { PeeringProperties } from './peering-properties.ts';

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

const links = ['primaryPeerAddressPrefix', 'secondaryPeerAddressPrefix'] as const;

function refusePrefix(
  name: string,
  text: string | undefined,
  member: string,
  family: 6 | undefined,
  { profile }: Context,
): void {
  const { ipv4, ipv6 } = valueOf('expressroute/peering-prefix', profile);
  const prefix = text?.includes('/') ? parsePrefix(text) : undefined;
  const isFit = prefix && isTidy(text ?? '') && prefix.length === (prefix.family === 4 ? ipv4 : ipv6);
  if (isFit && (family === undefined || prefix.family === family)) return;
  const wanted = family === 6 ? `/${ipv6}` : `/${ipv4} for IPv4, such as 192.168.10.16/30, or /${ipv6} for IPv6`;
  refuse(
    'CrossconnectPeeringPrefix',
    `${member} of ${name} is ${text ?? 'missing'}. Each link has a subnet of its own: ${wanted}. Send such a prefix.`,
    member,
    'expressroute/peering-prefix',
  );
}

/** The link subnets of a peering, of both families. */
const prefixesOf = (properties: Record<string, unknown>): Prefix[] =>
  [properties, bagOf(properties['ipv6PeeringConfig'])].flatMap((holder) =>
    links.flatMap((member) => parsePrefix(textOf(holder[member])) ?? []),
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

function refusePrefixes({ name, properties }: Typed<PeeringProperties>, context: Context): void {
  const { ipv6PeeringConfig: six } = properties;
  const hasFour = links.some((member) => properties[member] !== undefined);
  if (hasFour || !six) for (const member of links) refusePrefix(name, properties[member], member, undefined, context);
  if (six) for (const member of links) refusePrefix(name, six[member], `ipv6PeeringConfig.${member}`, 6, context);
  const own = prefixesOf(properties);
  const twice = own.find((prefix, index) => own.slice(0, index).some((other) => overlap(prefix, other)));
  if (!twice) return;
  refuse(
    'CrossconnectPeeringPrefix',
    `Both links of ${name} have ${six && twice.family === 6 ? (six.primaryPeerAddressPrefix ?? '') : (properties.primaryPeerAddressPrefix ?? '')}. Each link needs a subnet of its own.`,
    'secondaryPeerAddressPrefix',
    'expressroute/peering-prefix',
  );
}

function refuseSiblings({ name, properties }: Typed<PeeringProperties>, siblings: readonly Resource[]): void {
  const own = prefixesOf(properties);
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

/** On Dot1Q ports the circuits have no outer tags, so that a VLAN serves one peering of the whole pair. */
function refuseVlanOfPort(peering: Typed<PeeringProperties>, circuit: Resource | undefined, { cloud }: Context): void {
  const port = findResource(cloud, textOf(bagOf(circuit?.properties['expressRoutePort'])['id']));
  if (port?.properties['encapsulation'] !== 'Dot1Q') return;
  const other = usersOf(cloud, port)
    .filter(({ id }) => id !== circuit?.id)
    .find((neighbor) =>
      childrenOf(cloud, neighbor).some(({ properties }) => properties['vlanId'] === peering.properties.vlanId),
    );
  if (!other) return;
  refuse(
    'CrossconnectVlan',
    `VLAN ${peering.properties.vlanId ?? ''} is used by circuit ${other.name} on the same port pair ${port.name}. With Dot1Q each VLAN is used once on the pair. Choose another.`,
    'vlanId',
    'expressroute/direct-encapsulation',
  );
}

/** The rules of a peering. */
export function refusePeering({ resource, siblings, parent }: Proposal<PeeringProperties>, context: Context): void {
  const { name, properties } = resource;
  refuseKind(name, properties);
  refuseNumbers(name, properties, context);
  refusePrefixes(resource, context);
  refuseSiblings(resource, siblings);
  refuseVlanOfPort(resource, parent, context);
  refuseMicrosoftPeering(resource, parent, context);
}

/** Private peering stays while connections or Global Reach run over it. */
export function refusePeeringDelete(
  { id, name }: Typed<PeeringProperties>,
  { cloud }: Context,
  leaving: ReadonlySet<string>,
): void {
  const circuit = findResource(cloud, parseResourceId(id)?.parent ?? '');
  if (name !== 'AzurePrivatePeering' || !circuit || leaving.has(circuit.id.toLowerCase())) return;
  const [connection] = [...Object.values(circuit.usedBy), ...globalReachOf(cloud, circuit).map((reach) => reach.id)];
  if (connection === undefined) return;
  throw new Refusal(
    400,
    'CrossconnectPeeringInUse',
    `Peering ${name} cannot be deleted: connection ${connection} runs over it. Delete the connection first.`,
    { fact: 'expressroute/private-peering-delete' },
  );
}
