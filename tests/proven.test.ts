/** What an official client went through is read from the requests it made. */
import { expect, test } from 'vitest';
import { clientOf, merged, missingFrom, provenOf, templateOf } from '#scripts/support/proven.mjs';

const sdk = 'azsdk-js-arm-network/39.0.0 core-rest-client/2.5.1 Node/24.3.0 OS/(x64-Linux-6.1)';

test.for([
  { agent: sdk, client: { name: '@azure/arm-network', version: '39.0.0' } },
  { agent: 'AZURECLI/2.45.0 (DEB) (AAZ) azsdk-python-core/1.26.3', client: { name: 'az', version: '2.45.0' } },
  { agent: 'Mozilla/5.0', client: undefined },
  { agent: undefined, client: undefined },
])('$agent is told by its header', ({ agent, client }) => {
  expect(clientOf(agent)).toEqual(client);
});

test.for([
  { path: '/subscriptions', template: '/subscriptions' },
  { path: '/subscriptions/1/resourcegroups/g', template: '/subscriptions/{}/resourceGroups/{}' },
  {
    path: '/subscriptions/1/resourceGroups/g/providers/Microsoft.Network/expressRouteCircuits/c/peerings/p/arpTables/primary',
    template:
      '/subscriptions/{}/resourceGroups/{}/providers/Microsoft.Network/expressRouteCircuits/{}/peerings/{}/arpTables/{}',
  },
  {
    path: '/subscriptions/1/providers/Microsoft.Network/register',
    template: '/subscriptions/{}/providers/Microsoft.Network/register',
  },
  {
    path: '/subscriptions/1/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/n/providers/microsoft.insights/metrics',
    template:
      '/subscriptions/{}/resourceGroups/{}/providers/Microsoft.Network/virtualNetworks/{}/providers/microsoft.insights/metrics',
  },
])('$path is one of many of its kind', ({ path, template }) => {
  expect(templateOf(path)).toBe(template);
});

const at = (path: string) => `${path}?api-version=2026-01-01`;

test('a row holds every answer that one operation got, and polls are told from the rest', () => {
  const group = { method: 'PUT', url: at('/subscriptions/1/resourceGroups/g'), userAgent: sdk };
  const poll = {
    method: 'GET',
    url: at('/subscriptions/1/providers/Microsoft.Network/locations/x/operations/2'),
    userAgent: sdk,
  };
  const rows = provenOf([
    { ...group, status: 400, code: 'LocationRequired' },
    { ...group, status: 201 },
    { ...group, status: 200 },
    { ...poll, status: 202 },
  ]);
  expect(rows).toMatchObject([
    { method: 'GET', statuses: [200], codes: [] },
    { method: 'PUT', statuses: [200, 201, 400], codes: ['LocationRequired'] },
  ]);
});

test('an id that a client put behind a slash of its own is the same id', () => {
  const rows = provenOf([
    { method: 'GET', url: at('//subscriptions/1/resourceGroups/g'), status: 200, userAgent: sdk },
  ]);
  expect(rows).toMatchObject([{ path: '/subscriptions/{}/resourceGroups/{}' }]);
});

test('what was only refused, or asked by nobody of note, proves nothing', () => {
  const url = at('/subscriptions/1/providers/Microsoft.Network/virtualHubs');
  expect(
    provenOf([
      { method: 'GET', url, status: 501, userAgent: sdk, code: 'CrossconnectNotSimulated' },
      { method: 'GET', url, status: 200, userAgent: 'curl/8' },
    ]),
  ).toEqual([]);
});

const row = (client: string, version: string, path: string) => ({
  client,
  version,
  method: 'GET',
  path,
  apiVersion: '2026-01-01',
  statuses: [200],
  codes: [],
});

test('a proof that a client no longer brings is missed, unless it did not run', () => {
  const proven = [row('@azure/arm-network', '39.0.0', '/a'), row('az', '2.45.0', '/a'), row('az', '2.45.0', '/b')];
  const seen = [row('az', '2.45.0', '/a')];
  expect(missingFrom(seen, proven)).toEqual([row('az', '2.45.0', '/b')]);
  expect(missingFrom([row('az', '2.60.0', '/c')], proven)).toEqual([]);
  expect(merged(seen, proven)).toEqual([row('@azure/arm-network', '39.0.0', '/a'), row('az', '2.45.0', '/a')]);
});
