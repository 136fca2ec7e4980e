// @vitest-environment jsdom
/** Every field of the Add connection wizard, filled wrongly: the message names the value, the rule and the way out. */
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { createActor } from 'xstate';
import blade from '#src/portal/blades/connection-create.ts';
import { WizardScreen } from '#src/portal/WizardView.tsx';
import { wizardMachine } from '#src/portal/machines/wizard.ts';
import type { Values } from '#src/portal/values.ts';
import { read, stage } from './stage.tsx';
import { createWorld, ids, user } from './world.ts';

afterEach(cleanup);

const { host } = await createWorld();
const place = { blade: 'connection-create', of: ids.circuit };
const reads = blade.reads(place);
const answers = await read(host, reads);
const rules = blade.rules({ place, profile: 'taught', shape: 'taught' });
const today = blade.rules({ place, profile: 'today', shape: 'today' });
const good: Values = { ...rules.initial(answers), name: 'con-hub', gateway: ids.hub };
const key = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
const redeemed = { redeem: true, key, circuitUri: ids.circuit };

test('a connection with a name and a fitting gateway has nothing wrong', () => {
  expect(rules.problems(good, answers)).toEqual([]);
  expect(rules.problems({ ...good, ...redeemed }, answers)).toEqual([]);
  expect(rules.problems({ ...good, fastPath: true, weight: '32000' }, answers)).toEqual([]);
});

const wrong: { field: string; because: string; values: Values; says: string[] }[] = [
  {
    field: 'subscription',
    because: 'it is empty',
    values: { subscription: '', resourceGroup: 'rg-network' },
    says: ['No subscription'],
  },
  {
    field: 'resourceGroup',
    because: 'it is empty',
    values: { resourceGroup: '' },
    says: ['No resource group', 'Choose a group'],
  },
  {
    field: 'resourceGroup',
    because: 'it is in the other subscription',
    values: { resourceGroup: 'rg-partner' },
    says: ['“rg-partner”', 'Choose one'],
  },
  {
    field: 'connectionType',
    because: 'a VPN type leads to no circuit',
    values: { connectionType: 'VNet-to-VNet' },
    says: ['“VNet-to-VNet”', 'Choose ExpressRoute'],
  },
  { field: 'name', because: 'it is empty', values: { name: '' }, says: ['Name is empty', '1 to 80', 'Type one'] },
  {
    field: 'name',
    because: 'it is too long',
    values: { name: 'x'.repeat(93) },
    says: ['93 characters', 'at most 80', 'Remove 13'],
  },
  {
    field: 'name',
    because: 'it has a space',
    values: { name: 'con hub' },
    says: ['“con hub”', 'a space', 'letters, digits'],
  },
  { field: 'name', because: 'it has a wrong character', values: { name: 'con/hub' }, says: ['“/”', 'letters, digits'] },
  { field: 'name', because: 'it begins wrongly', values: { name: '-con' }, says: ['begins with “-”', 'Begin with'] },
  { field: 'name', because: 'it ends wrongly', values: { name: 'con-' }, says: ['ends with “-”', 'End with'] },
  {
    field: 'name',
    because: 'it is taken',
    values: { name: 'CON-linked' },
    says: ['“con-linked”', 'already', 'Choose another name'],
  },
  { field: 'region', because: 'it is empty', values: { region: '' }, says: ['No region', 'Choose'] },
  {
    field: 'region',
    because: "it is not the gateway's",
    values: { region: 'eastus' },
    says: ['East US', 'gw-hub', 'West Europe', 'choose'],
  },
  {
    field: 'region',
    because: 'the gateway stands elsewhere',
    values: { gateway: ids.north },
    says: ['gw-north', 'North Europe'],
  },
  { field: 'gateway', because: 'it is empty', values: { gateway: '' }, says: ['No gateway', 'Choose'] },
  {
    field: 'gateway',
    because: 'it is a VPN gateway',
    values: { gateway: ids.vpn },
    says: ['gw-vpn', 'type Vpn', 'Only a gateway of type ExpressRoute'],
  },
  {
    field: 'gateway',
    because: 'it was deleted meanwhile',
    values: { gateway: `${ids.hub}-gone` },
    says: ['“gw-hub-gone”', 'Choose another'],
  },
  {
    field: 'gateway',
    because: 'it is of the other subscription',
    values: { gateway: ids.partner },
    says: ['gw-partner', 'another subscription'],
  },
  {
    field: 'gateway',
    because: 'it is linked already',
    values: { gateway: ids.linked },
    says: ['gw-linked', 'con-linked', 'already linked', 'delete'],
  },
  {
    field: 'redeem',
    because: 'the circuit is in another subscription',
    values: { subscription: user, resourceGroup: 'rg-partner', gateway: ids.partner },
    says: ['er-amsterdam', 'another subscription', 'Tick Redeem authorization'],
  },
  { field: 'key', because: 'it is empty', values: { ...redeemed, key: '' }, says: ['key is empty', 'Paste'] },
  {
    field: 'key',
    because: 'it is no GUID',
    values: { ...redeemed, key: 'let-me-in' },
    says: ['“let-me-in”', 'GUID', 'Copy it again'],
  },
  {
    field: 'circuitUri',
    because: 'it is empty',
    values: { ...redeemed, circuitUri: '' },
    says: ['empty', 'Paste the Resource ID'],
  },
  {
    field: 'circuitUri',
    because: 'it is a name only',
    values: { ...redeemed, circuitUri: 'er-amsterdam' },
    says: ['“er-amsterdam”', 'begin with a slash'],
  },
  {
    field: 'circuitUri',
    because: 'its subscription is no GUID',
    values: { ...redeemed, circuitUri: ids.circuit.replace(/-.*?\//, '/') },
    says: ['subscription part', 'GUID'],
  },
  {
    field: 'circuitUri',
    because: 'it is cut off',
    values: { ...redeemed, circuitUri: ids.circuit.replace(/\/er-amsterdam$/, '') },
    says: ['ends before the circuit name'],
  },
  {
    field: 'circuitUri',
    because: 'it is the id of a gateway',
    values: { ...redeemed, circuitUri: ids.hub },
    says: ['resource type part', 'virtualNetworkGateways'],
  },
  {
    field: 'circuitUri',
    because: 'it goes on too long',
    values: { ...redeemed, circuitUri: `${ids.circuit}/peerings/x` },
    says: ['/peerings/x', 'Remove'],
  },
  { field: 'weight', because: 'it is empty', values: { weight: '' }, says: ['empty', '0 to 32,000'] },
  { field: 'weight', because: 'it is no number', values: { weight: 'heavy' }, says: ['“heavy”', 'whole number'] },
  { field: 'weight', because: 'it is a fraction', values: { weight: '1.5' }, says: ['“1.5”', 'whole number'] },
  { field: 'weight', because: 'it is too low', values: { weight: '-1' }, says: ['-1', 'too low'] },
  { field: 'weight', because: 'it is too high', values: { weight: '32001' }, says: ['32001', 'too high'] },
  {
    field: 'fastPath',
    because: 'the gateway is too small',
    values: { gateway: ids.small, fastPath: true },
    says: ['gw-small', 'Standard', 'UltraPerformance or ErGw3AZ'],
  },
];

test.for(wrong)('$field: $because', ({ field, values, says }) => {
  const problem = rules.problems({ ...good, ...values }, answers).find((one) => one.field === field);
  for (const words of says) expect(problem?.because).toContain(words);
});

test.for(wrong)('the screen ties the message to its control: $field, $because', ({ field, values, says }) => {
  const draft = { values: { ...good, ...values }, tab: rules.tabOf(field), touched: { [field]: true as const } };
  const actor = createActor(wizardMachine(rules), { input: { reads, draft } }).start();
  actor.send({ type: 'arm.answered', answers });
  const { container } = stage(<WizardScreen blade={blade} place={place} rules={rules} actor={actor} />, host, place);
  const control = container.querySelector(`[data-field="${field}"] :is(input, select)`);
  const described = (control?.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent);
  expect(control?.getAttribute('aria-invalid')).toBe('true');
  for (const words of says) expect(described.join(' ')).toContain(words);
});

function wizard() {
  const said: string[] = [];
  const actor = createActor(wizardMachine(rules), { input: { reads } }).start();
  actor.send({ type: 'arm.answered', answers });
  stage(
    <WizardScreen blade={blade} place={place} rules={rules} actor={actor} />,
    { ...host, announce: (words) => void said.push(words) },
    place,
  );
  const field = (name: string, role = 'textbox') => screen.getByRole<HTMLInputElement>(role, { name });
  const next = () => fireEvent.click(screen.getByRole('button', { name: /^Next/ }));
  return { said, field, next };
}
const descriptionOf = (control: HTMLElement): string =>
  (control.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent)
    .join(' ');

test('a press on Next with something wrong goes to the first wrong field, which says why once', () => {
  const { said, field, next } = wizard();
  next();
  expect(document.activeElement).toBe(field('Name'));
  expect(descriptionOf(field('Name'))).toContain('Name is empty');
  expect(said, 'the focus that moves reads the description').toEqual([]);
  next();
  expect(said.join(' '), 'a focus that stays reads nothing').toContain('Name is empty');
  expect(screen.queryByRole('alert')).toBeNull();
});

test('the group Circuit names the circuit the connection leads to', () => {
  const { field } = wizard();
  fireEvent.click(screen.getByRole('tab', { name: 'Settings' }));
  const group = screen.getByRole('group', { name: 'Circuit' });
  expect(descriptionOf(group)).toBe('ExpressRoute circuit er-amsterdam, rg-network');
  fireEvent.click(field('Redeem authorization', 'checkbox'));
  expect(descriptionOf(group)).toBe('ExpressRoute circuit The one the Peer circuit URI names');
});

test('a field is not called wrong before it was changed and left', () => {
  const { said, field } = wizard();
  fireEvent.click(screen.getByRole('tab', { name: 'Settings' }));
  const gateway = field('Virtual network gateway', 'combobox');
  const isWrong = (control: HTMLInputElement) => control.getAttribute('aria-invalid') === 'true';
  for (const leave of [() => gateway.focus(), () => fireEvent.blur(gateway)]) {
    leave();
    expect([isWrong(gateway), gateway.required, gateway.getAttribute('aria-required')]).toEqual([false, false, 'true']);
  }
  fireEvent.click(screen.getByRole('tab', { name: 'Basics' }));
  fireEvent.blur(field('Name'));
  expect(isWrong(field('Name')), 'merely passed through').toBe(false);
  fireEvent.change(field('Name'), { target: { value: 'con hub' } });
  expect(isWrong(field('Name')), 'still typing').toBe(false);
  expect(said).toEqual([]);
  fireEvent.blur(field('Name'));
  expect(isWrong(field('Name')), 'changed and left').toBe(true);
  expect(said).toHaveLength(1);
  expect(said[0]).toContain('“con hub” has a space');
  fireEvent.blur(field('Name'));
  expect(said, 'said once').toHaveLength(1);
  for (const value of ['con-', 'con-h', 'con-h-']) fireEvent.change(field('Name'), { target: { value } });
  expect(isWrong(field('Name')), 'mended, and typed on').toBe(false);
  expect(screen.queryByRole('alert')).toBeNull();
});

test("today's documentation knows a third kind of gateway for FastPath, the course does not", () => {
  const values = { ...good, gateway: ids.small, fastPath: true };
  const because = (from: typeof rules) =>
    from.problems(values, answers).find(({ field }) => field === 'fastPath')?.because;
  expect(because(today)).toContain('ErGwScale');
  expect(because(rules)).not.toContain('ErGwScale');
});

test.for([
  { code: 'CrossconnectFastPathNotSupported', target: 'properties.expressRouteGatewayBypass', field: 'fastPath' },
  { code: 'X', target: 'properties.virtualNetworkGateway1', field: 'gateway' },
  { code: 'X', target: 'location', field: 'region' },
  { code: 'InvalidResourceName', target: undefined, field: 'name' },
  { code: 'X', target: 'properties.authorizationKey', field: undefined },
])('a refusal about $target ($code) is shown at $field', ({ code, target, field }) => {
  const refused = { status: 400, code, message: 'No.', ...(target === undefined ? {} : { target }) };
  expect(rules.concerns(refused, good)).toBe(field);
});
