/** Template deployments in a resource group. */
import { Refusal } from '#src/base/refusal.ts';
import { groupId, keyOf, parseResourceId } from '#src/base/resource-id.ts';
import { actionOf } from '../../access/actions.ts';
import { demandAccess } from '../../access/demand.ts';
import { readBody } from '../../body.ts';
import { defineCall } from '../../call.ts';
import type { Call, CallRequest } from '../../call.ts';
import type { Resource } from '../../cloud.ts';
import {
  begin,
  cancel,
  demandDeployment,
  deploymentId,
  deploymentsOf,
  isActive,
  startDelete,
  weigh,
} from '../../deployments/begin.ts';
import { deploymentType, deploymentView, errorOf, operationsView, validatedView } from '../../deployments/show.ts';
import { demandGroup } from '../../guard.ts';
import { groupResultUrl } from '../../poll.ts';
import { notSimulated } from '../../rules/not-simulated.ts';
import { waitOf } from '../../world.ts';
import type { Answer } from '../../world.ts';
import { demandSubscription } from './subscription.ts';

const list = `/subscriptions/{subscriptionId}/resourceGroups/{group}/providers/${deploymentType}`;
const one = `${list}/{name}`;
/** Azure Resource Manager also knows the operations of a deployment by this path, and the SDK for JavaScript uses it. */
const short = '/subscriptions/{subscriptionId}/resourceGroups/{group}/deployments/{name}';

/** The group a request stands in, once it is clear that who asks may do that there. */
function groupFor({ params, world }: CallRequest, method: string, named?: string): Resource {
  const { subscriptionId = '', group = '', name } = params;
  demandSubscription(subscriptionId);
  const within = groupId(subscriptionId, group);
  const scope = name === undefined ? within : `${within}/providers/${deploymentType}/${name}`;
  demandAccess(world, actionOf(method, deploymentType, named), scope);
  const id = parseResourceId(`${within}/providers/${deploymentType}/${name ?? 'any'}`);
  if (!id) throw new Refusal(400, 'CrossconnectMalformedResourceId', `${within} is not the id of a resource group.`);
  return demandGroup(world, id, method === 'PUT');
}

const nameIn = ({ params }: CallRequest): string => params['name'] ?? '';

function put(request: CallRequest): Answer {
  const { world } = request;
  const group = groupFor(request, 'PUT');
  const deployment = weigh(world, group, nameIn(request), readBody(request.body));
  const { isNew } = begin(world, deployment);
  const path = deployment.id.replace('/resourceGroups/', '/resourcegroups/');
  return {
    status: isNew ? 201 : 200,
    body: deploymentView(deployment, world.now),
    headers: {
      'Azure-AsyncOperation': `${world.origin}${path}/operationStatuses/${deployment.sequence}?api-version=${world.apiVersion}`,
      'Retry-After': waitOf(world, 10),
    },
  };
}

function status(request: CallRequest): Answer {
  const { world } = request;
  const deployment = demandDeployment(world, groupFor(request, 'GET', 'operationstatuses'), nameIn(request));
  if (deployment.sequence !== request.params['sequence']) {
    throw new Refusal(
      404,
      'CrossconnectOperationNotFound',
      `The deployment ${deployment.name} has no status ${request.params['sequence'] ?? ''}. Poll the URL that came with the answer, as it is.`,
    );
  }
  const error = errorOf(deployment);
  return {
    status: 200,
    body: { status: deployment.state, ...(error !== undefined && { error }) },
    ...(isActive(deployment) && { headers: { 'Retry-After': waitOf(world, 10) } }),
  };
}

function listed(request: CallRequest): Answer {
  const { world, url } = request;
  const group = groupFor(request, 'GET');
  const filter = url.searchParams.get('$filter');
  const wanted = filter === null ? undefined : /^provisioningState eq '(\w+)'$/i.exec(filter)?.[1];
  if (filter !== null && wanted === undefined)
    throw notSimulated(`The filter ${filter}`, "Use provisioningState eq 'Succeeded' or the like.", '$filter');
  const top = Number(url.searchParams.get('$top') ?? Infinity);
  const start = keyOf(deploymentId(group, ''));
  const found = Object.entries(deploymentsOf(world))
    .filter(([key, { state }]) => key.startsWith(start) && (wanted === undefined || keyOf(state) === keyOf(wanted)))
    .map(([, deployment]) => deploymentView(deployment, world.now));
  return { status: 200, body: { value: top > 0 ? found.slice(0, top) : found } };
}

function operations(request: CallRequest): Answer {
  const { world } = request;
  const deployment = demandDeployment(world, groupFor(request, 'GET', 'operations'), nameIn(request));
  return { status: 200, body: { value: operationsView(deployment, world.now) } };
}

function operation(request: CallRequest): Answer {
  const { world } = request;
  const deployment = demandDeployment(world, groupFor(request, 'GET', 'operations'), nameIn(request));
  const wanted = keyOf(request.params['operation'] ?? '');
  const found = operationsView(deployment, world.now).find(({ operationId }) => keyOf(String(operationId)) === wanted);
  if (found) return { status: 200, body: found };
  throw new Refusal(
    404,
    'CrossconnectOperationNotFound',
    `The deployment ${deployment.name} has no operation ${wanted}. List its operations to see which there are.`,
  );
}

const refused = (named: string, way: string): Call =>
  defineCall({
    method: 'POST',
    path: `${one}/${named}`,
    isRefused: true,
    run(request) {
      groupFor(request, 'POST', named);
      throw notSimulated(`${named} of a deployment`, way, 'url');
    },
  });

export const deployments: readonly Call[] = [
  defineCall({ method: 'PUT', path: one, run: put }),
  defineCall({
    method: 'GET',
    path: one,
    run: (request) => ({
      status: 200,
      body: deploymentView(
        demandDeployment(request.world, groupFor(request, 'GET'), nameIn(request)),
        request.world.now,
      ),
    }),
  }),
  defineCall({
    method: 'HEAD',
    path: one,
    run(request) {
      const group = groupFor(request, 'HEAD');
      const key = keyOf(deploymentId(group, nameIn(request)));
      return { status: Object.hasOwn(deploymentsOf(request.world), key) ? 204 : 404 };
    },
  }),
  defineCall({
    method: 'DELETE',
    path: one,
    run(request) {
      const { world } = request;
      const group = groupFor(request, 'DELETE');
      if (!Object.hasOwn(deploymentsOf(world), keyOf(deploymentId(group, nameIn(request))))) return { status: 204 };
      const started = startDelete(world, demandDeployment(world, group, nameIn(request)));
      return { status: 202, headers: { Location: groupResultUrl(world, started), 'Retry-After': waitOf(world, 15) } };
    },
  }),
  defineCall({ method: 'GET', path: list, run: listed }),
  defineCall({
    method: 'POST',
    path: `${one}/validate`,
    run(request) {
      const { world } = request;
      const group = groupFor(request, 'POST', 'validate');
      return {
        status: 200,
        body: validatedView(weigh(world, group, nameIn(request), readBody(request.body)), world.now),
      };
    },
  }),
  defineCall({
    method: 'POST',
    path: `${one}/cancel`,
    run(request) {
      cancel(request.world, demandDeployment(request.world, groupFor(request, 'POST', 'cancel'), nameIn(request)));
      return { status: 204 };
    },
  }),
  refused('whatIf', 'Deploy the template in a group of its own and look at what it made.'),
  refused('exportTemplate', 'Keep the template that you sent.'),
  defineCall({ method: 'GET', path: `${one}/operationStatuses/{sequence}`, run: status }),
  ...[one, short].flatMap((path) => [
    defineCall({ method: 'GET', path: `${path}/operations`, run: operations }),
    defineCall({ method: 'GET', path: `${path}/operations/{operation}`, run: operation }),
  ]),
  // Deployments of a subscription: there are none, since only those of a group are simulated.
  defineCall({
    method: 'GET',
    path: `/subscriptions/{subscriptionId}/providers/${deploymentType}`,
    run({ params, world }) {
      const { subscriptionId = '' } = params;
      demandSubscription(subscriptionId);
      demandAccess(world, actionOf('GET', deploymentType), `/subscriptions/${subscriptionId}`);
      return { status: 200, body: { value: [] } };
    },
  }),
  defineCall({
    method: 'PUT',
    path: `/subscriptions/{subscriptionId}/providers/${deploymentType}/{name}`,
    isRefused: true,
    run({ params }) {
      demandSubscription(params['subscriptionId'] ?? '');
      throw notSimulated('A deployment to a subscription', 'Deploy to a resource group.', 'url');
    },
  }),
];
