/** What is wanted of authorizations: that one is there, that one is free, that one is gone. */
import * as z from 'zod/mini';
import { findResource } from '#src/azure/cloud.ts';
import type { Cloud } from '#src/azure/cloud.ts';
import { fail, pass } from '#src/base/verdict.ts';
import type { Act } from '#src/lab/definition.ts';
import { nameIn } from '#src/lab/ids.ts';
import type { Want } from '#src/lab/wants/want.ts';
import { addAuthorization, circuitOf, deleteAuthorization } from '#src/lab/ways/authorization.ts';

export interface AuthorizationSpec {
  /** Its id, `…/expressRouteCircuits/<circuit>/authorizations/<name>`. */
  authorization: string;
  /** What comes first: that the circuit is there. */
  needs?: readonly Want[];
  /** The person whose portal it is done in, who also asks; the first one if unsaid. */
  pane?: string;
}

const propertiesSchema = z.object({
  authorizationKey: z.optional(z.string()),
  provisioningState: z.optional(z.string()),
});

/** What the Cloud keeps of an authorization: its key, its state, and the id of the connection that uses it. */
export function findAuthorization(
  cloud: Cloud,
  id: string,
): { key: string; state: string; user: string | undefined } | undefined {
  const resource = findResource(cloud, id);
  if (!resource) return undefined;
  const { authorizationKey = '', provisioningState = '' } = propertiesSchema.parse(resource.properties);
  const [user] = Object.keys(resource.usedBy);
  return { key: authorizationKey, state: provisioningState, user: user && (cloud.resources[user]?.id ?? user) };
}

/** The key of an authorization; undefined while there is none. */
export const keyIn = (cloud: Cloud, authorization: string): string | undefined =>
  findAuthorization(cloud, authorization)?.key;

/** The request that makes an authorization. */
export const putAuthorization = (authorization: string, actor?: string): Act => ({
  method: 'PUT',
  path: authorization,
  body: { properties: {} },
  advance: 'until-idle',
  ...(actor === undefined ? {} : { actor }),
});

/** The request that deletes an authorization, and with it the connection that uses it. */
export const removeAuthorization = (authorization: string, actor?: string): Act => ({
  method: 'DELETE',
  path: authorization,
  advance: 'until-idle',
  ...(actor === undefined ? {} : { actor }),
});

/** The circuit has the authorization. */
export function authorizationWant({ authorization, needs = [], pane }: AuthorizationSpec): Want {
  const [name, circuit] = [nameIn(authorization), nameIn(circuitOf(authorization))];
  const looked = `Looked for the authorization ${name} of ${circuit}.`;
  return {
    id: `authorization ${authorization}`,
    check: (cloud) => {
      const found = findAuthorization(cloud, authorization);
      if (!found) return fail(`${looked} Found none of that name.`);
      return found.state === 'Succeeded'
        ? pass(
            `${circuit} has the authorization ${name}, ${found.user ? `in use by ${nameIn(found.user)}` : 'available'}.`,
          )
        : fail(`${looked} Found it, but its provisioning state is ${found.state}. Wait until it is Succeeded.`);
    },
    first: () => needs,
    deed: {
      where: () => `Open the circuit **${circuit}** and there its **Authorizations** page.`,
      what: () => `Type the name ${name} there and press **Save**. The key appears in the table below.`,
      requests: () => [putAuthorization(authorization, pane)],
      way: () => addAuthorization(authorization),
      pane: () => pane,
    },
  };
}

/** The authorization is gone: its key opens nothing any more. */
export function goneAuthorizationWant(
  authorization: string,
  { because = '', pane }: { because?: string; pane?: string | undefined } = {},
): Want {
  const [name, circuit] = [nameIn(authorization), nameIn(circuitOf(authorization))];
  const looked = `Looked for the authorization ${name} of ${circuit}.`;
  return {
    id: `no authorization ${authorization}`,
    check: (cloud) =>
      findResource(cloud, authorization) === undefined
        ? pass(`${looked} It is gone.`)
        : fail(`${looked} It is still there.`),
    deed: {
      where: () => `Open the circuit **${circuit}** and there its **Authorizations** page. ${because}`.trimEnd(),
      what: () => `Delete **${name}** in its row. A connection that uses its key is deleted with it.`,
      requests: () => [removeAuthorization(authorization, pane)],
      way: () => deleteAuthorization(authorization),
      pane: () => pane,
    },
  };
}
