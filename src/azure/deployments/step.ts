/** Moves a deployment on: what has ended is noted, what is free to start starts, through the same write path as a PUT. */
import { Refusal } from '#src/base/refusal.ts';
import { keyOf, parseResourceId } from '#src/base/resource-id.ts';
import { actionOf } from '../access/actions.ts';
import { demandAccess } from '../access/demand.ts';
import { findResource } from '../cloud.ts';
import type { Operation } from '../cloud.ts';
import { demandGroup } from '../guard.ts';
import { typeOf } from '../registry.ts';
import { isSecure } from '../template/parameters.ts';
import { refusalOf, TemplateError } from '../template/errors.ts';
import { resolve } from '../template/evaluate.ts';
import { isBag, isList } from '../template/values.ts';
import { rootKeyOf } from '../tree.ts';
import type { World } from '../world.ts';
import { put } from '../write.ts';
import { deploymentSchema, partSchema } from './deployment.ts';
import type { Deployment, DeploymentError, Part } from './deployment.ts';
import { groundOf, lookAt, scopeOf } from './scope.ts';

/** How long Azure takes to begin with a deployment, and how soon it looks again where it cannot know. */
export const second = 1000;

/** The part of an operation that takes a deployment out of the list. What it made stays. */
export const deleting = 'delete';

/** Members that are null in a template are not sent, in objects at any depth. */
function withoutNulls(value: unknown): unknown {
  if (isList(value)) return value.map(withoutNulls);
  if (!isBag(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => (item === null ? [] : [[key, withoutNulls(item)]])),
  );
}

/** An expression that failed, as the error of what it stands in. */
function errorOf(error: unknown, part: Pick<Part, 'name'>): DeploymentError {
  const refusal = error instanceof TemplateError ? refusalOf(`The template resource '${part.name}'`, error) : error;
  if (!(refusal instanceof Refusal)) throw error;
  const { code, message, target, fact } = refusal;
  return { code, message, ...(target !== undefined && { target }), ...(fact !== undefined && { fact }) };
}

/** The moment from which a part that another change keeps waiting may be tried again. */
function freeAt(world: World, part: Part): number {
  const busy = world.cloud.resources[rootKeyOf(part.id)]?.busy;
  const dueAt = busy === undefined ? undefined : world.cloud.operations[busy]?.dueAt;
  return dueAt !== undefined && dueAt > world.now ? dueAt : world.now + second;
}

/** Starts one part. It stays waiting while another change to the same resource runs, as Azure tries such again. */
function start(world: World, deployment: Deployment, part: Part): void {
  const id = parseResourceId(part.id);
  if (!id) throw new Error(`The deployment ${deployment.id} holds ${part.id}, which is no resource id. Fix planOf.`);
  const inner: World = {
    ...world,
    actor: deployment.actor,
    apiVersion: part.apiVersion,
    namespace: part.type.split('/')[0] ?? '',
    part: keyOf(part.id),
    step: 'start',
    query: new URLSearchParams(),
  };
  try {
    demandAccess(inner, actionOf('PUT', part.type), part.id);
    const group = demandGroup(inner, id);
    const ground = groundOf(inner, group, deployment.name);
    const scope = scopeOf(ground, deployment.parameters, deployment.variables, lookAt(inner, deployment.parts));
    const body = withoutNulls(resolve(part.body, scope));
    const { status } = put(inner, typeOf(part.type), id, new Headers(), JSON.stringify(body));
    part.status = status;
    part.startedAt = world.now;
    const operation = findResource(world.cloud, part.id) && world.cloud.resources[rootKeyOf(part.id)]?.busy;
    if (operation === undefined) end(world, part, 'Succeeded');
    else {
      part.operation = operation;
      part.state = 'Running';
    }
  } catch (error) {
    if (error instanceof Refusal && error.code === 'AnotherOperationInProgress') return;
    part.startedAt ??= world.now;
    part.status = error instanceof Refusal ? error.status : 400;
    part.error = errorOf(error, part);
    end(world, part, 'Failed');
  }
}

function end(world: World, part: Part, state: 'Succeeded' | 'Failed' | 'Canceled'): void {
  part.state = state;
  part.endedAt = world.now;
}

/** Notes how the operation of a running part ended. Says whether it has. */
function note(world: World, part: Part): boolean {
  const operation = part.operation === undefined ? undefined : world.cloud.operations[part.operation];
  if (operation?.status === 'InProgress') return false;
  if (operation?.status === 'Succeeded') {
    end(world, part, 'Succeeded');
    return true;
  }
  part.error = operation?.error ?? {
    code: 'CrossconnectOperationNotFound',
    message: 'The operation that wrote the resource is gone.',
  };
  end(world, part, 'Failed');
  return true;
}

const isLost = ({ state }: Part): boolean => state === 'Failed' || state === 'Canceled';

/**
 * Starts what is free, until nothing more is: a part that is done at once frees others. Whatever changes is noted in
 * `touched`. Answers those that another change keeps waiting.
 */
function startAll(world: World, deployment: Deployment, touched: Set<Part>): Part[] {
  const { parts } = deployment;
  const byKey = new Map(parts.map((part) => [keyOf(part.id), part]));
  const kept: Part[] = [];
  let waiting = parts.filter(({ state }) => state === 'Waiting');
  for (let isMoving = true; isMoving;) {
    isMoving = false;
    const still: Part[] = [];
    for (const part of waiting) {
      const needs = part.dependsOn.flatMap((key) => byKey.get(key) ?? []);
      if (needs.some(isLost)) end(world, part, 'Canceled');
      else if (needs.every(({ state }) => state === 'Succeeded')) start(world, deployment, part);
      else {
        still.push(part);
        continue;
      }
      if (part.state === 'Waiting') kept.push(part);
      else touched.add(part);
      isMoving ||= part.state === 'Succeeded' || isLost(part);
    }
    waiting = still;
  }
  return kept;
}

function forgetSecrets(deployment: Deployment): void {
  for (const parameter of Object.values(deployment.parameters)) if (isSecure(parameter.type)) delete parameter.value;
}

/** Works the outputs out, or says which of them fail. They may look at resources, those of the template among them. */
function readOutputs(world: World, deployment: Deployment): void {
  const inner: World = { ...world, actor: deployment.actor, query: new URLSearchParams() };
  const id = parseResourceId(deployment.id);
  const group = id && demandGroup(inner, id, false);
  if (!group) throw new Error(`The deployment ${deployment.id} stands in no group. Fix the call that made it.`);
  const ground = groundOf(inner, group, deployment.name);
  const scope = scopeOf(ground, deployment.parameters, deployment.variables, lookAt(inner, deployment.parts));
  const results: NonNullable<Deployment['results']> = {};
  const details: NonNullable<DeploymentError['details']> = [];
  for (const [name, { type, value }] of Object.entries(deployment.outputs)) {
    try {
      const found = resolve(value, scope);
      results[name] = isSecure(type) ? { type } : { type, value: found };
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      const message = `The template output '${name}' is not valid: ${error.message}.`;
      details.push({ code: 'DeploymentOutputEvaluationFailed', target: name, message });
    }
  }
  if (details.length === 0) {
    deployment.results = results;
    return;
  }
  deployment.state = 'Failed';
  deployment.error = {
    code: 'DeploymentOutputEvaluationFailed',
    message: `Unable to evaluate template outputs: '${details.map(({ target }) => target).join(',')}'. Please see error details and deployment operations. Please see https://aka.ms/arm-common-errors for usage details.`,
    details,
  };
}

function finish(world: World, deployment: Deployment): void {
  const hasFailed = deployment.parts.some(({ state }) => state === 'Failed');
  deployment.endedAt = world.now;
  deployment.state = hasFailed ? 'Failed' : 'Succeeded';
  if (hasFailed) {
    deployment.error = {
      code: 'DeploymentFailed',
      target: deployment.id,
      message:
        'At least one resource deployment operation failed. Please list deployment operations for details. Please see https://aka.ms/arm-deployment-operations for usage details.',
    };
  } else readOutputs(world, deployment);
  forgetSecrets(deployment);
}

/** Members in the order of the schema, so that a Cloud that was saved and opened again has the same bytes. */
function tidy(world: World, deployment: Deployment, touched: ReadonlySet<Part>): void {
  deployment.parts = deployment.parts.map((part) => (touched.has(part) ? partSchema.parse(part) : part));
  const isOver = deployment.endedAt !== undefined;
  if (isOver && world.cloud.deployments)
    world.cloud.deployments[keyOf(deployment.id)] = deploymentSchema.parse(deployment);
}

/** The moment at which a running part is looked at again. */
function dueOf(world: World, part: Part): number {
  const dueAt = world.cloud.operations[part.operation ?? '']?.dueAt ?? world.now;
  return dueAt > world.now ? dueAt : world.now + second;
}

/** What happens to a deployment at a moment at which something of it may have ended. Says when to look again, or that it is over. */
export function stepDeployment(world: World, operation: Operation): { dueAt: number } | { error?: Operation['error'] } {
  const deployment = world.cloud.deployments?.[operation.resource];
  if (operation.part === deleting) {
    if (world.cloud.deployments) Reflect.deleteProperty(world.cloud.deployments, operation.resource);
    return {};
  }
  if (deployment?.operation !== operation.id || deployment.state === 'Canceled') return {};
  deployment.state = 'Running';
  const touched = new Set<Part>();
  for (const part of deployment.parts) {
    if (part.state === 'Running' && note(world, part)) touched.add(part);
  }
  const kept = startAll(world, deployment, touched);
  const running = deployment.parts.filter(({ state }) => state === 'Running');
  const times = [...kept.map((part) => freeAt(world, part)), ...running.map((part) => dueOf(world, part))];
  if (times.length === 0) finish(world, deployment);
  tidy(world, deployment, touched);
  if (times.length > 0) return { dueAt: Math.min(...times) };
  return deployment.error ? { error: deployment.error } : {};
}
