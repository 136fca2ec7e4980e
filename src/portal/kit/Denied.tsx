/** What somebody without a right is told: who they are here, what they would need, on what, and whom to ask. */
import type { JSX } from 'react';
import type { Denied } from '#src/portal/access.ts';
import { usePortal } from '#src/portal/context.ts';
import '#src/portal/kit/denied.css';

export function DeniedWords({ denied }: { denied: Denied }): JSX.Element {
  const { host } = usePortal();
  const { who, action, right, scope, on, way } = denied;
  const person = host.person === undefined ? who : `${host.person.name} (${host.person.title})`;
  return (
    <>
      <p>
        <strong>You do not have access.</strong> {way}
      </p>
      <dl className="ccp-denied">
        <div>
          <dt>Signed in as</dt>
          <dd>{person}</dd>
        </div>
        <div>
          <dt>Missing right</dt>
          <dd>
            To {right}: <code>{action}</code>
          </dd>
        </div>
        <div>
          <dt>On</dt>
          <dd>
            {on}: <code>{scope}</code>
          </dd>
        </div>
      </dl>
    </>
  );
}
