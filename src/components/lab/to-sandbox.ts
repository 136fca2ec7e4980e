/** From a lab into the sandbox: its Cloud as it stands, with no task around it. */
import { parseSnapshot, replay } from '#src/azure/arm.ts';
import { armRequest } from '#src/azure/requests.ts';
import { createVirtualClock } from '#src/base/clock.ts';
import type { AttemptEntry } from '#src/lab/attempt.ts';
import type { Session } from '#src/lab/session.ts';
import { sandboxId } from './sandbox.ts';

/** The first entry of a sandbox that begins with the Cloud of this session. Everybody may do everything there. */
export async function sandboxOf(session: Session, real: number): Promise<AttemptEntry> {
  const { attempt, now } = session.state();
  const { seed, profile, clock: running } = attempt;
  const start = parseSnapshot(attempt.start);
  const clock = createVirtualClock(start.at);
  const written = attempt.writes.flatMap(({ journal }) => journal);
  const arm = await replay(start, written, clock);
  clock.advanceTo(Math.max(now, clock.now()));
  await arm.fetch(armRequest('DELETE', '/_control/access'));
  return {
    kind: 'started',
    at: clock.now(),
    real,
    lab: sandboxId,
    seed,
    profile,
    way: 'guided',
    speed: running.speed,
    snapshot: arm.snapshot({ withPast: true }),
  };
}
