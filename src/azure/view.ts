/** A resource as a client sees it: children nested, members in Azure's order. */
import { rootKeyOf } from './tree.ts';
import { childrenOf } from './cloud.ts';
import type { Cloud, Resource } from './cloud.ts';
import { inOrder } from './order.ts';
import type { ResourceType } from './resource.ts';
import { asShownIn } from './versions/differences.ts';

export interface View {
  name: string;
  id: string;
  type?: string;
  location?: string;
  tags?: Record<string, string>;
  sku?: Record<string, unknown>;
  zones?: string[];
  kind?: unknown;
  identity?: unknown;
  /** Not there for what Azure Resource Manager answers itself. */
  etag?: string;
  properties: Record<string, unknown>;
}

type Shape = Pick<ResourceType, 'children' | 'hidden' | 'show' | 'typeLast' | 'isTypeless' | 'isPlain' | 'order'>;

/** What a GET of the resource answers, in an api-version; without one as the newest. */
export function view(type: Shape, cloud: Cloud, resource: Resource, apiVersion = ''): View {
  const etag = cloud.resources[rootKeyOf(resource.id)]?.etag ?? resource.etag;
  const nested: Record<string, View[]> = {};
  const kinds = Object.entries(type.children ?? {}).filter(([member]) => !type.hidden?.includes(member));
  if (kinds.length > 0) {
    const children = childrenOf(cloud, resource);
    for (const [member, kind] of kinds) {
      nested[member] = children
        .filter((child) => child.type === kind.type && child.unseen !== true)
        .map((child) => view(kind, cloud, child, apiVersion));
    }
  }
  const whole = { ...resource.properties, ...nested, ...type.show?.(resource, cloud) };
  const properties = inOrder(type.order, asShownIn(apiVersion, resource.type, whole));
  const { name, id, location, tags, sku, zones, envelope } = resource;
  if (type.isPlain)
    return {
      id,
      name,
      type: resource.type,
      ...(location !== undefined && { location }),
      ...(sku && { sku }),
      ...envelope,
      ...(tags && { tags }),
      properties,
    };
  return {
    name,
    id,
    etag,
    ...(type.typeLast || type.isTypeless ? {} : { type: resource.type }),
    ...(location !== undefined && { location }),
    ...(tags && { tags }),
    properties,
    ...(type.typeLast && !type.isTypeless ? { type: resource.type } : {}),
    ...(sku && { sku }),
    ...(zones && { zones }),
    ...envelope,
  };
}
