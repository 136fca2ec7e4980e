/** The connection wizard from Create a resource, in both shapes: what it asks, what it redeems, what it makes, and what it says of wrong values. */
import { describe, expect, test } from 'vitest';
import { put } from '#src/azure/requests.ts';
import { matches } from '#src/lab/hints.ts';
import { redeemConnection } from '#src/lab/ways/connection.ts';
import blade from '#src/portal/blades/connection-create.ts';
import gatewayConnections from '#src/portal/blades/gateway-connections.ts';
import type { Write } from '#src/portal/request.ts';
import { textOf } from '#src/portal/values.ts';
import type { Values } from '#src/portal/values.ts';
import { fieldsIn } from '#src/portal/wizard-fields.ts';
import { read } from './stage.tsx';
import { createWorld, group, ids, user } from './world.ts';

const world = await createWorld('today');
const second = ids.circuit.replace('er-amsterdam', 'er-london');
await world.send(
  put(second, {
    location: 'westeurope',
    sku: { name: 'Standard_MeteredData', tier: 'Standard', family: 'MeteredData' },
    properties: {
      serviceProviderProperties: { serviceProviderName: 'Equinix', peeringLocation: 'London', bandwidthInMbps: 200 },
    },
  }),
);
await world.send(
  put(ids.circuit.replace('er-amsterdam', 'er-amsterdam-2'), {
    location: 'westeurope',
    sku: { name: 'Standard_MeteredData', tier: 'Standard', family: 'MeteredData' },
    properties: {
      serviceProviderProperties: { serviceProviderName: 'Equinix', peeringLocation: 'Amsterdam', bandwidthInMbps: 200 },
    },
  }),
);

const opened = async (of: string | undefined, shape: 'taught' | 'today') => {
  const place = { blade: 'connection-create', ...(of === undefined ? {} : { of }) };
  const answers = await read(world.host, blade.reads(place));
  const about = { place, profile: 'today' as const, shape };
  const rules = blade.rules(about);
  const filled = (values: Values) => ({ ...rules.initial(answers), ...values });
  return {
    initial: rules.initial(answers),
    shown: (values: Values = {}) => fieldsIn(blade, filled(values), answers, about).map(({ name }) => name),
    choices: (field: string, values: Values = {}) =>
      fieldsIn(blade, filled(values), answers, about)
        .find(({ name }) => name === field)
        ?.choices?.(filled(values), answers)
        .map(({ label }) => label),
    off: (field: string, values: Values = {}) =>
      fieldsIn(blade, filled(values), answers, about)
        .find(({ name }) => name === field)
        ?.choices?.(filled(values), answers)
        .flatMap(({ label, isOff }) => (isOff ? [label] : [])),
    problems: (values: Values) => rules.problems(filled(values), answers),
    writes: (values: Values): readonly Write[] => rules.create(filled(values), answers),
    follows: rules.follows,
  };
};

const create = await opened(undefined, 'taught');
const today = await opened(undefined, 'today');
const fromCircuit = await opened(ids.circuit, 'taught');
const owner = ids.circuit.split('/')[2] ?? '';
const key = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
const good = {
  subscription: owner,
  resourceGroup: 'rg-network',
  connectionType: 'ExpressRoute',
  name: 'con-hub',
  region: 'westeurope',
  gateway: ids.hub,
  circuit: ids.circuit,
};
const redeemed = {
  ...good,
  subscription: user,
  resourceGroup: 'rg-partner',
  gateway: ids.partner,
  circuit: '',
  redeem: true,
  key,
  circuitUri: ids.circuit,
};

test('from Create a resource it asks for the circuit, from a circuit it says it', () => {
  expect(create.shown()).toContain('circuit');
  expect(create.shown()).not.toContain('ownCircuit');
  expect(fromCircuit.shown()).toContain('ownCircuit');
  expect(fromCircuit.shown()).not.toContain('circuit');
  expect(create.choices('circuit', { subscription: owner })).toEqual(['er-amsterdam', 'er-amsterdam-2', 'er-london']);
  expect(create.choices('circuit', { subscription: user })).toEqual([]);
});

test('from Create a resource nothing is chosen that was not said: type, region and circuit are asked', () => {
  expect(create.problems({}).map(({ field }) => field)).toEqual([
    'resourceGroup',
    'connectionType',
    'name',
    'region',
    'gateway',
    'circuit',
  ]);
});

test.for([
  { shape: 'taught', because: 'that form asks for the region', region: 'westeurope' },
  { shape: 'today', because: 'that form takes the region of the gateway', region: 'as the gateway' },
] as const)('from a gateway its place, the type and the gateway are filled in, as $shape: $because', async (one) => {
  const fromGateway = await opened(ids.partner, one.shape);
  expect(fromGateway.initial).toMatchObject({
    subscription: user,
    resourceGroup: 'rg-partner',
    connectionType: 'ExpressRoute',
    region: one.region,
    gateway: ids.partner,
  });
  expect(fromGateway.shown()).toContain('circuit');
  expect(fromGateway.problems({ name: 'con-new', redeem: true, key, circuitUri: ids.circuit })).toEqual([]);
});

test('a gateway opens the wizard at itself, and hints count that as the wizard', () => {
  expect(gatewayConnections.commands({ blade: 'gateway-connections', of: ids.hub })).toMatchObject([
    { label: 'Add', open: { blade: 'connection-create', of: ids.hub } },
  ]);
  const wizard = { blade: 'connection-create', resource: ids.hub, tab: 'Basics', state: 'filling' };
  const steps = redeemConnection(
    { circuit: ids.circuit, key },
    { connection: ids.linked, gateway: ids.hub, location: 'westeurope' },
  );
  expect(steps.some(({ on }) => on.tab === 'Basics' && matches(on, wizard))).toBe(true);
});

test('who redeems needs no circuit to choose from, and is asked for key and URI', () => {
  expect(create.shown({ redeem: true })).toEqual(expect.arrayContaining(['key', 'circuitUri']));
  expect(create.shown({ redeem: true })).not.toContain('circuit');
  expect(create.problems(redeemed)).toEqual([]);
});

test('both entrances and both shapes make the same connection from the same values', () => {
  const made = create.writes(good);
  expect(made).toHaveLength(1);
  expect(made[0]?.id).toBe(`${group}/providers/Microsoft.Network/connections/con-hub`);
  expect(fromCircuit.writes(good)).toEqual(made);
  expect(today.writes(good)).toEqual(made);
  expect(today.writes(redeemed)).toEqual(create.writes(redeemed));
  expect(create.writes(redeemed)[0]?.body).toMatchObject({
    properties: { peer: { id: ids.circuit }, authorizationKey: key },
  });
});

test("today's form asks for no region where no circuit is given: it is the gateway's", () => {
  expect(today.shown()).not.toContain('region');
  expect(create.shown()).toContain('region');
  const { region: _region, ...rest } = redeemed;
  expect(today.problems(rest)).toEqual([]);
  expect(today.writes(rest)).toEqual(create.writes(redeemed));
});

test('another subscription takes back what was chosen in the first', () => {
  expect(create.follows('subscription')).toEqual({ resourceGroup: '', gateway: '', circuit: '' });
});

describe("today's resiliency", () => {
  test('is not asked in the form of the course', () => {
    expect(create.shown()).not.toContain('resiliency');
    expect(textOf(today.initial, 'resiliency')).toBe('Standard');
  });

  test.for([
    { values: good, off: ['High resiliency'], because: 'another circuit ends elsewhere' },
    { values: redeemed, off: ['Maximum resiliency', 'High resiliency'], because: 'a key opens one circuit' },
    {
      values: { ...good, subscription: user, circuit: '' },
      off: ['Maximum resiliency', 'High resiliency'],
      because: 'there is no circuit at all',
    },
  ])('greys $off, since $because', ({ values, off }) => {
    expect(today.off('resiliency', values)).toEqual(off);
  });

  test('Maximum makes two connections, the named one last, to circuits at two places', () => {
    const values = { ...good, resiliency: 'Maximum', secondName: 'con-hub-2', secondCircuit: second };
    expect(today.shown(values)).toEqual(expect.arrayContaining(['secondName', 'secondCircuit']));
    expect(today.choices('secondCircuit', values)).toEqual(['er-london']);
    expect(today.problems(values)).toEqual([]);
    expect(today.writes(values).map(({ id }) => id.split('/').at(-1))).toEqual(['con-hub-2', 'con-hub']);
    expect(today.writes(values)[0]?.body).toMatchObject({ properties: { peer: { id: second } } });
  });
});

const wrong: { field: string; because: string; values: Values; says: string[] }[] = [
  {
    field: 'circuit',
    because: 'none is chosen',
    values: { ...good, circuit: '' },
    says: ['No circuit', 'tick Redeem authorization'],
  },
  {
    field: 'circuit',
    because: 'it was deleted meanwhile',
    values: { ...good, circuit: `${ids.circuit}-gone` },
    says: ['“er-amsterdam-gone”', 'Choose another'],
  },
  {
    field: 'circuit',
    because: 'it is of the other subscription',
    values: { ...redeemed, redeem: false, circuit: ids.circuit },
    says: ['er-amsterdam', 'another subscription', 'Redeem authorization'],
  },
  {
    field: 'connectionType',
    because: 'nothing is chosen',
    values: { ...good, connectionType: '' },
    says: ['No connection type', 'Choose ExpressRoute'],
  },
  {
    field: 'key',
    because: 'it has braces around it',
    values: { ...redeemed, key: `{${key}}` },
    says: [`“{${key}}”`, 'around the key', key],
  },
  {
    field: 'key',
    because: 'the sentence it stood in ended',
    values: { ...redeemed, key: `${key}.` },
    says: ['around the key'],
  },
  {
    field: 'key',
    because: 'a digit is missing',
    values: { ...redeemed, key: key.slice(1) },
    says: ['31 digits', '8-4-4-4-12', 'Copy it again'],
  },
  {
    field: 'key',
    because: 'a letter is no hexadecimal digit',
    values: { ...redeemed, key: key.replace('f', 'g') },
    says: ['GUID', 'Copy it again'],
  },
  {
    field: 'key',
    because: 'it is the Resource ID',
    values: { ...redeemed, key: ids.circuit },
    says: ['is a Resource ID', 'Peer circuit URI'],
  },
  {
    field: 'circuitUri',
    because: 'it is the key',
    values: { ...redeemed, circuitUri: key },
    says: ['looks like a key', 'Authorization key'],
  },
  {
    field: 'circuitUri',
    because: 'it is a link to the portal',
    values: { ...redeemed, circuitUri: `https://portal.example/#resource${ids.circuit}` },
    says: ['web address', '/subscriptions'],
  },
  {
    field: 'circuitUri',
    because: 'it is the id of an authorization',
    values: { ...redeemed, circuitUri: `${ids.circuit}/authorizations/for-me` },
    says: ['/authorizations/for-me', 'Remove'],
  },
  {
    field: 'circuitUri',
    because: 'the type is misspelt',
    values: { ...redeemed, circuitUri: ids.circuit.replace('Circuits', 'Circuit') },
    says: ['resource type part', 'expressRouteCircuits'],
  },
  {
    field: 'resiliency',
    because: 'a key opens one circuit only',
    values: { ...redeemed, resiliency: 'Maximum' },
    says: ['Maximum', 'one circuit at a time', 'Standard'],
  },
  {
    field: 'resiliency',
    because: 'there is no Metro circuit',
    values: { ...good, resiliency: 'High' },
    says: ['High', 'Metro', 'Standard'],
  },
  {
    field: 'secondCircuit',
    because: 'none is chosen',
    values: { ...good, resiliency: 'Maximum', secondName: 'two' },
    says: ['No second circuit', 'another peering location'],
  },
  {
    field: 'secondCircuit',
    because: 'it ends where the first one ends',
    values: {
      ...good,
      resiliency: 'Maximum',
      secondName: 'two',
      secondCircuit: ids.circuit.replace('er-amsterdam', 'er-amsterdam-2'),
    },
    says: ['Amsterdam', 'two peering locations', 'another circuit'],
  },
  {
    field: 'secondName',
    because: 'both would have one name',
    values: { ...good, resiliency: 'Maximum', secondName: 'CON-hub', secondCircuit: second },
    says: ['“CON-hub”', 'name of its own'],
  },
  {
    field: 'secondName',
    because: 'it is taken',
    values: { ...good, resiliency: 'Maximum', secondName: 'con-linked', secondCircuit: second },
    says: ['“con-linked”', 'another name'],
  },
];

test.for(wrong)('$field: $because', ({ field, values, says }) => {
  const problem = today.problems(values).find((one) => one.field === field);
  for (const words of says) expect(problem?.because).toContain(words);
});

test.for([
  { code: 'CrossconnectAuthorizationKeyInUse', target: 'properties.authorizationKey', values: redeemed, field: 'key' },
  { code: 'InvalidResourceReference', target: 'properties.peer.id', values: redeemed, field: 'circuitUri' },
  { code: 'InvalidResourceReference', target: 'properties.peer.id', values: good, field: 'circuit' },
])('the refusal $code about $target is shown at $field', ({ code, target, values, field }) => {
  const rules = blade.rules({ place: { blade: 'connection-create' }, profile: 'today', shape: 'today' });
  expect(rules.concerns({ status: 400, code, message: 'No.', target }, values)).toBe(field);
});

test.for(['AuthorizationFailed', 'LinkedAuthorizationFailed'])('the refusal %s is told for the whole form', (code) => {
  const rules = blade.rules({ place: { blade: 'connection-create' }, profile: 'today', shape: 'today' });
  expect(rules.concerns({ status: 403, code, message: 'No.', target: ids.circuit }, good)).toBeUndefined();
});
