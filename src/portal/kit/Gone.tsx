/** What is left of a blade whose subject was deleted: the word that it is gone, and the way back. */
import { Button } from '@fluentui/react-components';
import type { JSX } from 'react';
import { usePortal } from '#src/portal/context.ts';
import { Icon } from '#src/portal/kit/Icon.tsx';
import { crumbOf } from '#src/portal/registry.ts';

export function Gone({ name }: { name: string }): JSX.Element {
  const { stack, close, replace } = usePortal();
  const below = stack.at(-2);
  return (
    <div className="ccp-empty ccp-ended">
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
