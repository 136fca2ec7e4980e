/** A deployment, and its operations, as Azure answers them. */
import { guid, hash128 } from '#src/base/random.ts';
import { keyOf } from '#src/base/resource-id.ts';
import { bagOf, textOf } from '../body.ts';
import { normalLocation } from '../geographies.ts';
import { shownType, isSecure } from '../template/parameters.ts';
import type { Deployment, DeploymentError, Part } from './deployment.ts';

export const deploymentType = 'Microsoft.Resources/deployments';

const stamp = (at: number): string => new Date(at).toISOString().replace('Z', '0000Z');

/** Milliseconds as an ISO 8601 duration such as PT1M30.5S. */
export function duration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = Number((seconds % 60).toFixed(3));
  const parts = [hours > 0 ? `${hours}H` : '', minutes > 0 ? `${minutes}M` : '', rest > 0 ? `${rest}S` : ''].join('');
  return `PT${parts === '' ? '0S' : parts}`;
}

/** The types a deployment writes, by provider, with their regions. */
function providersOf(parts: readonly Part[]): unknown {
  const byNamespace = new Map<string, Map<string, Set<string>>>();
  for (const { type, body } of parts) {
    const [namespace = '', ...types] = type.split('/');
    const kinds = byNamespace.get(namespace) ?? new Map<string, Set<string>>();
    const locations = kinds.get(types.join('/')) ?? new Set<string>();
    const location = textOf(body['location']);
    if (location !== '') locations.add(normalLocation(location));
    byNamespace.set(namespace, kinds.set(types.join('/'), locations));
  }
  return [...byNamespace].map(([namespace, kinds]) => ({
    namespace,
    resourceTypes: [...kinds].map(([resourceType, locations]) => ({
      resourceType,
      locations: locations.size > 0 ? [...locations] : [null],
    })),
  }));
}

const short = ({ id, type, name }: Part): unknown => ({ id, resourceType: type, resourceName: name });

const dependenciesOf = (parts: readonly Part[]): unknown =>
  parts
    .filter(({ dependsOn }) => dependsOn.length > 0)
    .map((part) => ({
      dependsOn: parts.filter(({ id }) => part.dependsOn.includes(keyOf(id))).map(short),
      id: part.id,
      resourceType: part.type,
      resourceName: part.name,
    }));

/** Parameters with their types as Azure writes them; secure ones without their value. */
const parametersOf = (parameters: Deployment['parameters']): unknown =>
  Object.fromEntries(
    Object.entries(parameters).map(([name, { type, value }]) => [name, isSecure(type) ? { type } : { type, value }]),
  );

const outputsOf = (outputs: NonNullable<Deployment['results']>): unknown =>
  Object.fromEntries(
    Object.entries(outputs).map(([name, { type, value }]) => [
      name,
      { type: shownType(type) ?? type, ...(value !== undefined && { value }) },
    ]),
  );

const plainError = ({ code, message, target }: DeploymentError) => ({
  code,
  ...(target !== undefined && { target }),
  message,
});

/** The error of a deployment, with those of its resources. */
export function errorOf({ error, parts }: Pick<Deployment, 'error' | 'parts'>): unknown {
  if (!error) return undefined;
  const details = error.details ?? parts.flatMap((part) => (part.error ? plainError(part.error) : []));
  return { ...plainError(error), ...(details.length > 0 && { details }) };
}

/** What a GET answers. */
export function deploymentView(deployment: Deployment, now: number): Record<string, unknown> {
  const { id, name, parts, tags, results, endedAt, startedAt, state } = deployment;
  const error = errorOf(deployment);
  return {
    id,
    name,
    type: deploymentType,
    ...(tags && { tags }),
    properties: {
      templateHash: deployment.templateHash,
      parameters: parametersOf(deployment.parameters),
      mode: 'Incremental',
      provisioningState: state,
      timestamp: stamp(endedAt ?? now),
      duration: duration((endedAt ?? now) - startedAt),
      correlationId: deployment.correlationId,
      providers: providersOf(parts),
      dependencies: dependenciesOf(parts),
      ...(results && { outputs: outputsOf(results) }),
      ...(endedAt !== undefined && {
        outputResources: parts.filter((part) => part.state === 'Succeeded').map((part) => ({ id: part.id })),
      }),
      ...(error !== undefined && { error }),
    },
  };
}

/** What `validate` answers for a template that holds. */
export function validatedView(deployment: Deployment, now: number): Record<string, unknown> {
  const { properties, ...rest } = deploymentView(deployment, now);
  return {
    ...rest,
    properties: {
      ...bagOf(properties),
      provisioningState: 'Succeeded',
      duration: 'PT0S',
      validatedResources: deployment.parts.map(({ id }) => ({ id })),
    },
  };
}

const statusNames: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  400: 'BadRequest',
  403: 'Forbidden',
  404: 'NotFound',
  409: 'Conflict',
  412: 'PreconditionFailed',
  429: 'TooManyRequests',
  501: 'NotImplemented',
};

/** The number of an operation of a deployment: sixteen hexadecimal digits. */
const numberOf = (deployment: Deployment, of: string): string =>
  hash128(JSON.stringify([deployment.sequence, of]))
    .slice(0, 16)
    .toUpperCase();

function partView(deployment: Deployment, part: Part, now: number): Record<string, unknown> {
  const operationId = numberOf(deployment, part.id);
  const { error, startedAt = now, endedAt, status = 200 } = part;
  const hasRun = status < 400;
  const failure = error && {
    ...(hasRun && { status: 'Failed' }),
    error: hasRun
      ? {
          code: 'ResourceDeploymentFailure',
          message:
            "The resource write operation failed to complete successfully, because it reached terminal provisioning state 'Failed'.",
          details: [plainError(error)],
        }
      : plainError(error),
  };
  return {
    id: `${deployment.id}/operations/${operationId}`,
    operationId,
    properties: {
      provisioningOperation: 'Create',
      provisioningState: part.state,
      timestamp: stamp(endedAt ?? now),
      duration: duration((endedAt ?? now) - startedAt),
      trackingId: guid(deployment.sequence, part.id),
      statusCode: failure && hasRun ? 'Conflict' : (statusNames[status] ?? String(status)),
      ...(failure && { statusMessage: failure }),
      targetResource: short(part),
    },
  };
}

/** The operations of a deployment, the first to start first: its resources that have started, and its outputs. */
export function operationsView(deployment: Deployment, now: number): Record<string, unknown>[] {
  const started = deployment.parts
    .filter(({ startedAt }) => startedAt !== undefined)
    .sort((one, other) => (one.startedAt ?? 0) - (other.startedAt ?? 0))
    .map((part) => partView(deployment, part, now));
  if (!deployment.results || Object.keys(deployment.results).length === 0) return started;
  const operationId = numberOf(deployment, 'outputs');
  return [
    ...started,
    {
      id: `${deployment.id}/operations/${operationId}`,
      operationId,
      properties: {
        provisioningOperation: 'EvaluateDeploymentOutput',
        provisioningState: 'Succeeded',
        timestamp: stamp(deployment.endedAt ?? now),
        duration: 'PT0S',
        trackingId: guid(deployment.sequence, 'outputs'),
        statusCode: 'OK',
      },
    },
  ];
}
