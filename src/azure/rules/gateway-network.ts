/** Where a gateway stands: its subnet and its virtual network. */
import * as z from 'zod/mini';
import { parseResourceId } from '#src/base/resource-id.ts';
import { bagOf, textOf } from '../body.ts';
import { findResource } from '../cloud.ts';
import type { Cloud, Resource } from '../cloud.ts';

const configurations = z.catch(
  z.array(z.object({ properties: z.object({ subnet: z.object({ id: z.string() }) }) })),
  [],
);

type Holder = Pick<Resource, 'properties'>;

/** The subnet of a gateway. */
export function subnetOfGateway(cloud: Cloud, { properties }: Holder): Resource | undefined {
  const [first] = configurations.parse(properties['ipConfigurations']);
  return findResource(cloud, first?.properties.subnet.id ?? '');
}

/** The virtual network of a gateway. */
export function networkOfGateway(cloud: Cloud, gateway: Holder): Resource | undefined {
  const subnet = subnetOfGateway(cloud, gateway);
  return findResource(cloud, parseResourceId(subnet?.id ?? '')?.parent ?? '');
}

/** The gateway that a connection ends at. */
export const gatewayOfConnection = (cloud: Cloud, { properties }: Holder): Resource | undefined =>
  findResource(cloud, textOf(bagOf(properties['virtualNetworkGateway1'])['id']));
