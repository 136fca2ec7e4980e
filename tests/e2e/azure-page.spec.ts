/** The page of a running `npm run azure`: what a program makes is in the portal, and what the portal does is in the list of requests. */
import { expect, test } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { startAzure } from './support/azure.ts';
import type { AzureProgram } from './support/azure.ts';

const group = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-program';
const of = (type: string, name: string) =>
  `${group}/providers/Microsoft.Network/${type}/${name}?api-version=2024-05-01`;
const idOf = (url: string) => ({ id: url.split('?')[0] });
const location = 'westeurope';
const twoSeconds = { timeout: 2000 };

/** Makes a connection and all it stands on, as a program does: one after the other, each waited for. */
async function connect({ ask }: AzureProgram): Promise<void> {
  const put = async (url: string, body: object) => {
    await ask('PUT', url, body);
    await ask('POST', '/_control/clock', { untilIdle: true });
  };
  const [network, address] = [of('virtualNetworks', 'vnet-program'), of('publicIPAddresses', 'ip-program')];
  const [gateway, circuit] = [of('virtualNetworkGateways', 'gw-program'), of('expressRouteCircuits', 'er-program')];
  const subnet = { name: 'GatewaySubnet', properties: { addressPrefix: '10.0.0.0/26' } };
  await put(network, {
    location,
    properties: { addressSpace: { addressPrefixes: ['10.0.0.0/16'] }, subnets: [subnet] },
  });
  await put(address, { location, sku: { name: 'Standard' }, properties: { publicIPAllocationMethod: 'Static' } });
  const parts = { subnet: { id: `${idOf(network).id ?? ''}/subnets/GatewaySubnet` }, publicIPAddress: idOf(address) };
  await put(gateway, {
    location,
    properties: {
      gatewayType: 'ExpressRoute',
      sku: { name: 'ErGw1AZ', tier: 'ErGw1AZ' },
      ipConfigurations: [{ name: 'default', properties: parts }],
    },
  });
  await put(circuit, {
    location,
    sku: { name: 'Standard_MeteredData', tier: 'Standard', family: 'MeteredData' },
    properties: {
      serviceProviderProperties: { serviceProviderName: 'Equinix', peeringLocation: 'Amsterdam', bandwidthInMbps: 200 },
    },
  });
  await ask('POST', `/_control/provider/provision?circuit=${idOf(circuit).id ?? ''}`);
  await put(circuit.replace('?', '/peerings/AzurePrivatePeering?'), {
    properties: {
      peeringType: 'AzurePrivatePeering',
      peerASN: 65010,
      primaryPeerAddressPrefix: '192.168.15.0/30',
      secondaryPeerAddressPrefix: '192.168.15.4/30',
      vlanId: 100,
    },
  });
  await put(of('connections', 'con-program'), {
    location,
    properties: {
      connectionType: 'ExpressRoute',
      virtualNetworkGateway1: { ...idOf(gateway), properties: {} },
      peer: idOf(circuit),
    },
  });
}

test('on the site itself it says how to start one', async ({ page }) => {
  await page.goto('/azure/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('A simulated Azure for your own programs');
  await expect(page.getByText('npm run azure -- --https')).toBeVisible();
  await expect(page.locator('.cc-portal')).toHaveCount(0);
});

test('a program and the portal work on one Cloud, each sees the other within two seconds', async ({ page }) => {
  const azure = await startAzure();
  const faults: string[] = [];
  page.on('console', (message) => {
    // The browser notes every 404 as an error; the portal looks once more for what it has deleted.
    if (message.type() === 'error' && !message.text().includes('404 (Not Found)')) faults.push(message.text());
  });
  page.on('pageerror', ({ message }) => faults.push(message));
  try {
    await page.goto(azure.origin);
    const portal = page.getByRole('region', { name: 'Simulated portal' });
    const requests = page.getByRole('region', { name: 'Requests' });
    await portal.getByRole('link', { name: 'Resource groups' }).first().click();
    await azure.ask('PUT', `${group}?api-version=2021-04-01`, { location });
    await expect(portal.getByRole('link', { name: 'rg-program' })).toBeVisible(twoSeconds);
    await expect(requests.getByText('/resourceGroups/rg-program').first()).toBeVisible(twoSeconds);

    await connect(azure);
    await portal.getByRole('link', { name: 'rg-program' }).click();
    await portal.getByRole('link', { name: 'con-program', exact: true }).click();
    await portal.getByRole('button', { name: 'Delete', exact: true }).click();
    await portal.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
    const row = requests.locator('summary').filter({ hasText: 'DELETE' });
    await expect(row).toContainText('portal', twoSeconds);
    await row.click();
    await expect(requests.getByText('No body.').first()).toBeVisible();
    await page.getByRole('button', { name: 'Finish what is running' }).click();
    await expect(portal.getByText('con-program is gone')).toBeVisible(twoSeconds);
    expect((await azure.raw(of('connections', 'con-program'))).status).toBe(404);
    await expectAccessible(page, 'the page of a running server');
    expect(faults).toEqual([]);
  } finally {
    azure.stop();
  }
});

/** A machine with a network interface in a network that is connected to a circuit. */
async function addMachine({ ask }: AzureProgram): Promise<void> {
  const nic = of('networkInterfaces', 'nic-program');
  const subnet = of('virtualNetworks', 'vnet-program').replace('?', '/subnets/snet-program?');
  const steps: [string, object][] = [
    [subnet, { properties: { addressPrefix: '10.0.1.0/24' } }],
    [
      nic,
      {
        location,
        properties: { ipConfigurations: [{ name: 'first', properties: { subnet: idOf(subnet) } }] },
      },
    ],
    [
      `${group}/providers/Microsoft.Compute/virtualMachines/vm-program?api-version=2024-03-01`,
      {
        location,
        properties: {
          hardwareProfile: { vmSize: 'Standard_B2s' },
          osProfile: { adminUsername: 'learner', adminPassword: 'Not-a-secret-1' },
          networkProfile: { networkInterfaces: [idOf(nic)] },
        },
      },
    ],
  ];
  for (const [url, body] of steps) {
    await ask('PUT', url, body);
    await ask('POST', '/_control/clock', { untilIdle: true });
  }
}

test('the portal asks a network interface for the routes and rules that hold there', async ({ page }) => {
  const azure = await startAzure();
  try {
    await azure.ask('PUT', `${group}?api-version=2021-04-01`, { location });
    await connect(azure);
    await addMachine(azure);
    await page.goto(azure.origin);
    const portal = page.getByRole('region', { name: 'Simulated portal' });
    const ready = (blade: string) =>
      expect(portal.locator(`[data-blade="${blade}"][data-loading="false"]`)).toBeVisible();
    await portal.locator('[data-opens="all-resources"]:visible').first().click();
    await portal.getByRole('link', { name: 'nic-program' }).click();
    await ready('network-interface');
    for (const [blade, cell] of [
      ['interface-effective-routes', '10.100.0.0/16'],
      ['interface-security-rules', /no network security group|There are no rules/i],
    ] as const) {
      await portal.locator(`[data-opens^="${blade}"]:visible`).first().click();
      await ready(blade);
      await portal.getByRole('button', { name: /^Get / }).click();
      await page.getByRole('button', { name: 'Finish what is running' }).click();
      await expect(portal.getByText(cell).first()).toBeVisible(twoSeconds);
      await expectAccessible(page, blade);
    }
  } finally {
    azure.stop();
  }
});
