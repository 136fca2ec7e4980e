import { describe, expect, test } from 'vitest';
import type { Profile } from '#src/base/facts.ts';
import { at, connection, createAzure, makeCircuit, makeGateway, network, owner } from './azure.ts';

describe.for<Profile>(['taught', 'today'])('a region, %s', (profile) => {
  test.for([
    { sent: 'uaenorth', because: "it is in Azure's list, and not in ExpressRoute's table" },
    { sent: 'Spain Central', because: 'people write it so' },
    { sent: 'jioindiawest', because: 'the page of regions leaves it out' },
    { sent: 'west-europe', because: 'it is in both' },
    { sent: 'West India', because: 'the table writes it India West' },
    { sent: 'Brazil Southeast', because: 'the table knows Brazil South alone' },
  ])('$sent takes resources: $because', async ({ sent }) => {
    const { send } = await createAzure(profile);
    const [path, body] = network('v', '10.0.0.0/16', sent);
    const { status, body: made } = await send('PUT', path, body);
    expect(status).toBe(201);
    expect(made.location).toBe(sent.toLowerCase().replaceAll(/[ -]/g, ''));
    const { value } = (await send('GET', `/subscriptions/${owner}/locations`)).body;
    expect(value.filter(({ name }) => name === made.location)).toHaveLength(1);
  });

  test('that does not exist is refused with those that do', async () => {
    const { send } = await createAzure(profile);
    const refused = await send('PUT', ...network('v', '10.0.0.0/16', 'atlantis'));
    expect(refused).toMatchObject({
      status: 400,
      code: 'LocationNotAvailableForResourceType',
      fact: 'expressroute/azure-regions',
    });
    for (const one of ['westeurope', 'israelcentral', 'newzealandnorth'])
      expect(refused.message.match(new RegExp(`\\b${one}\\b`, 'g'))).toHaveLength(1);
  });

  test('without a geopolitical region is reached by a Premium circuit, and the refusal of a Standard one says why', async () => {
    const azure = await createAzure(profile);
    await makeGateway(azure, 'a', 'UltraPerformance', 'uaenorth');
    const standard = await makeCircuit(azure, 'near');
    const refused = await azure.send('PUT', ...connection('c', 'gw-a', standard, {}, 'uaenorth'));
    expect(refused).toMatchObject({ status: 400, code: 'CrossconnectOutsideGeopoliticalRegion' });
    expect(refused.message).toContain('does not name uaenorth');
    const premium = await makeCircuit(azure, 'far', 'Premium');
    expect((await azure.send('PUT', ...connection('c', 'gw-a', premium, {}, 'uaenorth'))).status).toBe(201);
    azure.idle();
    const down = await azure.send('PUT', at('expressRouteCircuits/far'), {
      location: 'westeurope',
      sku: { tier: 'Standard', family: 'MeteredData' },
      properties: (await azure.send('GET', at('expressRouteCircuits/far'))).body.properties,
    });
    expect(down.code).toBe('CrossconnectOutsideGeopoliticalRegion');
    expect(down.message).toContain('does not name uaenorth');
  });
});
