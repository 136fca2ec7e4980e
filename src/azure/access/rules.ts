/** Who has which role where, as the Cloud keeps it. */
import * as z from 'zod/mini';
import { keyOf } from '#src/base/resource-id.ts';

export const assignmentSchema = z.object({
  id: z.string(),
  /** A GUID, the last part of the id. */
  name: z.string(),
  /** The id it holds for, and for everything below. */
  scope: z.string(),
  /** The GUID of the role. */
  role: z.string(),
  /** The object id of who has it. */
  principal: z.string(),
  principalType: z.string(),
  description: z.optional(z.string()),
  createdAt: z.number(),
  createdBy: z.string(),
});
export type Assignment = z.infer<typeof assignmentSchema>;

/** A role that somebody made for this directory, beside the built-in ones. */
export const customRoleSchema = z.object({
  name: z.string(),
  /** A GUID. */
  id: z.string(),
  description: z.string(),
  actions: z.array(z.string()),
  notActions: z.array(z.string()),
});

export const accessSchema = z.object({
  /** While it is off, everybody may do everything. */
  isOn: z.boolean(),
  /** By lower-cased id. */
  assignments: z.record(z.string(), assignmentSchema),
  /** Object ids that a policy gave to names, by lower-cased name. Any other name has one worked out from it. */
  principals: z.record(z.string(), z.string()),
  roles: z.optional(z.array(customRoleSchema)),
});
export type Access = z.infer<typeof accessSchema>;

/** No rules. */
export const openAccess = (): Access => ({ isOn: false, assignments: {}, principals: {} });

/** Whether a scope is another one or stands below it. Case does not count. */
export function isWithin(scope: string, above: string): boolean {
  const outer = keyOf(above).replace(/\/$/, '');
  const inner = keyOf(scope);
  return inner === outer || inner.startsWith(`${outer}/`);
}
