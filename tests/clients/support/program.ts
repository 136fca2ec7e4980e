/** The running program that the clients talk to, and clients made as anybody would make them. */
import { NetworkManagementClient } from '@azure/arm-network';
import { ResourceManagementClient } from '@azure/arm-resources';
import type { TokenCredential } from '@azure/core-auth';

/** A setting that `npm run test:clients` hands over. */
export function handed(name: string): string {
  const value = process.env[name];
  if (value !== undefined && value !== '') return value;
  throw new Error(`${name} is not set. Run these tests by \`npm run test:clients\`: it starts the program they need.`);
}

/** Where the program listens, such as https://127.0.0.1:8443. */
export const endpoint = handed('CROSSCONNECT_ENDPOINT');

/** The subscription that a fresh Cloud shows: the circuit's owner here. */
export const owner = '00000000-0000-0000-0000-000000000001';
/** A second subscription: the circuit's user. */
export const user = '00000000-0000-0000-0000-000000000002';

/** Any token will do. */
export const credential: TokenCredential = {
  getToken: () => Promise.resolve({ token: 'anything', expiresOnTimestamp: Date.now() + 3_600_000 }),
};

export const networkOf = (subscription: string): NetworkManagementClient =>
  new NetworkManagementClient(credential, subscription, { endpoint });

export const resourcesOf = (subscription: string): ResourceManagementClient =>
  new ResourceManagementClient(credential, subscription, { endpoint });

/** Makes a resource group, empty even when an earlier run left one behind. */
export async function freshGroup(subscription: string, name: string, location = 'westeurope'): Promise<void> {
  const { resourceGroups } = resourcesOf(subscription);
  await resourceGroups.createOrUpdate(name, { location });
}

/** Plays the rest of the world: `control('provider/provision', { circuit })`. Returns the body of the answer. */
export async function control(act: string, parameters: Readonly<Record<string, string>> = {}): Promise<unknown> {
  const url = new URL(`/_control/${act}`, endpoint);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  const answer = await fetch(url, { method: 'POST' });
  if (!answer.ok) throw new Error(`${url.href} answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}
