/** What goes with a resource or a group that is deleted: role assignments at it and below it, and deployments to it. */
import type { Cloud } from '../cloud.ts';
import { isWithin } from './rules.ts';

/** Takes out what stood at or below a scope. */
export function forgetScope(cloud: Cloud, scope: string): void {
  const { access, deployments } = cloud;
  if (access) {
    for (const [key, assignment] of Object.entries(access.assignments))
      if (isWithin(assignment.scope, scope)) Reflect.deleteProperty(access.assignments, key);
  }
  const isGroup = scope.split('/').length === 5;
  if (!deployments || !isGroup) return;
  for (const key of Object.keys(deployments)) if (isWithin(key, scope)) Reflect.deleteProperty(deployments, key);
}
