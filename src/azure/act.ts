/** Actions: what is asked of a resource by a name behind its id, such as `…/listKeys` or `…/arpTables/primary`. */
import { Refusal } from '#src/base/refusal.ts';
import { keyOf } from '#src/base/resource-id.ts';
import { actionOf } from './access/actions.ts';
import { demandAccess } from './access/demand.ts';
import { readBody } from './body.ts';
import { demandFree, demandParent } from './guard.ts';
import { startOperation } from './operations.ts';
import { actionHeaders } from './poll.ts';
import { findType } from './registry.ts';
import type { Action } from './action.ts';
import type { ResourceType } from './resource.ts';
import { touch } from './tree.ts';
import { contextFor, etagIn } from './world.ts';
import type { Answer, World } from './world.ts';

/** An action that a path means, with the id of the resource it is asked of. */
export interface Meant {
  type: ResourceType;
  id: string;
  name: string;
  action: Action;
  argument: string;
}

/** What stands behind the resource in the path must be the action, or the action and its argument. */
function argumentOf(name: string, action: Action, tail: readonly string[]): string | undefined {
  const segment = keyOf(action.segment ?? name);
  if (keyOf(tail.join('/')) === segment) return '';
  return action.argument !== undefined && keyOf(tail.slice(0, -1).join('/')) === segment ? tail.at(-1) : undefined;
}

/** The action a request means: the last part or the last two parts of its path, behind a resource of a known type. */
export function actionAt(method: string, path: string, type: string): Meant | undefined {
  const parts = path.split('/');
  const names = type.split('/');
  // Behind a resource stand one part, and its type has one more; or two, which read like a pair of type and name.
  const length = (parts.length - parts.findLastIndex((part) => keyOf(part) === 'providers')) % 2 === 0 ? 2 : 1;
  const found = findType(names.slice(0, -1).join('/'));
  if (!found?.actions) return undefined;
  const tail = parts.slice(-length);
  for (const [name, action] of Object.entries(found.actions)) {
    if ((action.method ?? 'POST') !== method) continue;
    const argument = argumentOf(name, action, tail);
    if (argument !== undefined) {
      return { type: found, id: parts.slice(0, -length).join('/'), name, action, argument };
    }
  }
  return undefined;
}

function demandOffered(world: World, { type, name, action, argument }: Meant): void {
  const { since } = action;
  if (since !== undefined && world.apiVersion < since) {
    throw new Refusal(
      501,
      'CrossconnectNotSimulated',
      `The action ${name} of ${type.type} is not there in api-version ${world.apiVersion}. Ask in ${since} or a later one.`,
    );
  }
  const known = action.argument ?? [''];
  if (known.some((one) => keyOf(one) === keyOf(argument))) return;
  throw new Refusal(
    400,
    'CrossconnectInvalidArgument',
    `${argument === '' ? 'Nothing' : argument} stands behind ${name} in the path. There must be ${known.join(' or ')}.`,
    { target: name },
  );
}

/** Serves an action: at once, or as an operation whose result is fetched from its Location. */
export function act(world: World, meant: Meant, url: URL, text: string): Answer {
  const { name, action, argument, id, type } = meant;
  demandOffered(world, meant);
  demandAccess(world, actionOf(action.method ?? 'POST', type.type, action.segment ?? name), id);
  const resource = demandParent(world, id);
  const body = readBody(text);
  const context = contextFor(world, resource.id);
  if (action.isChange) demandFree(world, resource);
  const input = { argument, body, url };
  action.refuse?.(resource, context, input);
  if (action.milliseconds === undefined) {
    const answered = action.run(resource, context, input);
    if (action.isChange) touch(world.cloud, resource.id, etagIn(world));
    return { status: 200, body: answered };
  }
  const asked = { name, argument, body, url: url.href };
  const operation = startOperation(world, resource, 'action', action.milliseconds, { action: asked });
  return { status: 202, body: null, headers: actionHeaders(world, operation) };
}
