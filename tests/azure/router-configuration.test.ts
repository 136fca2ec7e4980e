/** What a customer's router is told about a peering, in every dialect. */
import { describe, expect, test } from 'vitest';
import { findDialect, routerDialects } from '#src/azure/router-configuration/list.ts';
import { sheetOf } from '#src/azure/router-configuration/sheet.ts';
import type { Sheet } from '#src/azure/router-configuration/sheet.ts';
import { at, createAzure, makeCircuit } from './azure.ts';

type Json = Record<string, unknown>;

const privately: Json = {
  peerASN: 65_001,
  vlanId: 200,
  primaryPeerAddressPrefix: '192.168.10.128/30',
  secondaryPeerAddressPrefix: '192.168.10.132/30',
};
const six: Json = {
  ipv6PeeringConfig: { primaryPeerAddressPrefix: 'fd00:1::/126', secondaryPeerAddressPrefix: 'fd00:1::4/126' },
};
const circuit = (properties: Json = privately, more: Json = {}, name = 'AzurePrivatePeering'): Json => ({
  name: 'er-office',
  properties: { stag: 17, peerings: [{ name, properties }] },
  ...more,
});
const announcing = { tags: { onPremisesPrefixes: '10.100.0.0/16, fd00:100::/48' } };

function sheet(of: Json = circuit(), more: Json = {}): Sheet {
  const found = sheetOf({ circuit: of, profile: 'today', ...more });
  if (typeof found === 'string') throw new Error(found);
  return found;
}

describe('the sheet of a peering', () => {
  test('gives the first usable address of a link to you, and the second to Microsoft', () => {
    expect(sheet().links).toEqual([
      { way: 'primary', addresses: [{ family: 4, length: 30, own: '192.168.10.129', microsoft: '192.168.10.130' }] },
      { way: 'secondary', addresses: [{ family: 4, length: 30, own: '192.168.10.133', microsoft: '192.168.10.134' }] },
    ]);
  });

  test('has a pair of IPv6 addresses on each link of a peering that speaks it', () => {
    expect(sheet(circuit({ ...privately, ...six })).links.map(({ addresses }) => addresses[1])).toEqual([
      { family: 6, length: 126, own: 'fd00:1::1', microsoft: 'fd00:1::2' },
      { family: 6, length: 126, own: 'fd00:1::5', microsoft: 'fd00:1::6' },
    ]);
  });

  test.for<{ of: Json; more?: Json; announced: string[]; because: string }>([
    { of: circuit(), announced: [], because: 'nobody said' },
    {
      of: circuit(privately, announcing),
      announced: ['10.100.0.0/16'],
      because: 'IPv6 needs a peering that speaks it',
    },
    {
      of: circuit({ ...privately, ...six }, announcing),
      announced: ['10.100.0.0/16', 'fd00:100::/48'],
      because: 'the tag of the circuit names them',
    },
    {
      of: circuit(privately, announcing),
      more: { announced: ['172.16.0.0/12', 'nonsense'] },
      announced: ['172.16.0.0/12'],
      because: 'what the site announces now counts before the tag',
    },
    {
      of: circuit(
        { ...privately, microsoftPeeringConfig: { advertisedPublicPrefixes: ['203.0.113.0/24'] } },
        announcing,
        'MicrosoftPeering',
      ),
      more: { peering: 'microsoftpeering' },
      announced: ['203.0.113.0/24'],
      because: 'Microsoft peering names its own public prefixes',
    },
  ])('announces $announced: $because', ({ of, more = {}, announced }) => {
    expect(sheet(of, more).announced).toEqual(announced);
  });

  test.for<{ port: unknown; outerTag: number | undefined; because: string }>([
    { port: undefined, outerTag: undefined, because: 'a provider tags its own side' },
    { port: { properties: { encapsulation: 'Dot1Q' } }, outerTag: undefined, because: 'such frames carry one tag' },
    { port: { properties: { encapsulation: 'QinQ' } }, outerTag: 17, because: 'Azure gave the circuit its outer tag' },
  ])('has the outer tag $outerTag: $because', ({ port, outerTag }) => {
    expect(sheet(circuit(), { port }).outerTag).toBe(outerTag);
  });

  test.for<{ of: unknown; says: string; because: string }>([
    {
      of: { name: 'er', properties: { peerings: [] } },
      says: 'er has no Azure private peering',
      because: 'none is there',
    },
    { of: 'nonsense', says: 'The circuit has no Azure private peering', because: 'it is no circuit' },
    {
      of: circuit({ ...privately, primaryPeerAddressPrefix: 'x' }),
      says: 'primary link',
      because: 'it cannot be read',
    },
    {
      of: circuit({ ...privately, secondaryPeerAddressPrefix: undefined }),
      says: 'secondary link',
      because: 'one is missing',
    },
    { of: circuit({ ...privately, peerASN: undefined }), says: 'no peer ASN', because: 'BGP needs one' },
    { of: circuit({ ...privately, vlanId: 0 }), says: 'no VLAN ID', because: 'a sub-interface needs one' },
  ])('cannot be made and says "$says": $because', ({ of, says }) => {
    expect(sheetOf({ circuit: of, profile: 'today' })).toContain(says);
  });

  test('is made of a circuit as the engine answers it', async () => {
    const azure = await createAzure('today');
    await makeCircuit(azure, 'er');
    await azure.make('expressRouteCircuits/er/peerings/AzurePrivatePeering', {
      properties: { peeringType: 'AzurePrivatePeering', ...privately },
    });
    const { body } = await azure.send('GET', at('expressRouteCircuits/er'));
    expect(sheetOf({ circuit: body, profile: 'today' })).toMatchObject({ circuit: 'er', vlan: 200, ownAsn: 65_001 });
  });
});

describe.for(routerDialects.map((dialect) => ({ dialect, id: dialect.id })))('in the dialect $id', ({ dialect }) => {
  const whole = sheet(circuit({ ...privately, ...six }, announcing));

  test('everything on the sheet is said', () => {
    const text = dialect.write(whole);
    for (const { addresses } of whole.links) {
      for (const { own, microsoft } of addresses) {
        expect(text).toContain(own);
        expect(text).toMatch(new RegExp(`neighbor ${microsoft}\\b`));
      }
    }
    for (const said of ['65001', '12076', '200', '300', '10.100.0.0', 'fd00:100::/48']) expect(text).toContain(said);
  });

  test('the outer tag stands before the inner one', () => {
    expect(dialect.write({ ...whole, outerTag: 17 })).toMatch(/\b17\b.*\b200\b/);
    expect(dialect.write(whole)).not.toMatch(/\b17\b/);
  });

  test('what only the customer knows is a comment to fill in, never a command', () => {
    const lines = dialect.write(sheet()).split('\n');
    const open = lines.filter((line) => line.includes('<'));
    expect(open.length).toBeGreaterThan(1);
    for (const line of open) expect(line.trim().startsWith(dialect.comment)).toBe(true);
  });

  test('a name that is no single word is made one', () => {
    const text = dialect.write(sheet({ ...circuit(), name: 'er office\nreload' }));
    expect(text.split('\n').filter((line) => /^reload/.test(line))).toEqual([]);
  });

  test('it is found by its id', () => {
    expect(findDialect(dialect.id)).toBe(dialect);
  });
});

test('the two links of Cisco stand on sub-interfaces of their own', () => {
  expect(findDialect('cisco-ios-xe')?.write(sheet())).toContain(
    [
      'interface GigabitEthernet0/0/1.200',
      ' description er-office secondary link',
      ' encapsulation dot1Q 200',
      ' ip address 192.168.10.133 255.255.255.252',
      ' bfd interval 300 min_rx 300 multiplier 3',
    ].join('\n'),
  );
});

test('the two links of Juniper stand on units of their own', () => {
  expect(findDialect('juniper-junos')?.write(sheet())).toContain(
    [
      'set interfaces ge-0/0/1 vlan-tagging',
      'set interfaces ge-0/0/1 unit 200 description "er-office secondary link"',
      'set interfaces ge-0/0/1 unit 200 vlan-id 200',
      'set interfaces ge-0/0/1 unit 200 family inet address 192.168.10.133/30',
    ].join('\n'),
  );
});
