/** The only place where the portal talks to Azure: it performs what the machines ask for and follows what Azure works on. */
import { networkApiVersion, resourcesApiVersion } from '#src/azure/api-versions.ts';
import { subscriptionsHere } from '#src/portal/directory.ts';
import type { PortalHost } from '#src/portal/host.ts';
import { idOf, members, textAt } from '#src/portal/json.ts';
import { chainOf, waitingIn } from '#src/portal/operations.ts';
import type { Operation, Operations, SentRequest } from '#src/portal/operations.ts';
import { refusedFrom } from '#src/portal/request.ts';
import type { Answers, ArmEvent, ArmRequest, Ask, Read, Reads, Refused, Write } from '#src/portal/request.ts';
import { hiddenSubscriptions } from '#src/portal/subscription-filter.ts';

const origin = 'https://management.azure.com';

/** What a write is about: the tags of a resource are about the resource. */
const ownerOf = (id: string): string => id.replace(/\/providers\/Microsoft\.Resources\/tags\/default$/i, '');

/** Whatever asks and hears: an actor of any of the machines. */
export interface Asking {
  on(type: 'arm.request', handler: (request: ArmRequest) => void): { unsubscribe(): void };
  send(event: ArmEvent): void;
}

export interface Performer {
  /** Performs for an actor until the returned function is called. Call it before the actor starts. */
  serve(actor: Asking): () => void;
  /** Whether Azure knows a resource or a group by this id. */
  knows(id: string): Promise<boolean>;
  /** What Azure answers to a look at this path; undefined where it answers nothing. */
  look(path: string): Promise<unknown>;
  /** Lets every open blade read anew. */
  readAgain(): void;
  /** Tells when everything is to be read anew by somebody's wish. Returns how to stop listening. */
  onReadAgain(listener: () => void): () => void;
  dispose(): void;
}

class Unanswered extends Error {
  readonly refused: Refused;
  constructor(refused: Refused) {
    super(refused.message);
    this.refused = refused;
  }
}

/** The address of a resource, a group or a list, with the api-version its provider speaks. */
function addressOf(id: string, query: Record<string, string> = {}): string {
  const [, namespace = ''] = /.*\/providers\/([^/]+)/i.exec(id) ?? [];
  const version = namespace.toLowerCase() === 'microsoft.network' ? networkApiVersion : resourcesApiVersion;
  return `${origin}${id}?${String(new URLSearchParams({ 'api-version': version, ...query }))}`;
}

const refusalIn = (response: Response, body: unknown): Refused =>
  refusedFrom(response.status, body, response.headers.get('x-crossconnect-fact'));

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return undefined;
  const body: unknown = JSON.parse(text);
  return body;
}

/** Connections and gateways are listed by resource group only; so does the portal, as Azure's own clients must. */
const byGroup = new Set(['microsoft.network/connections', 'microsoft.network/virtualnetworkgateways']);

export function createPerformer(host: PortalHost, operations: Operations): Performer {
  const actors = new Map<Asking, { last: string }>();
  /** Answers that Azure is still working out, by where they will be. */
  const awaited = new Map<string, { actor: Asking; tell: (response: Response) => void }>();
  const wishing = new Set<() => void>();
  let isPolling = false;
  let pollsWanted = 0;
  /** Operations that are being gone on from. */
  const goingOn = new Set<string>();

  async function get(address: string): Promise<unknown> {
    const response = await host.fetch(new Request(address));
    const body = await bodyOf(response);
    if (!response.ok) throw new Unanswered(refusalIn(response, body));
    return body;
  }

  /** Everything of a type, in every subscription of the directory, or in those of them that the lists are to show. `get` may remember what it was asked before in the same round. */
  async function list(
    { list: type, isFiltered }: Extract<Read, { list: string }>,
    get: (id: string) => Promise<unknown>,
  ): Promise<{ value: unknown[] }> {
    const hidden = isFiltered ? hiddenSubscriptions(host.memory) : [];
    const subscriptions = subscriptionsHere(host.memory, members(await get('/subscriptions'))).filter(
      (one) => !hidden.includes(textAt(one, 'subscriptionId').toLowerCase()),
    );
    if (type === 'subscriptions') return { value: subscriptions };
    const value: unknown[] = [];
    for (const subscription of subscriptions) {
      const scope = `/subscriptions/${textAt(subscription, 'subscriptionId')}`;
      if (type === 'Microsoft.Resources/resourceGroups') value.push(...members(await get(`${scope}/resourcegroups`)));
      else if (byGroup.has(type.toLowerCase()))
        for (const group of members(await get(`${scope}/resourcegroups`)))
          value.push(...members(await get(`${idOf(group)}/providers/${type}`)));
      else value.push(...members(await get(`${scope}/providers/${type}`)));
    }
    return { value };
  }

  /** Answers reads, asking for no address twice. */
  function createReader(): (read: Read) => Promise<unknown> {
    const asked = new Map<string, Promise<unknown>>();
    const once = (id: string, query?: Record<string, string>): Promise<unknown> => {
      const address = addressOf(id, query);
      const answer = asked.get(address) ?? get(address);
      asked.set(address, answer);
      return answer;
    };
    const orNothing = (error: unknown): undefined => {
      if (error instanceof Unanswered && (error.refused.status === 404 || error.refused.status === 403))
        return undefined;
      throw error;
    };
    return (read) => {
      const answer: Promise<unknown> = 'get' in read ? once(read.get, read.query?.(host.now())) : list(read, once);
      return read.isOptional ? answer.catch(orNothing) : answer;
    };
  }

  async function read(actor: Asking, reads: Reads, quiet: boolean): Promise<void> {
    try {
      const answers: Answers = {};
      const answerTo = createReader();
      for (const [name, one] of Object.entries(reads)) answers[name] = await answerTo(one);
      const known = actors.get(actor);
      if (known === undefined) return;
      const now = JSON.stringify(answers);
      if (quiet && known.last === now) return;
      known.last = now;
      actor.send({ type: 'arm.answered', answers });
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error;
      if (actors.has(actor)) actor.send({ type: 'arm.unanswered', refused: error.refused });
    }
  }

  /** Sends a write. Answers why it was refused, or where to ask how it goes: nowhere if it is done already. */
  async function send({
    method,
    id,
    body,
    title,
    apiVersion,
  }: Write): Promise<{ sent: SentRequest; refused?: Refused; url?: string | undefined }> {
    const address = addressOf(id, apiVersion === undefined ? {} : { 'api-version': apiVersion });
    const response = await host.fetch(
      new Request(address, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      }),
    );
    const answer = await bodyOf(response);
    const sent: SentRequest = {
      method,
      path: address.slice(origin.length),
      ...(body === undefined ? {} : { body }),
      isNew: response.status === 201,
    };
    if (response.ok) return { sent, url: response.headers.get('azure-asyncoperation') ?? undefined };
    const refused = refusalIn(response, answer);
    host.announce(`${title}: refused. ${refused.message}`, 'assertive');
    return { sent, refused };
  }

  /** Notes an operation that Azure has accepted, and says that it runs. Returns its key. */
  function note(
    { title, id, method }: Write,
    url: string | undefined,
    more: { request: SentRequest; then?: readonly Write[]; after?: string },
  ): string {
    if (url !== undefined) host.announce(`${title}: started.`);
    return operations.start({
      title,
      resource: ownerOf(id),
      method,
      at: host.now(),
      ...(url === undefined ? {} : { url }),
      ...more,
    });
  }

  async function write(actor: Asking, wanted: Write, then: readonly Write[]): Promise<void> {
    const answer = await send(wanted);
    if (answer.refused !== undefined) {
      if (actors.has(actor)) actor.send({ type: 'arm.refused', refused: answer.refused });
      return;
    }
    const operation = note(wanted, answer.url, { request: answer.sent, then });
    if (actors.has(actor)) actor.send({ type: 'arm.accepted', operation });
    if (answer.url === undefined) operations.end(operation, host.now());
    if (answer.url !== undefined || then.length > 0) await poll();
  }

  /** Asks for what comes after an operation that has succeeded, whoever looks at which blade meanwhile. */
  async function goOn(operation: Operation): Promise<void> {
    const [wanted, ...then] = waitingIn(operation);
    if (wanted === undefined || goingOn.has(operation.key)) return;
    goingOn.add(operation.key);
    const answer = await send(wanted);
    const { url, refused, sent } = answer;
    const key = note(wanted, url, { request: sent, then, after: operation.key });
    if (url === undefined) operations.end(key, host.now(), refused);
    goingOn.delete(operation.key);
  }

  /** Asks for an action and waits for what it answers, which is fetched from its Location. */
  async function answerOf(actor: Asking, { action, query }: Ask): Promise<unknown> {
    let response = await host.fetch(new Request(addressOf(action, query), { method: 'POST' }));
    const location = response.headers.get('location');
    if (response.status === 202 && location !== null) {
      const later = Promise.withResolvers<Response>();
      awaited.set(location, { actor, tell: later.resolve });
      response = await later.promise;
    }
    const body = await bodyOf(response);
    if (!response.ok) throw new Unanswered(refusalIn(response, body));
    return body;
  }

  async function inquire(actor: Asking, asks: readonly Ask[]): Promise<void> {
    actor.send({ type: 'arm.asked', at: host.now() });
    try {
      const told = await Promise.all(asks.map((ask) => answerOf(actor, ask)));
      if (actors.has(actor)) actor.send({ type: 'arm.told', told, at: host.now() });
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error;
      if (actors.has(actor)) actor.send({ type: 'arm.refused', refused: error.refused });
    }
  }

  /** Looks whether an awaited answer is there. Nobody waits for it once its blade was left. */
  async function fetchAwaited(location: string): Promise<void> {
    const waiting = awaited.get(location);
    if (waiting === undefined) return;
    const response = actors.has(waiting.actor) ? await host.fetch(new Request(location)) : undefined;
    if (response?.status === 202) return;
    awaited.delete(location);
    if (response !== undefined) waiting.tell(response);
  }

  /** Tells an actor how its operation ended, now or when it does. */
  function follow(actor: Asking, key: string): void {
    const told = (chain: readonly Operation[]): boolean => {
      const operation = chain.at(-1);
      if (operation?.status === 'running' || (operation !== undefined && waitingIn(operation).length > 0)) return false;
      if (actors.has(actor))
        actor.send(
          operation?.refused === undefined
            ? { type: 'arm.finished' }
            : { type: 'arm.failed', refused: operation.refused },
        );
      return true;
    };
    if (told(chainOf(operations, key))) return;
    const stop = operations.subscribe(() => {
      if (told(chainOf(operations, key))) stop();
    });
  }

  async function ask(operation: Operation, url: string): Promise<void> {
    const response = await host.fetch(new Request(url));
    const body = await bodyOf(response);
    const status = textAt(body, 'status');
    // The lab's Undo took back the request, and with it what became of it.
    if (response.status === 404) operations.forget(operation.key);
    else if (!response.ok || status === 'Failed' || status === 'Canceled') {
      const refused = refusalIn(response, body);
      operations.end(operation.key, host.now(), refused);
      host.announce(`${operation.title}: failed. ${refused.message}`, 'assertive');
    } else if (status === 'Succeeded') {
      operations.end(operation.key, host.now());
      host.announce(`${operation.title}: done.`);
    }
  }

  /** Asks about every operation that runs; once more if the Cloud moved meanwhile. */
  async function poll(): Promise<void> {
    pollsWanted += 1;
    if (isPolling) return;
    isPolling = true;
    for (let polls = 0; polls !== pollsWanted;) {
      polls = pollsWanted;
      for (const operation of operations.all())
        if (operation.status === 'running' && operation.url !== undefined) await ask(operation, operation.url);
      const isReady = (one: Operation): boolean => one.status === 'succeeded' && waitingIn(one).length > 0;
      for (let ready = operations.all().find(isReady); ready !== undefined; ready = operations.all().find(isReady))
        await goOn(ready);
      for (const location of awaited.keys()) await fetchAwaited(location);
    }
    isPolling = false;
  }

  let reading = false;
  let readAgain = false;
  /** The Cloud moved: every open blade reads anew, one round at a time. */
  async function moved(): Promise<void> {
    readAgain = true;
    if (reading) return;
    reading = true;
    while (readAgain) {
      readAgain = false;
      await poll();
      for (const actor of actors.keys()) actor.send({ type: 'cloud.changed' });
    }
    reading = false;
  }

  const stop = host.subscribe(() => void moved());
  void poll();

  return {
    serve(actor) {
      actors.set(actor, { last: '' });
      const subscription = actor.on('arm.request', (request) => {
        if (request.ask === 'read') void read(actor, request.reads, request.quiet);
        else if (request.ask === 'write') void write(actor, request.write, request.then ?? []);
        // A machine that goes from one question to the next hears of it after it has settled there.
        else if (request.ask === 'action') queueMicrotask(() => void inquire(actor, request.asks));
        // A machine hears the end of an operation after it has settled in the state that waits for it.
        else queueMicrotask(() => follow(actor, request.operation));
      });
      return () => {
        subscription.unsubscribe();
        actors.delete(actor);
      };
    },
    knows: async (id) => (await host.fetch(new Request(addressOf(id)))).ok,
    async look(path) {
      const response = await host.fetch(new Request(addressOf(path)));
      return response.ok ? bodyOf(response) : undefined;
    },
    readAgain() {
      for (const listener of wishing) listener();
      void moved();
    },
    onReadAgain(listener) {
      wishing.add(listener);
      return () => wishing.delete(listener);
    },
    dispose: stop,
  };
}
