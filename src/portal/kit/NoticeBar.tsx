/** A bar that says something about the whole blade. */
import type { JSX, ReactNode } from 'react';
import { deniedIn } from '#src/portal/access.ts';
import type { Notice } from '#src/portal/blade.ts';
import { usePortal } from '#src/portal/context.ts';
import { ExplainRefusal } from '#src/portal/kit/Explain.tsx';
import { DeniedWords } from '#src/portal/kit/Denied.tsx';
import { Icon } from '#src/portal/kit/Icon.tsx';
import { LooksWrong } from '#src/portal/kit/LooksWrong.tsx';
import type { Refused } from '#src/portal/request.ts';

const icons = { info: 'info', warning: 'warning', error: 'failed', success: 'done' } as const;

export function NoticeBar({ tone, title, text, children }: Notice & { children?: ReactNode }): JSX.Element {
  return (
    <div className="ccp-notice" data-tone={tone}>
      <Icon name={icons[tone]} />
      <div>
        <p>
          <strong>{title}.</strong> {text}
        </p>
        {children}
      </div>
    </div>
  );
}

/** The way from a refusal to the rule behind it. */
export function Explain({ refused }: { refused: Refused }): JSX.Element {
  const { host, profile } = usePortal();
  return <ExplainRefusal refused={refused} profile={profile} hasLessons={host.hasLessons === true} />;
}

/** What Azure refused, in its own code and message, and why for whoever asks. */
export function RefusalBar({ refused, what }: { refused: Refused; what: string }): JSX.Element {
  const denied = deniedIn(refused);
  return (
    <div className="ccp-notice" data-tone="error">
      <Icon name="failed" />
      <div>
        <div role="alert">
          {denied === undefined ? (
            <p>
              <strong>{what}.</strong> {refused.message}
            </p>
          ) : (
            <DeniedWords denied={denied} />
          )}
          <p className="ccp-code">
            Code: <code>{refused.code}</code>
          </p>
        </div>
        <Explain refused={refused} />
        <LooksWrong what={`${what} (${refused.code})`} />
      </div>
    </div>
  );
}
