/** What is wanted of route filters: that one is there, and that it lets through what it should. */
import * as z from 'zod/mini';
import { childrenOf, findResource, usersOf } from '#src/azure/cloud.ts';
import type { Cloud } from '#src/azure/cloud.ts';
import { communities } from '#src/azure/rules/communities.ts';
import type { Profile } from '#src/base/facts.ts';
import { fail, pass } from '#src/base/verdict.ts';
import { removeById } from '#src/lab/acts/circuit.ts';
import { nameIn } from '#src/lab/ids.ts';
import { gonePeeringWant } from '#src/lab/wants/peering.ts';
import type { Want } from '#src/lab/wants/want.ts';
import { createRouteFilter, deleteRouteFilter, manageRule } from '#src/lab/ways/routeFilter.ts';
import type { NamedCommunity } from '#src/lab/ways/routeFilter.ts';

export interface WantedFilter {
  /** Its id. */
  filter: string;
  location: string;
  needs?: readonly Want[];
  pane?: string;
}

const properties = z.object({
  provisioningState: z.optional(z.string()),
  communities: z.optional(z.array(z.string())),
});

/** The rule of a filter: its id and what it allows. */
function ruleIn(cloud: Cloud, filter: string): { id: string; communities: string[] } | undefined {
  const resource = findResource(cloud, filter);
  const [rule] = resource ? childrenOf(cloud, resource) : [];
  return rule && { id: rule.id, communities: properties.parse(rule.properties).communities ?? [] };
}

/** Communities with the names the portal has for them. */
const named = (values: readonly string[], profile: Profile): NamedCommunity[] =>
  values.map((value) => ({ value, name: communities(profile).find((one) => one.value === value)?.name ?? value }));

/** The route filter is there. What it allows is another want. */
export function routeFilterWant({ filter, location, needs = [], pane }: WantedFilter): Want {
  const name = nameIn(filter);
  const looked = `Looked for the route filter ${name}.`;
  return {
    id: `route filter ${filter}`,
    check: (cloud) => {
      const found = findResource(cloud, filter);
      if (!found) return fail(`${looked} Found none of that name.`);
      if (found.location !== location)
        return fail(
          `${looked} It stands in ${found.location ?? ''}. Delete it and create it in ${location}.`,
          `${name} stands in ${found.location ?? ''}: delete it.`,
        );
      const { provisioningState = 'unknown' } = properties.parse(found.properties);
      return provisioningState === 'Succeeded'
        ? pass(`${looked} Found it.`)
        : fail(`${looked} Found it, but its provisioning state is ${provisioningState}.`);
    },
    first: (cloud) => {
      const found = findResource(cloud, filter);
      return [...(found && found.location !== location ? [goneFilterWant(filter, { pane })] : []), ...needs];
    },
    deed: {
      where: () => 'Press **Create a resource** and look for **Route filter**.',
      what: () => `Create the route filter **${name}** in the region of the circuit.`,
      requests: () => [
        {
          method: 'PUT',
          path: filter,
          body: { location, properties: {} },
          advance: 'until-idle',
          ...(pane === undefined ? {} : { actor: pane }),
        },
      ],
      way: () => createRouteFilter(filter, location),
      pane: () => pane,
    },
  };
}

/** The route filter is gone. The Microsoft peerings that it is attached to go first. */
function goneFilterWant(filter: string, { pane }: { pane?: string | undefined }): Want {
  const name = nameIn(filter);
  return {
    id: `no route filter ${filter}`,
    check: (cloud) =>
      findResource(cloud, filter) === undefined
        ? pass(`Looked for the route filter ${name}. It is gone.`)
        : fail(`Looked for the route filter ${name}. It is still there.`),
    first: (cloud) => {
      const found = findResource(cloud, filter);
      return found ? usersOf(cloud, found).map(({ id }) => gonePeeringWant(id, { pane })) : [];
    },
    deed: {
      where: () => `Open the route filter **${name}**.`,
      what: () => `Delete **${name}** with **Delete** in its command bar.`,
      requests: () => [removeById(filter, pane)],
      way: () => deleteRouteFilter(filter),
      pane: () => pane,
    },
  };
}

/** The filter allows these communities and no others. */
export function filterRuleWant(spec: WantedFilter, allowed: readonly string[], profile: Profile): Want {
  const { filter, pane } = spec;
  const name = nameIn(filter);
  const words = (values: readonly string[]): string =>
    named(values, profile)
      .map((one) => `${one.name} (${one.value})`)
      .join(' and ');
  const looked = `Looked at what the route filter ${name} allows: wanted ${words(allowed)} and nothing else.`;
  return {
    id: `rule of ${filter}`,
    check: (cloud) => {
      const rule = ruleIn(cloud, filter);
      if (!rule) return fail(`${looked} Found no rule.`);
      const missing = allowed.filter((value) => !rule.communities.includes(value));
      const surplus = rule.communities.filter((value) => !allowed.includes(value));
      if (missing.length > 0) return fail(`${looked} It does not allow ${words(missing)}.`);
      return surplus.length > 0
        ? fail(`${looked} It allows ${words(surplus)} as well.`)
        : pass(`${looked} That is what it allows.`);
    },
    first: () => [routeFilterWant(spec)],
    deed: {
      where: () => `Open the route filter **${name}** and press **Manage rule**.`,
      what: () => 'Choose the services that the task names under **Allowed service communities**, and save.',
      requests: (cloud) => [
        {
          method: 'PUT',
          path: ruleIn(cloud, filter)?.id ?? `${filter}/routeFilterRules/AllowedServices`,
          body: { properties: { access: 'Allow', routeFilterRuleType: 'Community', communities: [...allowed] } },
          advance: 'until-idle',
          ...(pane === undefined ? {} : { actor: pane }),
        },
      ],
      way: (cloud) =>
        manageRule(
          filter,
          named(allowed, profile),
          named(
            (ruleIn(cloud, filter)?.communities ?? []).filter((value) => !allowed.includes(value)),
            profile,
          ),
        ),
      pane: () => pane,
    },
  };
}
