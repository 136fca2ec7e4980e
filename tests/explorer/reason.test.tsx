// @vitest-environment jsdom
/** What would help, on the page: it is tried aloud, and a press leaves the keyboard with what came of it. */
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { PathMap } from '#src/explorer/map/PathMap.tsx';
import { Reason } from '#src/explorer/page/Reason.tsx';
import { useWay } from '#src/explorer/page/useWay.ts';
import { presetOf } from '#src/explorer/presets.ts';

afterEach(cleanup);

function Bench({ preset }: { preset: string }) {
  const [scenario, setScenario] = useState(presetOf(preset).scenario);
  const { network, trace } = useWay(scenario);
  return (
    <PathMap
      network={network}
      trace={trace}
      hops={false}
      note={<Reason scenario={scenario} profile={scenario.profile} trace={trace} onChange={setScenario} />}
    />
  );
}

test('the changes found are counted aloud, and pressing one brings the focus to the new verdict', async () => {
  const user = userEvent.setup();
  const { container } = render(<Bench preset="spoke" />);
  await user.click(screen.getByText('What would take it around the gateway?'));
  expect((await screen.findByText('Trying…')).tagName).toBe('P');
  const told = await screen.findByText('Two changes found.');
  expect(told.getAttribute('role')).toBe('status');
  await user.click(screen.getByRole('button', { name: 'How vnet-spoke is reached: Own gateway and connection' }));
  expect(screen.queryByText('What would take it around the gateway?')).toBeNull();
  const verdict = container.querySelector('.xm-verdict');
  expect(document.activeElement).toBe(verdict);
  expect(verdict?.textContent).toContain('around');
});
