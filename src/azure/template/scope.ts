/** What the expressions of a template can see: its parameters and variables, and the place it is deployed to. */
import type { Room } from './limits.ts';

export interface Scope {
  /** The value of a parameter; throws a TemplateError where there is none. */
  parameter(name: string): unknown;
  /** The value of a variable; throws a TemplateError where there is none. */
  variable(name: string): unknown;
  /** A resource as a GET answers it, by name or id. Not there where a template may not look at resources. */
  reference?: (named: string) => unknown;
  /** A random GUID; there only while the default value of a parameter is worked out. */
  chance?: () => string;
  /** What a provider, or a type of it, can do. */
  provider(namespace: string, type: string | undefined): unknown;
  subscription: { id: string; subscriptionId: string; tenantId: string; displayName: string };
  group: { name: string; location: string; tags: Record<string, string> | undefined };
  deployment: string;
  /** How much the template may still grow. */
  room: Room;
  /** Virtual milliseconds. */
  now: number;
}
