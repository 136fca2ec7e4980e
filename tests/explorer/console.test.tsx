// @vitest-environment jsdom
/** The console on a page: typing, looking back, suggestions, and the router configuration to copy. */
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test } from 'vitest';
import { routerDialects } from '#src/azure/router-configuration/list.ts';
import { ConsolePanel } from '#src/explorer/console/ConsolePanel.tsx';
import { earlier, later, remembered } from '#src/explorer/console/history.ts';
import { RouterConfiguration } from '#src/explorer/console/RouterConfiguration.tsx';
import { circuitId, cloudOf, usual } from '../datapath/cloud.ts';

afterEach(cleanup);

const cloud = cloudOf(usual);
const flow = { from: '10.100.0.10', to: '10.20.1.4', port: 443 };
const log = () => screen.getByRole('log', { name: 'Answers' });
const line = () => screen.getByRole('textbox');

describe('the console', () => {
  test('answers what is typed, and says why beside', async () => {
    const user = userEvent.setup();
    render(<ConsolePanel cloud={cloud} profile="today" flow={flow} />);
    await user.type(line(), 'ping 10.20.1.4{Enter}');
    expect(within(log()).getByText(/Success rate is 100 percent/)).toBeDefined();
    expect(within(log()).getByText(/The packet reaches vm-app/)).toBeDefined();
    expect(line()).toHaveProperty('value', '');
    expect(document.activeElement).toBe(line());
  });

  test('looks back with the arrow keys, and keeps what had been typed', async () => {
    const user = userEvent.setup();
    render(<ConsolePanel cloud={cloud} profile="today" />);
    await user.type(line(), 'help{Enter}show arp{Enter}sh');
    await user.keyboard('{ArrowUp}');
    expect(line()).toHaveProperty('value', 'show arp');
    await user.keyboard('{ArrowUp}{ArrowUp}');
    expect(line()).toHaveProperty('value', 'help');
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(line()).toHaveProperty('value', 'sh');
  });

  test('is another one where somebody else is logged in', async () => {
    const user = userEvent.setup();
    render(<ConsolePanel cloud={cloud} profile="today" flow={flow} />);
    await user.selectOptions(screen.getByRole('combobox', { name: 'Logged in at' }), 'A computer in On-premises');
    await user.click(screen.getByRole('button', { name: 'nc -vz 10.20.1.4 443' }));
    expect(log().textContent).toContain('on-premises:~$ nc -vz 10.20.1.4 443');
    expect(log().textContent).toContain('succeeded');
    await user.click(screen.getByRole('button', { name: 'Clear' }));
    expect(log().textContent).toContain('Type a command');
  });

  test('where nothing is to be explained, prints what failed in the color of everything else', async () => {
    const user = userEvent.setup();
    const failures = [`link:${circuitId}/primary`, `link:${circuitId}/secondary`];
    render(<ConsolePanel cloud={cloud} profile="today" flow={flow} failures={failures} isBare />);
    await user.click(screen.getByRole('button', { name: 'ping 10.20.1.4' }));
    expect(within(log()).getByText(/Success rate is 0 percent/).dataset['ok']).toBe('true');
  });

  test('knows what has failed', async () => {
    const user = userEvent.setup();
    const failures = [`link:${circuitId}/primary`, `link:${circuitId}/secondary`];
    render(<ConsolePanel cloud={cloud} profile="today" flow={flow} failures={failures} />);
    await user.click(screen.getByRole('button', { name: 'ping 10.20.1.4' }));
    expect(log().textContent).toContain('Success rate is 0 percent');
  });

  test('without anybody to log in says so', () => {
    render(<ConsolePanel cloud={{ resources: {} }} profile="today" />);
    expect(screen.getByText(/There is no router and no machine here yet/)).toBeDefined();
  });

  test('runs no empty line', async () => {
    const user = userEvent.setup();
    render(<ConsolePanel cloud={cloud} profile="today" />);
    await user.click(screen.getByRole('button', { name: 'Run' }));
    expect(log().textContent).toContain('Type a command');
  });
});

describe('the lines that were typed', () => {
  const empty = { lines: [], at: 0, draft: '' };

  test('are kept once in a row, and a hundred at most', () => {
    const twice = remembered(remembered(empty, 'help'), ' help ');
    expect(twice.lines).toEqual(['help']);
    const many = Array.from({ length: 120 }, (_, index) => `ping ${index}`).reduce(remembered, empty);
    expect(many.lines).toHaveLength(100);
    expect(many.lines.at(-1)).toBe('ping 119');
  });

  test('end at both ends', () => {
    const one = remembered(empty, 'help');
    const back = earlier(one, 'draft');
    expect(earlier(back.history, back.line).line).toBe('help');
    const on = later(back.history, back.line);
    expect(on.line).toBe('draft');
    expect(later(on.history, on.line).line).toBe('draft');
    expect(earlier(empty, 'draft').line).toBe('draft');
  });
});

describe('the router configuration', () => {
  const circuit = {
    name: 'er-office',
    properties: {
      peerings: [
        {
          name: 'AzurePrivatePeering',
          properties: {
            peerASN: 65_001,
            vlanId: 200,
            primaryPeerAddressPrefix: '192.168.10.16/30',
            secondaryPeerAddressPrefix: '192.168.10.20/30',
          },
        },
      ],
    },
  };

  test.for(routerDialects.map(({ name }) => name))('is written for %s, and copied', async (name) => {
    const user = userEvent.setup();
    render(<RouterConfiguration circuit={circuit} profile="today" />);
    await user.selectOptions(screen.getByRole('combobox', { name: 'Router' }), name);
    const text = screen.getByRole('region', { name: `Configuration for ${name}` }).textContent;
    expect(text).toContain('192.168.10.18');
    await user.click(screen.getByRole('button', { name: 'Copy' }));
    expect(screen.getByRole('status').textContent).toBe('Copied.');
    expect(await navigator.clipboard.readText()).toBe(text);
  });

  test('without a peering says what to do', () => {
    render(<RouterConfiguration circuit={{ name: 'er', properties: {} }} profile="today" />);
    expect(screen.getByText(/er has no Azure private peering/)).toBeDefined();
  });
});
