// @vitest-environment jsdom
/** The lab without a picture: what a screen reader says from the start to the end of the deployment, kept as a transcript. */
import { virtual } from '@guidepup/virtual-screen-reader';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { LabRoom } from '#src/components/lab/LabRoom.tsx';
import { createVoice } from '#src/components/lab/voice.ts';
import { findLab } from '#src/lab/registry.ts';
import { openSession } from '#src/lab/session.ts';
import { createMemoryStore } from '#src/progress/stores/memory.ts';
import { createMemory } from '#tests/lab/kept.ts';

afterEach(async () => {
  await virtual.stop();
  cleanup();
});

async function enter() {
  const { default: lab } = await findLab('expressroute/connect-a-network').load();
  let real = 1_000_000;
  const session = await openSession({
    lab,
    log: createMemoryStore().attempts,
    attempt: `${lab.id}#1`,
    real: () => real,
    begin: { seed: 'seed-1', profile: 'taught', way: 'practice' },
  });
  const memory = createMemory();
  const { container } = render(
    <LabRoom
      session={session}
      memory={memory}
      voice={createVoice()}
      ownPage={undefined}
      next={undefined}
      onAgain={() => undefined}
    />,
  );
  const room = screen.getByRole('region', { name: session.scenario.title });
  await waitFor(() => expect(room.querySelector('[data-portal-usable]')).not.toBeNull(), { timeout: 10_000 });
  return { container, session, room, wait: (seconds: number) => (real += seconds * 1000) };
}

/** Waits until a phrase was said, so that the transcript does not depend on how fast this machine is. */
const heard = (phrase: string) =>
  expect
    .poll(async () => (await virtual.spokenPhraseLog()).join('\n'), { timeout: 10_000, message: phrase })
    .toContain(phrase);

test('the lab is heard from its start to the end of the deployment', { timeout: 60_000 }, async () => {
  const { container, session, room, wait } = await enter();
  const user = userEvent.setup();
  await virtual.start({ container });
  const portal = within(room.querySelector<HTMLElement>('[data-lab-portal]')!);
  const { scenario, state } = session;
  const [asked, connect] = scenario.tasks;
  const right = asked!.question!.options(state().cloud).find((option) => option.right)!;

  await user.click(within(room).getByRole('radio', { name: right.text }));
  await user.click(within(room).getByRole('button', { name: 'Submit' }));
  await heard(`Task done: ${asked!.title}.`);

  const steps = connect!.deed
    .way(state().cloud)
    // Nothing is ticked in a new form, so there is nothing to clear.
    .filter(({ on, do: act }) => on.blade === 'connection-create' && on.shape !== 'today' && act !== 'untick');
  const circuit = steps[0]!.on.resource!.split('/').at(-1)!;
  const name = steps.find((step) => step.name === 'Name')!.value!;
  await user.click((await portal.findAllByRole('link', { name: circuit }))[0]!);
  await heard(`heading, ${circuit}, level 2`);
  await user.click(await portal.findByRole('link', { name: 'Connections' }));
  await heard(`heading, ${circuit} | Connections, level 2`);
  await user.click(await portal.findByRole('button', { name: 'Add' }));
  await heard('heading, Add connection, level 2');
  for (const step of steps) {
    const control = await portal.findByRole(step.role, { name: step.name });
    if (step.do === 'fill') await user.type(control, step.value!);
    else if (step.do === 'choose') await user.selectOptions(control, step.value!);
    else await user.click(control);
    if (step.name.startsWith('Next: ')) await heard(`tabpanel, ${step.name.replace('Next: ', '')}`);
  }
  await heard('heading, Your deployment is under way, level 2');
  await heard(`polite: Create connection ${name}: started.`);
  // Seconds pass on the page while Azure works; none of them may be said.
  for (let second = 0; second < 3; second += 1) {
    wait(1);
    await session.tick();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await session.skip();
  await heard(`Create connection ${name}: done.`);
  await portal.findByRole('button', { name: 'Go to resource' });

  const log = await virtual.spokenPhraseLog();
  const announced = log.filter((phrase) => /^(polite|assertive): /.test(phrase));
  expect(announced, 'one thing is said for the answer, one for the start, one for the end').toEqual([
    expect.stringContaining(`Task done: ${asked!.title}.`),
    `polite: Create connection ${name}: started.`,
    expect.stringMatching(new RegExp(`^polite: (?!.*started).*Create connection ${name}: done\\.`)),
  ]);
  await expect(`${log.join('\n')}\n`).toMatchFileSnapshot('screen-reader.transcript.txt');
});
