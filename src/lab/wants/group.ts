/** That a resource group is there. */
import { findResource } from '#src/azure/cloud.ts';
import { groupId } from '#src/base/resource-id.ts';
import { fail, pass } from '#src/base/verdict.ts';
import { nameIn, subscriptionIn } from '#src/lab/ids.ts';
import type { Want } from '#src/lab/wants/want.ts';
import { createGroup } from '#src/lab/ways/network.ts';

/** The resource group is there. Where it stands does not matter to what is in it. */
export function groupWant({ group, location, pane }: { group: string; location: string; pane?: string }): Want {
  const id = groupId(subscriptionIn(group), nameIn(group));
  const looked = `Looked for the resource group ${nameIn(id)}.`;
  return {
    id: `group ${id}`,
    check: (cloud) =>
      findResource(cloud, id) === undefined ? fail(`${looked} Found none.`) : pass(`${looked} Found it.`),
    deed: {
      where: () => 'Press **Create a resource** and look for **Resource group**.',
      what: () => `Create the resource group **${nameIn(id)}**.`,
      requests: () => [{ method: 'PUT', path: id, body: { location }, advance: 'until-idle' }],
      way: () => createGroup(id, location),
      pane: () => pane,
    },
  };
}
