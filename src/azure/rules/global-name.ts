/** Names that are taken once in the whole of Azure. */
import { keyOf, sameId } from '#src/base/resource-id.ts';
import { resourcesOfType } from '../cloud.ts';
import type { Cloud, Resource } from '../cloud.ts';

/** Another resource of the type with this name, in whatever group and subscription. */
export const otherNamed = (cloud: Cloud, own: { id: string; name: string; type: string }): Resource | undefined =>
  resourcesOfType(cloud, own.type).find(({ id, name }) => keyOf(name) === keyOf(own.name) && !sameId(id, own.id));
