/** The lines of the Azure CLI beside a request: what they say, how they are written, and which of them somebody tried. */
import { describe, expect, test } from 'vitest';
import { createArm } from '#src/azure/arm.ts';
import { azFor } from '#src/azure/az-lines/az.ts';
import proven from '#src/azure/az-lines/proven.json' with { type: 'json' };
import { armRequest } from '#src/azure/requests.ts';
import { createVirtualClock } from '#src/base/clock.ts';
import { waitUntilIdle } from '#src/lab/play.ts';
import { labs } from '#src/lab/registry.ts';
import { profiles, solve } from '#tests/lab/solving.ts';
import { samples, untried } from './samples.ts';
import type { Sample } from './samples.ts';

const groups = {
  '{group}': '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-one',
  '{other}': '/subscriptions/00000000-0000-0000-0000-000000000002/resourceGroups/rg-two',
};
const filled = (text: string): string =>
  Object.entries(groups).reduce((done, [mark, id]) => done.replaceAll(mark, id), text);

/** The samples as requests. */
const requested = ({ method, path, body, isChange }: Sample) => ({
  method,
  path: filled(path),
  ...(body === undefined ? {} : { body: JSON.parse(filled(JSON.stringify(body))) as unknown }),
  isNew: isChange !== true,
});

test('every sample is a request that the simulated Azure grants', async () => {
  const clock = createVirtualClock();
  const arm = createArm({ seed: 'az', clock, profile: 'taught' });
  const read = async (method: string, path: string, body?: unknown) => {
    const answer = await arm.fetch(armRequest(method, path, body));
    const text = await answer.text();
    return { ok: answer.ok, text };
  };
  for (const sample of samples) {
    const { method, path, body } = requested(sample);
    const key = sample.key && /"authorizationKey":"([^"]+)"/.exec((await read('GET', filled(sample.key))).text)?.[1];
    const sent: unknown = JSON.parse(JSON.stringify(body ?? null).replace('{key}', key ?? ''));
    const { ok, text } = await read(method, path, sent ?? undefined);
    expect(ok, `${sample.does}: ${text}`).toBe(true);
    waitUntilIdle(arm, clock);
    if (sample.provider)
      await read('POST', `/_control/provider/${sample.provider}?circuit=${encodeURIComponent(path)}`);
  }
});

test.for(samples)('when $does there is a line for it, and az ran its like', (sample) => {
  const lines = azFor(requested(sample)) ?? [];
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.filter(({ isProven }) => !isProven).map(({ line }) => line)).toEqual([]);
});

test.for(untried)('when $does the line is called unproven: $because', (sample) => {
  expect(azFor(requested(sample))).toMatchObject([{ isProven: false }]);
});

test('every shape that is called proven belongs to a sample', () => {
  const known = samples.flatMap((sample) => azFor(requested(sample))?.map(({ shape }) => shape) ?? []);
  expect(proven.shapes).toEqual([...new Set(known)].sort());
});

describe('a line', () => {
  const lineFor = (method: string, path: string, body?: unknown, isNew = true) =>
    azFor({ method, path: filled(path), body, isNew })?.map(({ line }) => line);
  const network = '{group}/providers/Microsoft.Network';
  const last = '--subscription 00000000-0000-0000-0000-000000000001';

  test.for([
    {
      because: 'a place with a space in it stands in quotation marks',
      line: lineFor('PUT', `${network}/expressRouteCircuits/c`, {
        location: 'westus2',
        sku: { tier: 'Standard', family: 'MeteredData' },
        properties: {
          serviceProviderProperties: {
            serviceProviderName: 'Equinix',
            peeringLocation: 'Silicon Valley',
            bandwidthInMbps: 50,
          },
        },
      }),
      says: [
        `az network express-route create -g rg-one -n c -l westus2 --provider Equinix --peering-location "Silicon Valley" --bandwidth 50 --sku-tier Standard --sku-family MeteredData ${last}`,
      ],
    },
    {
      because: 'a resource of another group is named by its whole id',
      line: lineFor('PUT', `${network}/connections/c`, {
        location: 'westus2',
        properties: {
          virtualNetworkGateway1: { id: filled(`${network}/virtualNetworkGateways/gw`) },
          peer: { id: filled('{other}/providers/Microsoft.Network/expressRouteCircuits/x') },
          routingWeight: 0,
          expressRouteGatewayBypass: false,
          authorizationKey: 'k',
        },
      }),
      says: [
        `az network vpn-connection create -g rg-one -n c -l westus2 --vnet-gateway1 gw --express-route-circuit2 ${groups['{other}']}/providers/Microsoft.Network/expressRouteCircuits/x --authorization-key k --routing-weight 0 ${last}`,
      ],
    },
    {
      because: 'a network and each subnet that comes with it take a line each',
      line: lineFor('PUT', `${network}/virtualNetworks/v`, {
        location: 'westus2',
        properties: {
          addressSpace: { addressPrefixes: ['10.0.0.0/16', '10.1.0.0/16'] },
          subnets: [{ name: 'default', properties: { addressPrefix: '10.0.0.0/24' } }],
        },
      }),
      says: [
        `az network vnet create -g rg-one -n v -l westus2 --address-prefixes 10.0.0.0/16 10.1.0.0/16 ${last}`,
        `az network vnet subnet create -g rg-one --vnet-name v -n default --address-prefixes 10.0.0.0/24 ${last}`,
      ],
    },
    {
      because: 'what is asked of an edge names the peering and the link',
      line: lineFor('POST', `${network}/expressRouteCircuits/c/peerings/AzurePrivatePeering/arpTables/primary`),
      says: [
        `az network express-route list-arp-tables -g rg-one -n c --peering-name AzurePrivatePeering --path primary ${last}`,
      ],
    },
    {
      because: 'this az has no word for a link of both families',
      line: lineFor('PUT', `${network}/expressRouteCircuits/c/peerings/AzurePrivatePeering/connections/l`, {
        properties: { ipv6CircuitConnectionConfig: { addressPrefix: '2001:db8::/125' } },
      }),
      says: undefined,
    },
    {
      because: 'nobody wrote lines for this type',
      line: lineFor('PUT', `${network}/typesWithoutLines/n`, {}),
      says: undefined,
    },
    { because: 'what is no resource has no line', line: lineFor('PUT', '/_control/clock', {}), says: undefined },
  ])('$because', ({ line, says }) => expect(line).toEqual(says));

  test('of a shape that nobody tried says so', () => {
    const [one] =
      azFor({
        method: 'PUT',
        path: filled(`${network}/publicIPAddresses/ip`),
        body: { location: 'westeurope' },
        isNew: true,
      }) ?? [];
    expect(one).toMatchObject({ isProven: false });
  });
});

test.for(profiles)('each write that the deeds of a lab make has a line, as %s', async (profile) => {
  const without: string[] = [];
  for (const { load } of labs) {
    const { default: lab } = await load();
    const { log } = await solve(lab, 'seed-1', profile);
    for (const done of log) {
      if (!('act' in done) || done.act.path.startsWith('/_control')) continue;
      const { method, path, body } = done.act;
      const line = method === 'PATCH' ? undefined : azFor({ method, path, body, isNew: true });
      if (line === undefined) without.push(`${lab.id}: ${method} ${path}`);
    }
  }
  expect(without).toEqual([]);
});
