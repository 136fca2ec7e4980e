/** The course's whole story by the Azure CLI: a circuit, its owner's network, a second subscription, FastPath, Global Reach, and clean up. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { control, owner, user } from '../support/program.ts';
import { networkId } from '../support/shapes.ts';
import { isHere, signedIn } from './cli.ts';
import type { AzureCli } from './cli.ts';

const group = 'az-story';
const idOf = (subscription: string, type: string, name: string) => networkId(subscription, group, type, name);
const circuit = idOf(owner, 'expressRouteCircuits', 'amsterdam');
const farCircuit = idOf(owner, 'expressRouteCircuits', 'london');

async function networkWithGateway(az: AzureCli, name: string, second: number): Promise<unknown> {
  await az.run(
    `network vnet create -g ${group} -n ${name} --address-prefixes 10.${second}.0.0/16 --subnet-name GatewaySubnet --subnet-prefixes 10.${second}.0.0/27`,
  );
  await az.run(`network public-ip create -g ${group} -n ${name}-ip --sku Standard`);
  return az.run(
    `network vnet-gateway create -g ${group} -n ${name}-gateway --gateway-type ExpressRoute --sku ErGw3AZ --vnet ${name} --public-ip-addresses ${name}-ip`,
  );
}

describe.skipIf(!isHere)('by az', () => {
  let az: AzureCli;
  let partner: AzureCli;

  beforeAll(async () => {
    [az, partner] = await Promise.all([signedIn('owner', owner), signedIn('partner', user)]);
  });
  afterAll(() => {
    az.dispose();
    partner.dispose();
  });

  test('signed in, it sees the subscription', async () => {
    expect(await az.run('account show')).toMatchObject({
      id: owner,
      state: 'Enabled',
      environmentName: 'Crossconnect',
    });
  });

  test('the groups are there once they are made', async () => {
    const made = `group create -n ${group} -l northeurope --tags course=expressroute`;
    for (const group of await Promise.all([az.run(made), partner.run(made)])) {
      expect(group).toMatchObject({ tags: { course: 'expressroute' }, properties: { provisioningState: 'Succeeded' } });
    }
    expect(await az.run(`group exists -n ${group}`)).toBe(true);
  });

  test('two networks get a gateway each, in two subscriptions', async () => {
    const made = await Promise.all([networkWithGateway(az, 'hub', 1), networkWithGateway(partner, 'partner', 2)]);
    for (const gateway of made) {
      expect(gateway).toMatchObject({ vnetGateway: { gatewayType: 'ExpressRoute', provisioningState: 'Succeeded' } });
    }
  });

  test('a circuit waits for its provider', async () => {
    expect(
      await az.run(
        `network express-route create -g ${group} -n amsterdam --provider Equinix --peering-location Amsterdam --bandwidth 1 Gbps --sku-tier Standard --sku-family MeteredData`,
      ),
    ).toMatchObject({ circuitProvisioningState: 'Enabled', serviceProviderProvisioningState: 'NotProvisioned' });
    await control('provider/provision', { circuit });
    expect(await az.run(`network express-route show -g ${group} -n amsterdam`)).toMatchObject({
      serviceProviderProvisioningState: 'Provisioned',
      serviceProviderProperties: { bandwidthInMbps: 1000 },
    });
  });

  test('private peering comes up', async () => {
    expect(
      await az.run(
        `network express-route peering create -g ${group} --circuit-name amsterdam --peering-type AzurePrivatePeering --peer-asn 65010 --vlan-id 100 --primary-peer-subnet 192.168.15.16/30 --secondary-peer-subnet 192.168.15.20/30`,
      ),
    ).toMatchObject({ provisioningState: 'Succeeded', azureASN: 12_076 });
  });

  test('the owner connects without a key, and FastPath is turned on', async () => {
    expect(
      await az.run(
        `network vpn-connection create -g ${group} -n hub-circuit --vnet-gateway1 hub-gateway --express-route-circuit2 amsterdam`,
      ),
    ).toMatchObject({ resource: { provisioningState: 'Succeeded', connectionType: 'ExpressRoute' } });
    expect(
      await az.run(`network vpn-connection update -g ${group} -n hub-circuit --express-route-gateway-bypass true`),
    ).toMatchObject({ expressRouteGatewayBypass: true });
  });

  test('the other subscription connects with a key and not without', async () => {
    const connect = `network vpn-connection create -g ${group} -n partner-circuit --vnet-gateway1 partner-gateway --express-route-circuit2 ${circuit}`;
    expect(await partner.refused(connect)).toContain('CrossconnectAuthorizationKeyRequired');
    await az.run(`network express-route auth create -g ${group} --circuit-name amsterdam -n partner`);
    const key = await az.run(
      `network express-route auth show -g ${group} --circuit-name amsterdam -n partner --query authorizationKey`,
    );
    expect(key).toMatch(/^[\da-f]{8}-/);
    await partner.run(`${connect} --authorization-key ${String(key)}`);
    expect(await az.run(`network express-route auth list -g ${group} --circuit-name amsterdam`)).toMatchObject([
      { name: 'partner', authorizationUseStatus: 'InUse' },
    ]);
  });

  test('Global Reach joins two circuits', async () => {
    await az.run(
      `network express-route create -g ${group} -n london --provider Equinix --peering-location London --bandwidth 1000`,
    );
    await control('provider/provision', { circuit: farCircuit });
    await az.run(
      `network express-route peering create -g ${group} --circuit-name london --peering-type AzurePrivatePeering --peer-asn 65011 --vlan-id 200 --primary-peer-subnet 192.168.16.16/30 --secondary-peer-subnet 192.168.16.20/30`,
    );
    const joined = `-g ${group} --circuit-name amsterdam --peering-name AzurePrivatePeering`;
    await az.run(
      `network express-route peering connection create ${joined} -n to-london --peer-circuit ${farCircuit}/peerings/AzurePrivatePeering --address-prefix 10.255.0.0/29`,
    );
    expect(await az.run(`network express-route peering connection show ${joined} -n to-london`)).toMatchObject({
      circuitConnectionStatus: 'Connected',
      provisioningState: 'Succeeded',
    });
    expect(
      await az.run(
        `network express-route peering peer-connection list -g ${group} --circuit-name london --peering-name AzurePrivatePeering`,
      ),
    ).toHaveLength(1);
  });

  test('both devices tell their tables', async () => {
    const at = `-g ${group} -n amsterdam --peering-name AzurePrivatePeering --path primary`;
    for (const table of ['list-arp-tables', 'list-route-tables', 'list-route-tables-summary']) {
      expect(await az.run(`network express-route ${table} ${at}`)).toMatchObject({ value: expect.any(Array) });
    }
    expect(await az.run(`network express-route get-stats -g ${group} -n amsterdam`)).toBeTypeOf('object');
  });

  test.for([
    {
      what: 'a circuit that has connections',
      line: 'network express-route delete -n amsterdam',
      code: 'CrossconnectCircuitInUse',
    },
    {
      what: 'a gateway that has a connection',
      line: 'network vnet-gateway delete -n hub-gateway',
      code: 'VirtualNetworkGatewayCannotBeDeleted',
    },
    {
      what: 'a subnet that has a gateway',
      line: 'network vnet subnet delete --vnet-name hub -n GatewaySubnet',
      code: 'InUseSubnetCannotBeDeleted',
    },
    {
      what: 'an address that a gateway has',
      line: 'network public-ip delete -n hub-ip',
      code: 'PublicIPAddressCannotBeDeleted',
    },
  ])('$what cannot go first', async ({ line, code }) => {
    expect(await az.refused(`${line} -g ${group}`)).toContain(code);
  });

  test('all goes in the right order', async () => {
    await az.run(
      `network express-route peering connection delete -g ${group} --circuit-name amsterdam --peering-name AzurePrivatePeering -n to-london`,
    );
    await partner.run(`network vpn-connection delete -g ${group} -n partner-circuit`);
    await az.run(`network vpn-connection delete -g ${group} -n hub-circuit`);
    await az.run(`network express-route auth delete -g ${group} --circuit-name amsterdam -n partner`);
    await az.run(`network vnet-gateway delete -g ${group} -n hub-gateway`);
    await az.run(`network express-route peering delete -g ${group} --circuit-name amsterdam -n AzurePrivatePeering`);
    expect(await az.refused(`network express-route delete -g ${group} -n amsterdam`)).toContain('Deprovisioned');
    await control('provider/deprovision', { circuit });
    await az.run(`network express-route delete -g ${group} -n amsterdam`);
    await az.run(`network public-ip delete -g ${group} -n hub-ip`);
    await az.run(`network vnet delete -g ${group} -n hub`);
    expect(await az.run(`network express-route list -g ${group} --query [].name`)).toEqual(['london']);
  });

  test('a group takes along what is still in it', async () => {
    await control('provider/deprovision', { circuit: farCircuit });
    await Promise.all([az, partner].map((cli) => cli.run(`group delete -n ${group} --yes`)));
    expect(await az.run(`group exists -n ${group}`)).toBe(false);
  });
});
