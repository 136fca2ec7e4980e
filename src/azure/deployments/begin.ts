/** Begins, stops and deletes deployments. */
import * as z from 'zod/mini';
import { guid, integer } from '#src/base/random.ts';
import { Refusal } from '#src/base/refusal.ts';
import { keyOf } from '#src/base/resource-id.ts';
import { bagOf, demand } from '../body.ts';
import type { Operation, Resource } from '../cloud.ts';
import { plan } from '../operations.ts';
import type { World } from '../world.ts';
import { deploymentSchema } from './deployment.ts';
import type { Deployment } from './deployment.ts';
import { planOf } from './plan.ts';
import { deploymentType } from './show.ts';
import { deleting, second } from './step.ts';

const tagsSchema = z.record(z.string(), z.string());
const nameRule = /^[\w.()-]{1,64}$/;
const week = 7 * 24 * 3600 * second;

/** A moment as Azure writes it in this one message: 7/6/2016 8:21:16 PM. */
function spoken(at: number): string {
  const moment = new Date(at);
  const hours = moment.getUTCHours();
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${moment.getUTCMonth() + 1}/${moment.getUTCDate()}/${moment.getUTCFullYear()}`;
  return `${day} ${hours % 12 || 12}:${two(moment.getUTCMinutes())}:${two(moment.getUTCSeconds())} ${hours < 12 ? 'AM' : 'PM'}`;
}

/** Whether a deployment still runs. */
export const isActive = ({ state }: Deployment): boolean => state === 'Accepted' || state === 'Running';

/** The deployments of a Cloud by lower-cased id. */
export const deploymentsOf = ({ cloud }: Pick<World, 'cloud'>): Record<string, Deployment> =>
  (cloud.deployments ??= {});

/** The id of a deployment in a group. */
export const deploymentId = (group: Resource, name: string): string =>
  `${group.id}/providers/${deploymentType}/${name}`;

/** A deployment that must be there. */
export function demandDeployment(world: World, group: Resource, name: string): Deployment {
  const key = keyOf(deploymentId(group, name));
  const all = deploymentsOf(world);
  const found = Object.hasOwn(all, key) ? all[key] : undefined;
  if (found) return found;
  throw new Refusal(404, 'DeploymentNotFound', `Deployment '${name}' could not be found.`);
}

/** What a deployment request would be, weighed altogether. Nothing is stored. */
export function weigh(world: World, group: Resource, name: string, body: Record<string, unknown>): Deployment {
  if (!nameRule.test(name)) {
    throw new Refusal(
      400,
      'CrossconnectInvalidDeploymentName',
      `The deployment name ${name} is not accepted. It has at most 64 letters, digits, underscores, hyphens, periods and parentheses. Choose such a name.`,
      { target: 'name' },
    );
  }
  const tags =
    body['tags'] === undefined || body['tags'] === null ? undefined : demand(tagsSchema, body['tags'], 'tags');
  const id = deploymentId(group, name);
  const digits = [0, 1, 2].map((turn) => integer(100_000, world.seed, world.n, keyOf(id), 'sequence', turn));
  return {
    id,
    name,
    actor: world.actor,
    n: world.n,
    operation: guid(world.seed, world.n, 'request'),
    sequence: `08584${digits.map((value) => String(value).padStart(5, '0')).join('')}`,
    correlationId: guid(world.seed, world.n, keyOf(id), 'correlation'),
    startedAt: world.now,
    state: 'Accepted',
    ...(tags && { tags }),
    ...planOf(world, group, name, bagOf(body)),
  };
}

function operationOf(world: World, deployment: Deployment, part: string | undefined, milliseconds: number): Operation {
  const [, , subscription = ''] = deployment.id.split('/');
  return {
    id: guid(world.seed, world.n, 'request'),
    n: world.n,
    kind: 'deployment',
    ...(part !== undefined && { part }),
    resource: keyOf(deployment.id),
    subscription,
    location: 'global',
    startedAt: world.now,
    dueAt: world.now + milliseconds,
    status: 'InProgress',
  };
}

/** Keeps a deployment and lets it begin. One that still runs is not replaced. */
export function begin(world: World, deployment: Deployment): { isNew: boolean } {
  const all = deploymentsOf(world);
  const key = keyOf(deployment.id);
  const before = Object.hasOwn(all, key) ? all[key] : undefined;
  if (before && isActive(before)) {
    throw new Refusal(
      409,
      'DeploymentActive',
      `Unable to edit or replace deployment '${before.name}': previous deployment from '${spoken(before.startedAt)}' is still active (expiration time is '${spoken(before.startedAt + week)}'). Please see https://aka.ms/arm-deploy for usage details.`,
    );
  }
  Reflect.deleteProperty(all, key);
  all[key] = deploymentSchema.parse(deployment);
  plan(world.cloud, operationOf(world, deployment, undefined, second));
  return { isNew: !before };
}

/** Stops a deployment. What runs goes on to its end; nothing more starts. */
export function cancel(world: World, deployment: Deployment): void {
  if (!isActive(deployment)) {
    throw new Refusal(
      409,
      'CrossconnectDeploymentNotActive',
      `The deployment ${deployment.name} is ${deployment.state}. Only one that runs can be canceled.`,
    );
  }
  deployment.state = 'Canceled';
  deployment.endedAt = world.now;
  for (const part of deployment.parts) {
    if (part.state !== 'Waiting' && part.state !== 'Running') continue;
    part.state = 'Canceled';
    part.endedAt = world.now;
  }
  deploymentsOf(world)[keyOf(deployment.id)] = deploymentSchema.parse(deployment);
}

/** Takes a deployment out of the list when its operation ends; answers that operation. What it made stays. */
export function startDelete(world: World, deployment: Deployment): Operation {
  if (isActive(deployment)) {
    throw new Refusal(
      409,
      'CrossconnectDeploymentActive',
      `The deployment ${deployment.name} is ${deployment.state}. Wait until it has ended or cancel it, then delete it.`,
    );
  }
  const operation = operationOf(world, deployment, deleting, 5 * second);
  plan(world.cloud, operation);
  return operation;
}
