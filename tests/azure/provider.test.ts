/** What a connectivity provider can do with nothing but a service key, and what the customer sees of it. */
import { describe, expect, test } from 'vitest';
import { parseSnapshot, replay } from '#src/azure/arm.ts';
import { bagOf } from '#src/azure/body.ts';
import { networkOf } from '#src/azure/network.ts';
import { createVirtualClock } from '#src/base/clock.ts';
import { at, circuit, createAzure } from './azure.ts';
import type { Azure } from './azure.ts';

const peering = {
  peerASN: 65020,
  vlanId: 300,
  primaryPeerAddressPrefix: '192.168.20.0/30',
  secondaryPeerAddressPrefix: '192.168.20.4/30',
};
const name = 'expressRouteCircuits/er';

async function ordered(): Promise<Azure & { key: string }> {
  const azure = await createAzure();
  await azure.make(...circuit('er'));
  const { body } = await azure.send('GET', name);
  return { ...azure, key: String(body.properties['serviceKey']) };
}

const peeringsIn = async ({ send }: Azure): Promise<string[]> =>
  (await send('GET', name)).body.properties.peerings.map((one) => one.name);

describe('the order behind a service key', () => {
  test('says what was ordered, and nothing of whose subscription it is', async () => {
    const { send, key } = await ordered();
    const { status, body } = await send('GET', `/_control/provider/order?key=${key.toUpperCase()}&provider=equinix`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      serviceKey: key,
      serviceProviderName: 'Equinix',
      serviceProviderProvisioningState: 'NotProvisioned',
    });
    expect(JSON.stringify(body)).not.toContain('subscriptions');
  });

  test.for([
    { query: 'key=', status: 400, code: 'CrossconnectServiceKey', because: 'nothing was typed' },
    { query: 'key=er-amsterdam', status: 400, code: 'CrossconnectServiceKey', because: 'it is a name' },
    {
      query: 'key=00000000-0000-0000-0000-000000000000',
      status: 404,
      code: 'CrossconnectServiceKeyUnknown',
      because: 'that is what a circuit has before its key is issued',
    },
    {
      query: 'key=12345678-1234-1234-1234-123456789012',
      status: 404,
      code: 'CrossconnectServiceKeyUnknown',
      because: 'no circuit has it',
    },
  ])('is refused for $query: $because', async ({ query, status, code }) => {
    const { send } = await ordered();
    expect(await send('GET', `/_control/provider/order?${query}`)).toMatchObject({ status, code });
    expect(await send('POST', `/_control/provider/provision?${query}`)).toMatchObject({ status, code });
  });

  test('is another provider’s where the circuit was ordered there', async () => {
    const { send, key } = await ordered();
    const { status, code, message } = await send('GET', `/_control/provider/order?key=${key}&provider=Megaport`);
    expect({ status, code }).toEqual({ status: 403, code: 'CrossconnectServiceKeyOfAnotherProvider' });
    expect(message).toContain('Equinix');
  });

  test('is provisioned and deprovisioned by the key alone', async () => {
    const { send, key } = await ordered();
    const state = async () => (await send('GET', name)).body.properties['serviceProviderProvisioningState'];
    await send('POST', `/_control/provider/provision?key=${key}`);
    expect(await state()).toBe('Provisioned');
    await send('POST', `/_control/provider/deprovision?key=${key}`);
    expect(await state()).toBe('NotProvisioned');
  });
});

describe('an order that is accepted', () => {
  test('is under way until it is provisioned, and its circuit stays meanwhile', async () => {
    const { send, key, idle } = await ordered();
    const state = async () => (await send('GET', name)).body.properties['serviceProviderProvisioningState'];
    await send('POST', `/_control/provider/accept?key=${key}`);
    expect(await state()).toBe('Provisioning');
    expect((await send('DELETE', name)).status).toBe(202);
    idle();
    expect(await state()).toBe('Provisioning');
    await send('POST', `/_control/provider/provision?key=${key}`);
    expect(await state()).toBe('Provisioned');
  });

  test.for(['accept', 'provision'])('is not accepted again after %s', async (before) => {
    const { send, key } = await ordered();
    await send('POST', `/_control/provider/${before}?key=${key}`);
    expect(await send('POST', `/_control/provider/accept?key=${key}`)).toMatchObject({
      status: 409,
      code: 'CrossconnectOrderAccepted',
    });
  });
});

describe('a peering that the provider configures', () => {
  test('waits for the provider to have provisioned the circuit', async () => {
    const { send, key } = await ordered();
    expect(await send('POST', `/_control/provider/peering?key=${key}`, peering)).toMatchObject({
      status: 409,
      code: 'CrossconnectCircuitNotProvisioned',
    });
  });

  test('keeps to the rules of every peering', async () => {
    const { send, key } = await ordered();
    await send('POST', `/_control/provider/provision?key=${key}`);
    expect(await send('POST', `/_control/provider/peering?key=${key}`, { ...peering, vlanId: 5000 })).toMatchObject({
      status: 400,
      code: 'CrossconnectVlan',
    });
  });

  test('works at once and is shown only when the circuit is put again, also where that names no peering', async () => {
    const azure = await ordered();
    const { send, make, key, arm, idle } = azure;
    await send('POST', `/_control/provider/provision?key=${key}`);
    expect((await send('POST', `/_control/provider/peering?key=${key}`, peering)).status).toBe(201);
    idle();
    expect(await peeringsIn(azure)).toEqual([]);
    expect((await send('GET', `${name}/peerings`)).body.value).toEqual([]);
    expect((await send('GET', `${name}/peerings/AzurePrivatePeering`)).status).toBe(404);
    expect((await send('GET', `/_control/provider/order?key=${key}`)).body).toMatchObject({ privatePeering: peering });
    const edge = networkOf(arm.cloud, 'taught').nodes.find(({ id }) => id.endsWith('edge/primary'));
    expect(edge?.down, 'its sessions are up all the same').toBeUndefined();
    const { body } = await send('GET', name);
    await make(at(name), { ...body, properties: { ...body.properties, peerings: [] } });
    expect(await peeringsIn(azure)).toEqual(['AzurePrivatePeering']);
    expect((await send('GET', `${name}/peerings/AzurePrivatePeering`)).body.properties).toMatchObject(peering);
  });

  test('is overwritten, and shown from then on, where the customer configures it too', async () => {
    const azure = await ordered();
    const { send, make, key, idle } = azure;
    await send('POST', `/_control/provider/provision?key=${key}`);
    await send('POST', `/_control/provider/peering?key=${key}`, peering);
    idle();
    await make(at(`${name}/peerings/AzurePrivatePeering`), {
      properties: { ...peering, vlanId: 301, peeringType: 'AzurePrivatePeering' },
    });
    expect(await peeringsIn(azure)).toEqual(['AzurePrivatePeering']);
    await send('POST', `/_control/provider/peering?key=${key}`, peering);
    idle();
    expect(await peeringsIn(azure), 'what was shown once stays').toEqual(['AzurePrivatePeering']);
    const shown = (await send('GET', `${name}/peerings/AzurePrivatePeering`)).body;
    expect(bagOf(shown.properties)['vlanId']).toBe(300);
  });

  test('comes out of a saved Cloud and of a replay as it was', async () => {
    const azure = await ordered();
    const { send, key, arm, clock, idle } = azure;
    const before = arm.snapshot();
    const since = arm.journal.length;
    await send('POST', `/_control/provider/provision?key=${key}`);
    await send('POST', `/_control/provider/peering?key=${key}`, peering);
    idle();
    const snapshot = parseSnapshot(JSON.parse(JSON.stringify(before)));
    const then = createVirtualClock(snapshot.at);
    const again = await replay(snapshot, arm.journal.slice(since), then);
    then.advanceTo(clock.now());
    expect(again.snapshot().cloud).toEqual(arm.snapshot().cloud);
    expect(JSON.stringify(again.cloud.resources)).toContain('"unseen":true');
  });
});
