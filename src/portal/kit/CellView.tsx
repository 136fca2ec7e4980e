/** A cell: text, a link, a state with its sign, or an identifier that can be copied. */
import { Fragment } from 'react';
import type { JSX, ReactNode } from 'react';
import type { Cell } from '#src/portal/blade.ts';
import { CopyButton } from '#src/portal/kit/CopyButton.tsx';
import { Icon } from '#src/portal/kit/Icon.tsx';
import type { IconName } from '#src/portal/kit/Icon.tsx';
import { Link } from '#src/portal/kit/Link.tsx';
import type { Tone } from '#src/portal/words.ts';

const signs: Readonly<Record<Tone, IconName | undefined>> = {
  good: 'done',
  bad: 'failed',
  warn: 'running',
  quiet: undefined,
};

export function CellView({ cell, label }: { cell: Cell; label: string }): JSX.Element {
  const { text, open, tone, copy, icon } = cell;
  if (open !== undefined)
    return (
      <Link to={open}>
        {icon !== undefined && <Icon name={icon} size={18} />}
        <span>{text}</span>
      </Link>
    );
  if (copy === true)
    return (
      <span className="ccp-copied">
        <code>{text}</code>
        <CopyButton text={text} what={label} />
      </span>
    );
  const sign = tone === undefined ? undefined : signs[tone];
  return (
    <span className="ccp-text" data-tone={tone}>
      {sign !== undefined && <Icon name={sign} size={16} />}
      {tone === undefined ? breakable(text) : text}
    </span>
  );
}

/** A type such as `Microsoft.Network/connections` may go on in the next line after its slash. */
const breakable = (text: string): ReactNode =>
  text.split(/(?<=\/)/).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
