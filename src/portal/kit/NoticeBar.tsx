/** A bar that says something about the whole blade. */
import type { JSX, ReactNode } from 'react';
import type { Notice } from '#src/portal/blade.ts';
import { Icon } from '#src/portal/kit/Icon.tsx';
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

/** What Azure refused, in its own code and message. */
export function RefusalBar({ refused, what }: { refused: Refused; what: string }): JSX.Element {
  return (
    <div className="ccp-notice" data-tone="error" role="alert">
      <Icon name="failed" />
      <div>
        <p>
          <strong>{what}.</strong> {refused.message}
        </p>
        <p className="ccp-code">
          Code: <code>{refused.code}</code>
        </p>
      </div>
    </div>
  );
}
