/** What the provider's console asks the provider's side of the Cloud, and what it is told: an order, or why not. */
import * as z from 'zod/mini';
import { armRequest } from '#src/azure/requests.ts';
import { providerPane } from '#src/lab/definition.ts';
import type { PortalHost } from '#src/portal/host.ts';

const peering = z.object({
  peerASN: z.optional(z.number()),
  vlanId: z.optional(z.number()),
  primaryPeerAddressPrefix: z.optional(z.string()),
  secondaryPeerAddressPrefix: z.optional(z.string()),
});

const order = z.object({
  serviceKey: z.string(),
  serviceProviderName: z.string(),
  peeringLocation: z.string(),
  bandwidthInMbps: z.number(),
  serviceProviderProvisioningState: z.string(),
  stag: z.optional(z.number()),
  isBusy: z.boolean(),
  privatePeering: z.optional(peering),
});
/** A circuit as its provider sees it. */
export type Order = z.infer<typeof order>;

const refusal = z.object({ error: z.object({ message: z.string() }) });

export type Told = { order: Order } | { refused: string };

async function send(host: PortalHost, method: 'GET' | 'POST', path: string, body?: unknown): Promise<Response> {
  return host.fetch(armRequest(method, path, body, { actor: providerPane }));
}

async function whyNot(response: Response): Promise<string> {
  const read = refusal.safeParse(await response.json());
  return read.success
    ? read.data.error.message
    : `It did not work (HTTP ${String(response.status)}). Look up the order again.`;
}

const query = (key: string, provider: string | undefined): string =>
  String(new URLSearchParams({ key, ...(provider === undefined ? {} : { provider }) }));

/** Looks for the order behind a service key; with a provider's name, among its orders only. */
export async function findOrder(host: PortalHost, key: string, provider: string | undefined): Promise<Told> {
  const response = await send(host, 'GET', `/_control/provider/order?${query(key, provider)}`);
  return response.ok ? { order: order.parse(await response.json()) } : { refused: await whyNot(response) };
}

export type Work = 'accept' | 'provision' | 'deprovision' | 'peering';

/** Does a piece of work for an order. Answers why it was refused; undefined when it was done. */
export async function work(
  host: PortalHost,
  what: Work,
  key: string,
  provider: string | undefined,
  body?: unknown,
): Promise<string | undefined> {
  const response = await send(host, 'POST', `/_control/provider/${what}?${query(key, provider)}`, body);
  return response.ok ? undefined : whyNot(response);
}
