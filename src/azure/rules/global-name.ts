/** Names that are taken once in the whole of Azure. */
import { keyOf, sameId } from '#src/base/resource-id.ts';
import type { Cloud, Resource } from '../cloud.ts';
import { takersOf } from '../taken.ts';

/** Another resource of the type with this name, in whatever group and subscription. */
export const otherNamed = (cloud: Cloud, own: { id: string; name: string; type: string }): Resource | undefined =>
  takersOf(cloud, own.type, keyOf(own.name)).find(({ id }) => !sameId(id, own.id));
