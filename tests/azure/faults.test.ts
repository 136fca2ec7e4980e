import { describe, expect, test } from 'vitest';
import { at, circuit, createAzure, group, network } from './azure.ts';
import type { Azure } from './azure.ts';

const order = (azure: Azure, ...faults: unknown[]) => azure.send('PUT', '/_control/faults', { faults });

describe('an ordered fault', () => {
  test.for([
    { fault: 'throttle', status: 429, isDone: false, because: 'too many requests are turned away' },
    { fault: 'conflict', status: 409, isDone: false, because: 'another one is said to be at work' },
    { fault: 'error', status: 500, isDone: false, because: 'the service has failed' },
    { fault: 'timeout', status: 504, isDone: true, because: 'only the answer is lost' },
    { fault: 'stuck', status: 201, isDone: true, because: 'it is taken and never ends' },
  ])('$fault answers $status: $because', async ({ fault, status, isDone }) => {
    const azure = await createAzure();
    await order(azure, { fault, rate: 1, method: 'PUT' });
    const [path, body] = network('v');
    const answered = await azure.send('PUT', path, body);
    expect(answered.status).toBe(status);
    if (status >= 400) expect(answered.code).toBe('CrossconnectInjectedFault');
    expect((await azure.send('GET', path)).status).toBe(isDone ? 200 : 404);
  });

  test('keeps what it struck Updating until faults end', async () => {
    const azure = await createAzure();
    await order(azure, { fault: 'stuck', rate: 1, path: at('virtualNetworks') });
    await azure.send('PUT', ...network('v'));
    await azure.make(...circuit('er'));
    azure.idle();
    azure.clock.advance(1e9);
    expect((await azure.send('GET', 'virtualNetworks/v')).body.properties.provisioningState).toBe('Updating');
    expect((await azure.send('DELETE', 'virtualNetworks/v')).code).toBe('AnotherOperationInProgress');
    expect((await azure.send('GET', 'expressRouteCircuits/er')).body.properties.provisioningState).toBe('Succeeded');
    await azure.send('DELETE', '/_control/faults');
    expect((await azure.send('GET', 'virtualNetworks/v')).body.properties.provisioningState).toBe('Succeeded');
  });

  test('asks a throttled client to wait as long as was ordered', async () => {
    const azure = await createAzure();
    await order(azure, { fault: 'throttle', rate: 1, retryAfter: 7 });
    expect((await azure.send('GET', group)).headers.get('retry-after')).toBe('7');
    await order(azure, { fault: 'throttle', rate: 1 });
    expect((await azure.send('GET', group)).headers.get('retry-after')).toBe('10');
  });

  test.for([
    { fault: { path: at('virtualNetworks') }, isStruck: true, because: 'the path begins so' },
    { fault: { path: at('VIRTUALNETWORKS/V') }, isStruck: true, because: 'case does not count' },
    { fault: { path: 'virtual\\w+/v$' }, isStruck: true, because: 'the expression fits' },
    { fault: { path: '/virtualNetworks' }, isStruck: false, because: 'no path begins so' },
    { fault: { method: 'DELETE' }, isStruck: false, because: 'nothing is deleted' },
    { fault: { rate: 0 }, isStruck: false, because: 'it never strikes' },
  ])('strikes where it was ordered: $fault, $because', async ({ fault, isStruck }) => {
    const azure = await createAzure();
    await azure.make(...network('v'));
    await order(azure, { fault: 'error', rate: 1, ...fault });
    expect((await azure.send('GET', 'virtualNetworks/v')).status).toBe(isStruck ? 500 : 200);
  });

  test('strikes about as often as its rate says, and the same requests every time', async () => {
    const run = async (): Promise<boolean[]> => {
      const azure = await createAzure();
      await order(azure, { fault: 'error', rate: 0.3 });
      const struck: boolean[] = [];
      for (let turn = 0; turn < 200; turn += 1) {
        const [path, body] = network('v');
        const { status } = turn % 2 === 0 ? await azure.send('GET', path) : await azure.send('PUT', path, body);
        struck.push(status === 500);
      }
      return struck;
    };
    const struck = await run();
    expect(struck.filter(Boolean).length).toBeGreaterThan(40);
    expect(struck.filter(Boolean).length).toBeLessThan(80);
    expect(await run()).toEqual(struck);
  });

  test.for([
    { fault: { fault: 'explode', rate: 1 }, code: 'CrossconnectInvalidProperty', because: 'there is no such fault' },
    { fault: { fault: 'error', rate: 2 }, code: 'CrossconnectInvalidProperty', because: 'a share is at most 1' },
    { fault: { fault: 'error' }, code: 'CrossconnectInvalidProperty', because: 'how often is not said' },
    {
      fault: { fault: 'error', rate: 1, path: '(' },
      code: 'CrossconnectInvalidPattern',
      because: 'it is no expression',
    },
    { fault: { fault: 'error', rate: 1, when: 'now' }, code: 'CrossconnectInvalidProperty', because: 'it says more' },
  ])('is refused as $fault: $because', async ({ fault, code }) => {
    const azure = await createAzure();
    expect(await order(azure, fault)).toMatchObject({ status: 400, code });
    expect((await azure.send('GET', '/_control/faults')).body).toEqual({ faults: [] });
  });

  test('never strikes the hand that ordered it', async () => {
    const azure = await createAzure();
    await order(azure, { fault: 'error', rate: 1 });
    expect((await azure.send('GET', '/_control/clock')).status).toBe(200);
    expect((await azure.send('DELETE', '/_control/faults')).status).toBe(200);
    expect((await azure.send('GET', group)).status).toBe(200);
  });
});
