/** Puts a screen on a stage of its own: the portal's world around it, with nobody who performs what its machine asks for. */
import { render } from '@testing-library/react';
import type { ReactElement } from 'react';
import type { Profile } from '#src/base/facts.ts';
import { PortalContext } from '#src/portal/context.ts';
import type { PortalHost } from '#src/portal/host.ts';
import { createOperations } from '#src/portal/operations.ts';
import { createPerformer } from '#src/portal/performer.ts';
import type { Place } from '#src/portal/place.ts';
import type { Answers, ArmEvent, ArmRequest, Reads } from '#src/portal/request.ts';

/** jsdom has no modal dialogs; this one opens and closes, and that is all. */
export function giveDialogs(): void {
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.setAttribute('open', '');
  };
  HTMLDialogElement.prototype.close = function close() {
    this.removeAttribute('open');
  };
}

const nothing = (): void => undefined;

/** Renders one screen. Its machine is started and driven by the test. */
export function stage(screen: ReactElement, host: PortalHost, place: Place, profile: Profile = 'taught') {
  return render(
    <PortalContext
      value={{
        host,
        profile,
        shape: profile,
        setShape: nothing,
        advises: true,
        performer: {
          serve: () => nothing,
          knows: () => Promise.resolve(true),
          look: () => Promise.resolve(undefined),
          readAgain: nothing,
          onReadAgain: () => nothing,
          dispose: nothing,
        },
        operations: createOperations(host),
        stack: [{ blade: 'home' }, place],
        arrival: { to: 'nothing' },
        lastFocus: { current: null },
        open: nothing,
        replace: nothing,
        turn: nothing,
        close: nothing,
        report: nothing,
        reportAgain: nothing,
      }}
    >
      {screen}
    </PortalContext>,
  );
}

/** What the Cloud answers to these reads. */
export function read(host: PortalHost, reads: Reads): Promise<Answers> {
  const performer = createPerformer(host, createOperations(host));
  return new Promise((resolve, reject) => {
    let ask: (request: ArmRequest) => void = nothing;
    performer.serve({
      on(_type, handler) {
        ask = handler;
        return { unsubscribe: nothing };
      },
      send(event: ArmEvent) {
        if (event.type === 'arm.answered') resolve(event.answers);
        if (event.type === 'arm.unanswered') reject(new Error(event.refused.message));
      },
    });
    ask({ type: 'arm.request', ask: 'read', reads, quiet: false });
  });
}
