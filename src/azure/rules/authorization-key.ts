/** Authorization keys: GUIDs, compared without regard to case and to blanks around them. */
import { keyOf } from '#src/base/resource-id.ts';
import type { Resource } from '../cloud.ts';

/** Whether a resource is an authorization of this type with this key. */
export const holdsKey = (type: string, key: string) => (resource: Resource) =>
  resource.type === type && keyOf(String(resource.properties['authorizationKey'])) === keyOf(key.trim());
