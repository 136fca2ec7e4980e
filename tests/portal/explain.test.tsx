// @vitest-environment jsdom
/** A refusal can be explained on the screen: by its rule, source and lesson, and where there is no fact by what to do. */
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { facts } from '#src/base/fact-words.ts';
import { taughtAt } from '#src/base/taught-facts.generated.ts';
import { RefusalBar } from '#src/portal/kit/NoticeBar.tsx';
import { createOperations } from '#src/portal/operations.ts';
import { createPerformer } from '#src/portal/performer.ts';
import { remedyFor } from '#src/portal/remedies.ts';
import type { ArmEvent, ArmRequest, Refused, Write } from '#src/portal/request.ts';
import { stage } from './stage.tsx';
import { createWorld, ids } from './world.ts';

afterEach(cleanup);

const world = await createWorld();

/** What becomes of a write that is refused at once, or fails later. */
function refusalOf(write: Write): Promise<Refused> {
  const operations = createOperations(world.host);
  const performer = createPerformer(world.host, operations);
  return new Promise((resolve) => {
    let ask: (request: ArmRequest) => void = () => undefined;
    performer.serve({
      on(_type, handler) {
        ask = handler;
        return { unsubscribe: () => undefined };
      },
      send(event: ArmEvent) {
        if (event.type === 'arm.refused' || event.type === 'arm.failed') resolve(event.refused);
        if (event.type === 'arm.accepted') ask({ type: 'arm.request', ask: 'follow', operation: event.operation });
      },
    });
    ask({ type: 'arm.request', ask: 'write', write });
  });
}

test('a delete in the wrong order is explained on the screen, with the lesson where there are lessons', async () => {
  const refused = await refusalOf({ method: 'DELETE', id: ids.circuit, title: 'Delete circuit' });
  expect(refused.fact).toBe('expressroute/delete-order');
  const user = userEvent.setup();
  stage(
    <RefusalBar refused={refused} what="Azure did not do it" />,
    { ...world.host, hasLessons: true },
    { blade: 'circuit' },
  );
  expect(within(screen.getByRole('alert')).queryByRole('link'), 'the explanation is not shouted').toBeNull();
  await user.click(screen.getByText('Explain this'));
  await screen.findByText(facts['expressroute/delete-order'].today.statement);
  expect(screen.getByRole('link', { name: facts['expressroute/delete-order'].source.title })).toHaveProperty(
    'href',
    facts['expressroute/delete-order'].source.url,
  );
  const { unit = 0, section = '', href } = taughtAt['expressroute/delete-order'] ?? {};
  expect(screen.getByRole('link', { name: `unit ${String(unit)}, ${section}` }).getAttribute('href')).toBe(href);
});

test('where no lessons stand beside the portal, no link leads to one', async () => {
  const refused = { status: 400, code: 'X', message: 'No.', fact: 'expressroute/delete-order' };
  const user = userEvent.setup();
  stage(<RefusalBar refused={refused} what="Azure did not do it" />, world.host, { blade: 'circuit' });
  await user.click(screen.getByText('Explain this'));
  await screen.findByText(facts['expressroute/delete-order'].today.statement);
  expect(screen.queryByRole('link', { name: /unit 9/ })).toBeNull();
});

test('a refusal without a fact says what to do', async () => {
  const refused = { status: 404, code: 'ResourceNotFound', message: 'It is not there.' };
  const user = userEvent.setup();
  stage(<RefusalBar refused={refused} what="This cannot be shown" />, world.host, { blade: 'circuit' });
  await user.click(screen.getByText('Explain this'));
  await screen.findByText(/What to do/);
  screen.getByText(remedyFor('ResourceNotFound'));
});
