/** How Azure calls what a request does to a type: `Microsoft.Network/virtualNetworks/write`. */
import { groupType } from '#src/base/resource-id.ts';

const verbs: Readonly<Record<string, string>> = {
  GET: 'read',
  HEAD: 'read',
  PUT: 'write',
  PATCH: 'write',
  DELETE: 'delete',
};

const nameOfType = (type: string): string =>
  type === groupType ? 'Microsoft.Resources/subscriptions/resourceGroups' : type;

/** The action of a request on a resource of a type; `named` is the last part of the path where it is a verb, such as `listKeys`. */
export function actionOf(method: string, type: string, named?: string): string {
  const verb = Object.hasOwn(verbs, method) ? verbs[method] : undefined;
  if (named !== undefined) return `${nameOfType(type)}/${named}/${verb === 'read' ? verb : 'action'}`;
  return `${nameOfType(type)}/${verb ?? 'action'}`;
}
