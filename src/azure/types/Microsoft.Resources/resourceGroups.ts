/** A resource group: a named folder of resources that live and die together. */
import * as z from 'zod/mini';
import { Refusal } from '#src/base/refusal.ts';
import { groupType } from '#src/base/resource-id.ts';
import { defineResource } from '../../resource.ts';

export const resourceGroups = defineResource({
  type: groupType,
  properties: z.looseObject({ provisioningState: z.optional(z.string()) }),
  located: true,
  isPlain: true,
  timings: { create: 0, update: 0, delete: 60_000 },
  inUse: (group, user) =>
    new Refusal(409, 'CrossconnectResourceInUse', `${group.name} is used by ${user.id}. Delete that first.`),
  example: { path: '', body: { location: 'West Europe', tags: { unit: 'example' } } },
});
