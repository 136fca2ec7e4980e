/** A link to another place in the portal. */
import type { JSX, ReactNode } from 'react';
import { usePortal } from '#src/portal/context.ts';
import { placeKey } from '#src/portal/place.ts';
import type { Place } from '#src/portal/place.ts';

interface Props {
  to: Place;
  children: ReactNode;
  /** `menu` turns to another page of the same resource, `instead` leaves this page behind. */
  how?: 'open' | 'menu' | 'instead';
  className?: string;
  current?: 'page' | undefined;
  /** What it is called where its text alone would leave open what it is about. */
  label?: string | undefined;
}

export function Link({ to, children, how = 'open', className = 'ccp-link', current, label }: Props): JSX.Element {
  const { open, turn, replace } = usePortal();
  const go = { open, menu: turn, instead: replace }[how];
  return (
    <a
      className={className}
      href={`#${placeKey(to)}`}
      data-opens={placeKey(to)}
      aria-current={current}
      aria-label={label}
      onClick={(event) => {
        event.preventDefault();
        go(to);
      }}
    >
      {children}
    </a>
  );
}
