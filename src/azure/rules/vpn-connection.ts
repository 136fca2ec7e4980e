/** What holds for a connection over the internet: to a site (IPsec) or to another network's gateway (Vnet2Vnet). */
import * as z from 'zod/mini';
import { valueOf } from '#src/base/facts.ts';
import { Refusal } from '#src/base/refusal.ts';
import { sameId } from '#src/base/resource-id.ts';
import { bagOf, textOf } from '../body.ts';
import { findResource, usersOf } from '../cloud.ts';
import type { Cloud, Resource } from '../cloud.ts';
import { normalLocation } from '../geographies.ts';
import type { ActionInput } from '../action.ts';
import type { Context, Typed } from '../resource.ts';
import { notSimulated } from './not-simulated.ts';

const reference = z.looseObject({ id: z.string() });

/** Members of a VPN connection only. */
export const vpnConnectionMembers = {
  localNetworkGateway2: z.optional(reference),
  virtualNetworkGateway2: z.optional(reference),
  connectionProtocol: z.optional(z.enum(['IKEv2', 'IKEv1'])),
  connectionMode: z.optional(z.enum(['Default', 'ResponderOnly', 'InitiatorOnly'])),
  dpdTimeoutSeconds: z.optional(z.int()),
  enableBgp: z.optional(z.boolean()),
  usePolicyBasedTrafficSelectors: z.optional(z.boolean()),
  ipsecPolicies: z.optional(
    z.array(
      z.looseObject({
        saLifeTimeSeconds: z.int(),
        saDataSizeKilobytes: z.int(),
        ipsecEncryption: z.string(),
        ipsecIntegrity: z.string(),
        ikeEncryption: z.string(),
        ikeIntegrity: z.string(),
        dhGroup: z.string(),
        pfsGroup: z.string(),
      }),
    ),
  ),
};

interface VpnProperties extends Record<string, unknown> {
  connectionType: string;
  virtualNetworkGateway1: { id: string };
  localNetworkGateway2?: { id: string } | undefined;
  virtualNetworkGateway2?: { id: string } | undefined;
  sharedKey?: string | undefined;
  dpdTimeoutSeconds?: number | undefined;
  enableBgp?: boolean | undefined;
  usePolicyBasedTrafficSelectors?: boolean | undefined;
  ipsecPolicies?: readonly unknown[] | undefined;
}

export type VpnConnection = Typed<VpnProperties>;

const refuse = (code: string, message: string, member: string, fact?: string): never => {
  throw new Refusal(400, code, message, {
    target: member === 'location' ? member : `properties.${member}`,
    ...(fact !== undefined && { fact }),
  });
};

/** The far end: a site for IPsec, a gateway for Vnet2Vnet. */
const farEnd = ({ connectionType, localNetworkGateway2, virtualNetworkGateway2 }: VpnProperties) =>
  connectionType === 'IPsec'
    ? { id: localNetworkGateway2?.id, member: 'localNetworkGateway2', what: 'local network gateway' }
    : { id: virtualNetworkGateway2?.id, member: 'virtualNetworkGateway2', what: 'second virtual network gateway' };

/** Keys are printable characters without spaces. */
const keyRule = /^[!-~]{1,128}$/;

function refuseKeyText(key: string, at: string): void {
  if (keyRule.test(key)) return;
  refuse(
    'CrossconnectSharedKeyForm',
    'The shared key is not accepted. It has 1 to 128 printable ASCII characters without spaces. Choose such a key, the same on both sides.',
    at,
  );
}

function refuseValues({ name, properties }: VpnConnection): void {
  for (const member of ['peer', 'authorizationKey']) {
    if (properties[member] === undefined) continue;
    refuse(
      'CrossconnectVpnWithCircuit',
      `${name} is of type ${properties.connectionType} and has ${member}. That is for ExpressRoute connections. Leave it out.`,
      member,
    );
  }
  if (properties['expressRouteGatewayBypass'] === true) {
    refuse(
      'CrossconnectVpnWithCircuit',
      `${name} is of type ${properties.connectionType} and asks for FastPath. That is for ExpressRoute connections. Leave expressRouteGatewayBypass false.`,
      'expressRouteGatewayBypass',
    );
  }
  if (properties.sharedKey !== undefined) refuseKeyText(properties.sharedKey, 'sharedKey');
  const { dpdTimeoutSeconds = 0, usePolicyBasedTrafficSelectors, ipsecPolicies = [] } = properties;
  if (dpdTimeoutSeconds !== 0 && (dpdTimeoutSeconds < 9 || dpdTimeoutSeconds > 3600)) {
    refuse(
      'CrossconnectDeadPeerTimeout',
      `${name} has dpdTimeoutSeconds ${dpdTimeoutSeconds}. It goes from 9 to 3600, and 0 leaves it to Azure. Choose a number in that range.`,
      'dpdTimeoutSeconds',
    );
  }
  if (usePolicyBasedTrafficSelectors === true && ipsecPolicies.length === 0) {
    refuse(
      'CrossconnectTrafficSelectors',
      `${name} uses policy-based traffic selectors without an IPsec policy. Send one in ipsecPolicies, or leave the selectors off.`,
      'usePolicyBasedTrafficSelectors',
    );
  }
}

function refuseGateways(connection: VpnConnection, gateway: Resource, far: Resource): void {
  const { name, properties, location } = connection;
  for (const [one, member] of [
    [gateway, 'virtualNetworkGateway1'],
    ...(properties.connectionType === 'Vnet2Vnet' ? [[far, 'virtualNetworkGateway2'] as const] : []),
  ] as const) {
    if (one.properties['gatewayType'] === 'Vpn') continue;
    refuse(
      'CrossconnectGatewayType',
      `${one.name} is a gateway of type ${textOf(one.properties['gatewayType'])}. A ${properties.connectionType} connection needs a gateway of type Vpn. Choose or create one.`,
      member,
    );
  }
  if (sameId(gateway.id, far.id)) {
    refuse(
      'CrossconnectConnectionWithItself',
      `${name} joins ${gateway.name} with itself. Name another gateway.`,
      'virtualNetworkGateway2',
    );
  }
  if (normalLocation(gateway.location ?? '') !== location) {
    refuse(
      'CrossconnectConnectionLocation',
      `${name} is in ${location ?? ''}, its gateway ${gateway.name} in ${gateway.location ?? ''}. A connection must be in the region of its gateway. Choose ${gateway.location ?? 'that region'}.`,
      'location',
    );
  }
  if (properties.enableBgp !== true) return;
  const speaks = (one: Resource): boolean =>
    one.type === 'Microsoft.Network/localNetworkGateways'
      ? one.properties['bgpSettings'] !== undefined
      : one.properties['enableBgp'] === true;
  const mute = [gateway, far].find((one) => !speaks(one));
  if (!mute) return;
  refuse(
    'CrossconnectConnectionBgp',
    `${name} speaks BGP, but ${mute.name} does not. Set it up there first, or leave enableBgp false.`,
    'enableBgp',
  );
}

function refuseCount(connection: VpnConnection, gateway: Resource, { cloud, profile }: Context): void {
  const far = farEnd(connection.properties);
  const others = usersOf(cloud, gateway).filter(({ id }) => !sameId(id, connection.id));
  const twin = others.find(({ properties }) => sameId(textOf(bagOf(properties[far.member])['id']), far.id ?? ''));
  if (twin) {
    refuse(
      'CrossconnectAlreadyConnected',
      `${gateway.name} is connected there already, by ${twin.name}. Change that connection, or choose another ${far.what}.`,
      far.member,
    );
  }
  const sku = textOf(bagOf(gateway.properties['sku'])['name']);
  const limit = valueOf('expressroute/vpn-gateway-skus', profile)[sku]?.tunnels ?? 0;
  if (others.length < limit) return;
  refuse(
    'CrossconnectTooManyTunnels',
    `Gateway ${gateway.name} has ${others.length} connections. With ${sku} it takes ${limit}. Delete one, or choose a larger size.`,
    'virtualNetworkGateway1',
    'expressroute/vpn-gateway-skus',
  );
}

/** The rules of a VPN connection. */
export function refuseVpnConnection(
  connection: VpnConnection,
  before: VpnConnection | undefined,
  context: Context,
): void {
  const { name, properties } = connection;
  const far = farEnd(properties);
  if (properties.connectionType === 'VPNClient') {
    throw notSimulated(
      'The connection type VPNClient',
      'Use IPsec, Vnet2Vnet or ExpressRoute.',
      'properties.connectionType',
    );
  }
  if (far.id === undefined) {
    refuse(
      'CrossconnectConnectionFarEnd',
      `${name} is of type ${properties.connectionType} and names no ${far.what}. Send ${far.member} with the id of one.`,
      far.member,
    );
  }
  const was = before && [before.properties.virtualNetworkGateway1.id, farEnd(before.properties).id ?? ''];
  if (was && (!sameId(was[0] ?? '', properties.virtualNetworkGateway1.id) || !sameId(was[1] ?? '', far.id ?? ''))) {
    refuse(
      'CrossconnectConnectionEndsChange',
      `${name} joins ${was.join(' and ')}. The ends of a connection cannot change. Delete it and create it anew.`,
      far.member,
    );
  }
  refuseValues(connection);
  const gateway = findResource(context.cloud, properties.virtualNetworkGateway1.id);
  const end = findResource(context.cloud, far.id ?? '');
  if (!gateway || !end) return;
  refuseGateways(connection, gateway, end);
  if (!before) refuseCount(connection, gateway, context);
}

/** The connection of the other network's gateway that leads back. */
function wayBack(cloud: Cloud, { id, properties }: Resource): Resource | undefined {
  const far = findResource(cloud, textOf(bagOf(properties['virtualNetworkGateway2'])['id']));
  const own = textOf(bagOf(properties['virtualNetworkGateway1'])['id']);
  return (
    far &&
    usersOf(cloud, far).find(
      (other) => !sameId(other.id, id) && sameId(textOf(bagOf(other.properties['virtualNetworkGateway2'])['id']), own),
    )
  );
}

/** Whether the tunnel is up. A site is taken to have the right key; two gateways must have each a connection with the same. */
export function showVpnConnection(connection: Resource, cloud: Cloud): Record<string, unknown> {
  const { connectionType, provisioningState, sharedKey } = connection.properties;
  if (connectionType === 'ExpressRoute') return {};
  const back = connectionType === 'Vnet2Vnet' ? wayBack(cloud, connection) : undefined;
  const isMet = connectionType === 'IPsec' || (back !== undefined && back.properties['sharedKey'] === sharedKey);
  const isUp = isMet && provisioningState === 'Succeeded';
  // The key is asked for by an action of its own.
  return { sharedKey: undefined, connectionStatus: isUp ? 'Connected' : 'NotConnected' };
}

const keyIn = (connection: Resource): string => textOf(connection.properties['sharedKey']);

/** Refuses to speak of a key for a connection that has none. */
export function demandVpn({ name, properties }: Resource): void {
  if (properties['connectionType'] !== 'ExpressRoute') return;
  refuse(
    'CrossconnectSharedKeyNotAllowed',
    `${name} is an ExpressRoute connection. Only VPN connections have a shared key.`,
    'sharedKey',
  );
}

/** `GET sharedkey`. */
export const readKey = (connection: Resource) => ({ id: `${connection.id}/sharedkey`, value: keyIn(connection) });

/** Refuses a key that cannot be one. */
export function refuseNewKey(connection: Resource, _context: Context, { body }: ActionInput): void {
  demandVpn(connection);
  refuseKeyText(textOf(body['value']), 'value');
}

/** `PUT sharedkey`. */
export function writeKey(connection: Resource, _context: Context, { body }: ActionInput) {
  connection.properties = { ...connection.properties, sharedKey: textOf(body['value']) };
  return readKey(connection);
}

/** Refuses a length that no key has. */
export function refuseKeyLength(connection: Resource, _context: Context, { body }: ActionInput): void {
  demandVpn(connection);
  const length = body['keyLength'];
  if (typeof length === 'number' && Number.isInteger(length) && length >= 1 && length <= 128) return;
  refuse(
    'CrossconnectSharedKeyLength',
    `keyLength is ${typeof length === 'number' ? length : 'no number'}. Send a whole number from 1 to 128.`,
    'keyLength',
  );
}

/** A key of so many characters that follows from what asks for it. */
export const keyOfLength = (length: number, { guid }: Pick<Context, 'guid'>): string =>
  [0, 1, 2, 3]
    .map((part) => guid(`sharedKey-${part}`).replaceAll('-', ''))
    .join('')
    .slice(0, length);

/** `POST sharedkey/reset`. */
export function resetKey(connection: Resource, context: Context, { body }: ActionInput) {
  const keyLength = Number(body['keyLength']);
  connection.properties = { ...connection.properties, sharedKey: keyOfLength(keyLength, context) };
  return { keyLength };
}
