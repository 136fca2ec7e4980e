/** What is left of a blade whose subject was deleted: the word that it is gone, and the way back. */
import { Button } from '@fluentui/react-components';
import { useLayoutEffect, useRef } from 'react';
import type { JSX } from 'react';
import { usePortal } from '#src/portal/context.ts';
import { Icon } from '#src/portal/kit/Icon.tsx';
import { crumbOf } from '#src/portal/registry.ts';

export function Gone({ name }: { name: string }): JSX.Element {
  const { stack, close, replace } = usePortal();
  const below = stack.at(-2);
  const gone = useRef<HTMLDivElement>(null);
  // The commands are hidden now, and among them the one that had the focus.
  useLayoutEffect(() => {
    const blade = gone.current?.closest('article');
    const isHidden = document.activeElement?.closest('[hidden]');
    if (isHidden && blade?.contains(isHidden)) blade.querySelector('h2')?.focus();
  }, []);
  return (
    <div ref={gone} className="ccp-empty ccp-ended">
      <Icon name="done" size={40} />
      <p>
        <strong>Deleted.</strong> {name} is gone.
      </p>
      <Button appearance="primary" onClick={() => (below === undefined ? replace({ blade: 'home' }) : close())}>
        Back to {crumbOf(below ?? { blade: 'home' })}
      </Button>
    </div>
  );
}
