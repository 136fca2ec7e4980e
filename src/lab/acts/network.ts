/** The requests about networks, their subnets and their gateways, as the portal and the deeds send them. */
import type { Act } from '#src/lab/definition.ts';

export interface SubnetSpec {
  name: string;
  /** `10.20.0.0/27`. */
  range: string;
  /** The id of its network security group; none if unsaid. */
  securityGroup?: string;
}

export interface NetworkSpec {
  /** The id of the network. */
  network: string;
  location: string;
  /** Its address space. */
  space: readonly string[];
  /** The subnets that are made together with it. */
  subnets: readonly SubnetSpec[];
}

export interface GatewaySpec {
  /** The id of the gateway. */
  gateway: string;
  /** The id of the network it stands in. */
  network: string;
  location: string;
  sku: string;
}

/** The subnet a gateway stands in. */
export const gatewaySubnet = 'GatewaySubnet';

/** From this version on Azure brings the public IP address of an ExpressRoute gateway itself. */
const managedAddressVersion = '2024-07-01';

const asked = (actor: string | undefined): Pick<Act, 'advance' | 'actor'> => ({
  advance: 'until-idle',
  ...(actor === undefined ? {} : { actor }),
});

const subnetBody = ({ range, securityGroup }: SubnetSpec) => ({
  properties: {
    addressPrefix: range,
    ...(securityGroup === undefined ? {} : { networkSecurityGroup: { id: securityGroup } }),
  },
});

/** Creates a network together with its first subnets. */
export const putNetwork = ({ network, location, space, subnets }: NetworkSpec, actor?: string): Act => ({
  method: 'PUT',
  path: network,
  body: {
    location,
    properties: {
      addressSpace: { addressPrefixes: [...space] },
      subnets: subnets.map((subnet) => ({ name: subnet.name, ...subnetBody(subnet) })),
    },
  },
  ...asked(actor),
});

/** Gives a network that is there another address space. Its subnets stay as they are. */
export const changeSpace = (
  { network, location, space }: NetworkSpec,
  { tags, actor }: { tags?: Record<string, string> | undefined; actor?: string | undefined } = {},
): Act => ({
  method: 'PUT',
  path: network,
  body: {
    location,
    ...(tags === undefined ? {} : { tags }),
    properties: { addressSpace: { addressPrefixes: [...space] } },
  },
  ...asked(actor),
});

/** Creates a subnet, or changes it. */
export const putSubnet = (network: string, subnet: SubnetSpec, actor?: string): Act => ({
  method: 'PUT',
  path: `${network}/subnets/${subnet.name}`,
  body: subnetBody(subnet),
  ...asked(actor),
});

/** Creates an ExpressRoute gateway, whose address Azure brings. */
export const putGateway = ({ gateway, network, location, sku }: GatewaySpec, actor?: string): Act => ({
  method: 'PUT',
  path: `${gateway}?api-version=${managedAddressVersion}`,
  body: {
    location,
    properties: {
      gatewayType: 'ExpressRoute',
      sku: { name: sku },
      ipConfigurations: [
        {
          name: 'default',
          properties: {
            privateIPAllocationMethod: 'Dynamic',
            subnet: { id: `${network}/subnets/${gatewaySubnet}` },
          },
        },
      ],
    },
  },
  ...asked(actor),
});

interface PresentGateway {
  id: string;
  location?: string | undefined;
  tags?: Record<string, string> | undefined;
  properties: Record<string, unknown>;
}

/** A full PUT of a gateway that is there, with another size, or of the same size with other properties. */
export const resizeGateway = (
  gateway: PresentGateway,
  sku: string,
  actor?: string,
  change: Record<string, unknown> = {},
): Act => ({
  method: 'PUT',
  path: `${gateway.id}?api-version=${managedAddressVersion}`,
  body: {
    location: gateway.location,
    ...(gateway.tags === undefined ? {} : { tags: gateway.tags }),
    properties: { ...gateway.properties, sku: { name: sku, tier: sku }, ...change },
  },
  ...asked(actor),
});

/** A full PUT of an ErGwScale gateway that is there, with other bounds of its scale units. */
export const scaleGateway = (gateway: PresentGateway, bounds: { min: number; max: number }, actor?: string): Act =>
  resizeGateway(gateway, 'ErGwScale', actor, { autoScaleConfiguration: { bounds } });
