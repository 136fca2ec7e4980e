/** A button that copies a text, and says whether that worked. */
import { Button } from '@fluentui/react-components';
import type { JSX } from 'react';
import { usePortal } from '#src/portal/context.ts';
import { copy } from '#src/portal/kit/copy.ts';
import { Icon } from '#src/portal/kit/Icon.tsx';

interface Props {
  text: string;
  /** What is copied, as the button is called and as it is announced. */
  what: string;
  /** Shown beside the picture where there is room. */
  label?: string;
}

export function CopyButton({ text, what, label }: Props): JSX.Element {
  const { host } = usePortal();
  return (
    <Button
      appearance={label === undefined ? 'subtle' : 'secondary'}
      size="small"
      aria-label={`Copy ${what}`}
      icon={<Icon name="copy" size={16} />}
      onClick={async ({ currentTarget }) => {
        const isCopied = await copy(text, currentTarget);
        host.announce(isCopied ? `${what} copied.` : `${what} is selected. Press Ctrl+C to copy it.`);
      }}
    >
      {label}
    </Button>
  );
}
