import { describe, expect, test } from 'vitest';
import { resolve } from '#src/azure/template/evaluate.ts';
import { newRoom } from '#src/azure/template/limits.ts';
import type { Scope } from '#src/azure/template/scope.ts';
import { createAzure, group } from './azure.ts';

const parameters: Record<string, unknown> = { name: 'hub', count: 3, list: ['a', 'b'], bag: { Inner: { deep: 1 } } };

const scope: Scope = {
  parameter: (name) => parameters[name],
  variable: () => 'v',
  provider: (namespace, type) => ({ namespace, resourceType: type, apiVersions: ['2026-01-01', '2015-06-15'] }),
  reference: (named) => ({ name: named, properties: { state: 'ready' } }),
  subscription: { id: '/subscriptions/s', subscriptionId: 's', tenantId: 't', displayName: 'One' },
  group: { name: 'g', location: 'westeurope', tags: { unit: '9' } },
  deployment: 'd',
  now: 0,
  room: newRoom(),
};

const network = '/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/hub';

describe('an expression', () => {
  test.for([
    ['plain', 'plain', 'a text without brackets is itself'],
    ['[[plain]', '[plain]', 'a doubled bracket stands for one'],
    ['[plain', '[plain', 'a bracket that does not close opens nothing'],
    ["[concat('it''s ', parameters('name'), 1)]", "it's hub1", 'a doubled quote stands for one'],
    ["[concat(parameters('list'), createArray('c'))]", ['a', 'b', 'c'], 'arrays are joined to an array'],
    ["[format('{0}-{1}{{}}', 'a', 2)]", 'a-2{}', 'doubled braces stand for one'],
    ["[toLower('ABC')]", 'abc', 'a function is found'],
    ["[TOLOWER('ABC')]", 'abc', 'and its case does not count'],
    ["[replace('a-b-c', '-', '$&')]", 'a$&b$&c', 'the replacement is a plain text'],
    ["[split('a,b;c', createArray(',', ';'))]", ['a', 'b', 'c'], 'each mark splits'],
    ["[join(createArray('a', 'b'), '+')]", 'a+b', 'join is its reverse'],
    ["[substring('gateway', 4)]", 'way', 'a length may be left out'],
    ["[padLeft('7', 3, '0')]", '007', 'the text is filled from the left'],
    ["[indexOf('Hub', 'u')]", 1, 'places are counted from 0'],
    ["[lastIndexOf('abab', 'AB')]", 2, 'whatever the case'],
    ["[startsWith('Hub', 'h')]", true, 'whatever the case'],
    ["[endsWith('Hub', 'UB')]", true, 'whatever the case'],
    ["[trim('  a ')]", 'a', 'blanks at both ends go'],
    ['[string(createArray(1, true()))]', '[1,true]', 'an array becomes its JSON'],
    ["[length(parameters('bag'))]", 1, 'an object has as many as its members'],
    ["[first('hub')]", 'h', 'a text has characters'],
    ["[last(parameters('list'))]", 'b', 'an array has items'],
    ['[skip(range(5, 3), 1)]', [6, 7], 'range counts up from its first argument'],
    ["[take('gateway', 4)]", 'gate', 'take works on texts too'],
    ["[contains(parameters('bag'), 'inner')]", true, 'names of members have no case'],
    ["[contains('hub', 'H')]", false, 'texts have'],
    ["[parameters('bag').inner.deep]", 1, 'members are reached by a period'],
    ["[parameters('list')[1]]", 'b', 'and items by a number'],
    ["[empty('')]", true, 'nothing is empty'],
    ["[coalesce(null(), 'x')]", 'x', 'the first that is something'],
    ["[union(createObject('a', 1), createObject('b', 2))]", { a: 1, b: 2 }, 'objects grow together'],
    ["[if(equals(parameters('count'), 3), 'three', substring('', 9))]", 'three', 'the way not taken is not worked out'],
    ['[and(true(), not(false()))]', true, 'truth is combined'],
    ['[or(false(), true())]', true, 'in both ways'],
    ['[add(mul(2, 3), sub(9, div(7, 2)))]', 12, 'division drops the rest'],
    ['[mod(7, 3)]', 1, 'which mod keeps'],
    ["[max(parameters('count'), 9)]", 9, 'numbers are compared'],
    ['[min(createArray(4, 2))]', 2, 'in arrays as well'],
    ["[int('12')]", 12, 'a text of digits is a number'],
    ["[bool('True')]", true, 'the words are read'],
    ["[less('a', 'b')]", true, 'texts have an order'],
    ['[json(\'{"a":[1]}\').a[0]]', 1, 'JSON in a text is read'],
    ["[resourceId('Microsoft.Network/virtualNetworks', 'hub')]", network, 'an id in this group'],
    [
      "[resourceId('other', 'Microsoft.Network/virtualNetworks/subnets', 'v', 's')]",
      '/subscriptions/s/resourceGroups/other/providers/Microsoft.Network/virtualNetworks/v/subnets/s',
      'or in another',
    ],
    ["[subscriptionResourceId('A.B/cs', 'x')]", '/subscriptions/s/providers/A.B/cs/x', 'an id without a group'],
    [`[extensionResourceId('${network}', 'A.B/cs', 'x')]`, `${network}/providers/A.B/cs/x`, 'an id on top of another'],
    ['[resourceGroup().location]', 'westeurope', 'the group is known'],
    ['[subscription().tenantId]', 't', 'and the subscription'],
    ["[providers('Microsoft.Network', 'virtualNetworks').apiVersions[0]]", '2026-01-01', 'and what a provider can do'],
    ["[reference('hub').state]", 'ready', 'reference means the properties'],
    ["[reference('hub', '2024-05-01', 'Full').name]", 'hub', 'and in full the whole resource'],
  ] as const)('%s is %j: %s', ([text, value]) => {
    expect(resolve(text, scope)).toEqual(value);
  });

  test('is worked out wherever it stands', () => {
    expect(resolve({ a: ["[parameters('name')]", { b: '[add(1, 1)]' }], c: null }, scope)).toEqual({
      a: ['hub', { b: 2 }],
      c: null,
    });
  });

  test('uniqueString is thirteen characters that depend on every argument', () => {
    const unique = (text: string) => resolve(`[uniqueString(${text})]`, scope);
    expect(unique("'a'")).toMatch(/^[a-z2-7]{13}$/);
    expect(unique("'a'")).toBe(unique("'a'"));
    expect(new Set(["'a'", "'b'", "'a', 'b'", "'ab'"].map(unique)).size).toBe(4);
  });

  test.for([
    ["[concat('a']", 'expected', 'a parenthesis is missing'],
    ["[concat('a') 'b']", 'expected the end', 'something stands behind'],
    ['[#]', 'no part of the language', 'a sign the language has not'],
    ['[]', 'expected an expression', 'nothing stands inside'],
    ["[nosuch('a')]", "'nosuch' is not valid", 'a function that Azure has not'],
    ["[substring('abc', 2, 5)]", 'must refer to a location within the string', 'beyond the end'],
    ["[parameters('list')[2]]", 'out of bounds', 'beyond the end'],
    ["[parameters('bag').other]", "'other' doesn't exist", 'no such member'],
    ["[add('1', 2)]", 'to be an integer', 'a text is no number'],
    ['[div(1, 0)]', 'divide by zero', 'not even there'],
    ["[not('a')]", 'to be a boolean', 'a text is no truth'],
    ["[resourceId('Microsoft.Network/virtualNetworks/subnets', 'v')]", "requires '2'", 'one name for each type'],
    ["[json('{')]", 'not JSON', 'what does not parse'],
    ['[newGuid()]', 'default value of a parameter', 'chance would come out different each time'],
    ['[createObject(1)]', 'even number', 'names come with values'],
    ["[padLeft('a', 999999999999)]", 'too long a text', 'no machine holds that'],
    ['[range(0, 20000)]', 'at most 10000', 'longer ones would only take time'],
  ] as const)('%s is refused: %s', ([text, words]) => {
    expect(() => resolve(text, scope)).toThrow(words);
  });

  test.for(['listKeys', 'copyIndex', 'cidrSubnet', 'base64', 'map'])('%s is refused by its name', (name) => {
    expect(() => resolve(`[${name}('a')]`, scope)).toThrow(`the template function '${name}' is not simulated`);
  });
});

const schema = 'https://schema.management.azure.com/schemas/2015-01-01/deploymentTemplate.json#';
const vnet = {
  type: 'Microsoft.Network/virtualNetworks',
  apiVersion: '2015-06-15',
  name: 'hub',
  location: 'westeurope',
  properties: { addressSpace: { addressPrefixes: ['10.0.0.0/16'] } },
};
const template = (more: Record<string, unknown>) => ({
  $schema: schema,
  contentVersion: '1.0.0.0',
  resources: [],
  ...more,
});

/** What a template is told before anything starts. */
describe('a template is weighed', () => {
  const weigh = async (properties: Record<string, unknown>) => {
    const azure = await createAzure();
    return azure.send('PUT', `${group}/providers/Microsoft.Resources/deployments/d`, {
      properties: { mode: 'Incremental', ...properties },
    });
  };

  test.for<[string, Record<string, unknown>, string]>([
    ['without resources', { template: { $schema: schema, contentVersion: '1' } }, "no valid 'resources'"],
    ['with an unknown schema', { template: template({ $schema: 'https://example.org/x' }) }, 'is not supported'],
    [
      'whose parameter has no value',
      { template: template({ parameters: { p: { type: 'string' } } }) },
      "parameter 'p' is not provided",
    ],
    ['with a value for no parameter', { template: template({}), parameters: { q: { value: 1 } } }, "'q'"],
    [
      'whose parameter is of another type',
      { template: template({ parameters: { p: { type: 'int' } } }), parameters: { p: { value: '1' } } },
      "Expected 'Int'",
    ],
    [
      'whose parameter is not one of those allowed',
      {
        template: template({ parameters: { p: { type: 'string', allowedValues: ['a'] } } }),
        parameters: { p: { value: 'b' } },
      },
      'not part of the allowed',
    ],
    [
      'whose parameter is too short',
      {
        template: template({ parameters: { p: { type: 'string', minLength: 3 } } }),
        parameters: { p: { value: 'b' } },
      },
      'greater than or equal to',
    ],
    [
      'whose parameter is too large',
      { template: template({ parameters: { p: { type: 'int', maxValue: 3 } } }), parameters: { p: { value: 4 } } },
      'less than or equal to',
    ],
    [
      'whose resource has no version',
      { template: template({ resources: [{ ...vnet, apiVersion: undefined }] }) },
      "'apiVersion'",
    ],
    [
      'whose name has too few parts',
      { template: template({ resources: [{ ...vnet, type: 'Microsoft.Network/virtualNetworks/subnets' }] }) },
      'incorrect segment lengths',
    ],
    [
      'that has a resource twice',
      { template: template({ resources: [vnet, { ...vnet, name: 'HUB' }] }) },
      'defined multiple times',
    ],
    [
      'that waits for what it does not have',
      { template: template({ resources: [{ ...vnet, dependsOn: ['other'] }] }) },
      "'other' is not defined in the template",
    ],
    [
      'that waits in a circle',
      {
        template: template({
          resources: [
            { ...vnet, dependsOn: ['spoke'] },
            { ...vnet, name: 'spoke', dependsOn: ['hub'] },
          ],
        }),
      },
      'Circular dependency',
    ],
    [
      'whose variables go round',
      {
        template: template({
          variables: { a: "[variables('b')]", b: "[variables('a')]" },
          resources: [{ ...vnet, tags: { t: "[variables('a')]" } }],
        }),
      },
      'in a circle',
    ],
    [
      'that names no parameter of its own',
      { template: template({ resources: [{ ...vnet, tags: { t: "[parameters('none')]" } }] }) },
      "parameter 'none' is not found",
    ],
    [
      'that looks at resources too early',
      { template: template({ resources: [{ ...vnet, name: "[reference('x').name]" }] }) },
      'not expected at this location',
    ],
    [
      'whose output calls nothing known',
      { template: template({ outputs: { o: { type: 'string', value: '[nosuch()]' } } }) },
      "The template output 'o'",
    ],
    [
      'whose variables double and double',
      {
        template: template({
          variables: Object.fromEntries(
            Array.from({ length: 40 }, (_, n) => [
              `v${n}`,
              n === 0 ? 'x' : `[concat(variables('v${n - 1}'), variables('v${n - 1}'))]`,
            ]),
          ),
          resources: [{ ...vnet, tags: { t: "[variables('v39')]" } }],
        }),
      },
      'grows beyond',
    ],
    [
      'whose arrays hold arrays that hold arrays',
      {
        template: template({
          variables: Object.fromEntries(
            Array.from({ length: 40 }, (_, n) => [
              `v${n}`,
              n === 0 ? 'x' : `[createArray(variables('v${n - 1}'), variables('v${n - 1}'))]`,
            ]),
          ),
          resources: [{ ...vnet, tags: { t: "[variables('v39')]" } }],
        }),
      },
      'grows beyond',
    ],
    [
      'whose JSON is nested without end',
      {
        template: template({
          parameters: { p: { type: 'string' } },
          resources: [{ ...vnet, tags: { t: "[json(parameters('p'))]" } }],
        }),
        parameters: { p: { value: `${'['.repeat(50_000)}${']'.repeat(50_000)}` } },
      },
      '200 levels',
    ],
    [
      'with an expression that is too long',
      { template: template({ resources: [{ ...vnet, name: `[concat('${'x'.repeat(25_000)}')]` }] }) },
      'at most 24576',
    ],
    [
      'with too many outputs',
      {
        template: template({
          outputs: Object.fromEntries(Array.from({ length: 65 }, (_, n) => [`o${n}`, { type: 'int', value: n }])),
        }),
      },
      'at most 64',
    ],
    [
      'with too many resources',
      { template: template({ resources: Array.from({ length: 801 }, (_, n) => ({ ...vnet, name: `v${n}` })) }) },
      'at most 800',
    ],
    ['whose output is of no type', { template: template({ outputs: { o: { type: 'text', value: '' } } }) }, "'text'"],
  ])('%s', async ([, properties, words]) => {
    const answered = await weigh(properties);
    expect(answered).toMatchObject({ status: 400, code: 'InvalidTemplate' });
    expect(answered.message).toContain('Deployment template validation failed');
    expect(answered.message).toContain(words);
    expect(answered.headers.get('x-ms-failure-cause')).toBe('gateway');
  });

  test.for<[string, Record<string, unknown>]>([
    ["the deployment mode 'Complete'", { mode: 'Complete', template: template({}) }],
    ["'templateLink'", { templateLink: { uri: 'https://example.org' } }],
    ["'copy'", { template: template({ resources: [{ ...vnet, copy: { name: 'c', count: 2 } }] }) }],
    ["'languageVersion'", { template: template({ languageVersion: '2.0', resources: { hub: vnet } }) }],
    ['symbolic names', { template: template({ resources: { hub: vnet } }) }],
    ["'functions'", { template: template({ functions: [{ namespace: 'n' }] }) }],
    ["namespace 'own'", { template: template({ resources: [{ ...vnet, tags: { t: '[own.f()]' } }] }) }],
    ["function 'listKeys'", { template: template({ outputs: { o: { type: 'string', value: "[listKeys('a')]" } } }) }],
    [
      "'Microsoft.Resources/deployments'",
      { template: template({ resources: [{ ...vnet, type: 'Microsoft.Resources/deployments' }] }) },
    ],
    [
      'a key vault reference',
      {
        template: template({ parameters: { p: { type: 'string' } } }),
        parameters: { p: { reference: { keyVault: { id: 'x' } } } },
      },
    ],
    [
      'subscriptionDeploymentTemplate',
      { template: template({ $schema: schema.replace('deployment', 'subscriptionDeployment') }) },
    ],
  ])('and %s is refused by name', async ([words, properties]) => {
    const answered = await weigh(properties);
    expect(answered).toMatchObject({ status: 501, code: 'CrossconnectNotSimulated' });
    expect(answered.message).toContain(words);
  });

  test('a version that no request carries is refused with those there are', async () => {
    const answered = await weigh({ template: template({ resources: [{ ...vnet, apiVersion: '1999-01-01' }] }) });
    expect(answered).toMatchObject({ status: 400, code: 'NoRegisteredProviderFound' });
    expect(answered.message).toContain('2024-05-01');
  });

  test('a parameter may be called like what every object has', async () => {
    const answered = await weigh({
      template: template({ parameters: { constructor: { type: 'string', defaultValue: 'a' } } }),
    });
    expect(answered.body.properties['parameters']).toEqual({ constructor: { type: 'String', value: 'a' } });
  });
});
