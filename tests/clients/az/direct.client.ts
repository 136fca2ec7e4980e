/** What else the Azure CLI has for ExpressRoute: lists of what can be had, ports, and route filters. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { owner } from '../support/program.ts';
import { networkId } from '../support/shapes.ts';
import { isHere, signedIn } from './cli.ts';
import type { AzureCli } from './cli.ts';

const group = 'az-direct';

describe.skipIf(!isHere)('by az', () => {
  let az: AzureCli;

  beforeAll(async () => {
    az = await signedIn('somebody', owner);
    await az.run(`group create -n ${group} -l westeurope`);
  });
  afterAll(() => az.dispose());

  test('providers, places for ports and communities are listed', async () => {
    expect(await az.run(`network express-route list-service-providers --query "[?name=='Equinix'].name"`)).toEqual([
      'Equinix',
    ]);
    expect(await az.run('network express-route port location list --query length(@)')).toBeGreaterThan(0);
    expect(await az.run('network route-filter rule list-service-communities --query length(@)')).toBeGreaterThan(0);
  });

  test('a port pair is made, its link is turned on, and a circuit stands on it', async () => {
    const place = await az.run('network express-route port location list --query [0].name');
    await az.run(
      `network express-route port create -g ${group} -n port --bandwidth 10 gbps --encapsulation dot1q --peering-location ${String(place)} -l westeurope`,
    );
    expect(
      await az.run(
        `network express-route port link update -g ${group} --port-name port -n link1 --admin-state Enabled --query adminState`,
      ),
    ).toBe('Enabled');
    const port = networkId(owner, group, 'expressRoutePorts', 'port');
    expect(
      await az.run(
        `network express-route create -g ${group} -n direct -l westeurope --express-route-port ${port} --bandwidth 5 gbps --sku-tier Standard`,
      ),
    ).toMatchObject({ provisioningState: 'Succeeded', bandwidthInGbps: 5 });
    expect(await az.refused(`network express-route port delete -g ${group} -n port`)).toContain(
      'CrossconnectPortInUse',
    );
  });

  test('a route filter lets one community through', async () => {
    await az.run(`network route-filter create -g ${group} -n filter -l westeurope`);
    await az.run(
      `network route-filter rule create -g ${group} --filter-name filter -n allow --access Allow --communities 12076:51002 -l westeurope`,
    );
    expect(await az.run(`network route-filter show -g ${group} -n filter --query rules[0].communities`)).toEqual([
      '12076:51002',
    ]);
    expect(await az.run(`network route-filter list -g ${group} --query length(@)`)).toBe(1);
  });

  test('the group goes with all of it', async () => {
    await az.run(`group delete -n ${group} --yes`);
    expect(await az.run(`group exists -n ${group}`)).toBe(false);
  });
});
