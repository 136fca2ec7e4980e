/** The frame every blade stands in: heading, commands, the menu of its resource. It takes care of the focus. */
import { Button, Spinner } from '@fluentui/react-components';
import { useEffect, useId, useRef, useState } from 'react';
import type { JSX, ReactNode } from 'react';
import { afterPaint } from '#src/portal/after-paint.ts';
import type { Blade } from '#src/portal/blade.ts';
import { menuOf } from '#src/portal/blade-code.ts';
import { usePortal } from '#src/portal/context.ts';
import { Elsewhere } from '#src/portal/kit/Elsewhere.tsx';
import { Icon } from '#src/portal/kit/Icon.tsx';
import type { IconName } from '#src/portal/kit/Icon.tsx';
import { LooksWrong } from '#src/portal/kit/LooksWrong.tsx';
import { Menu } from '#src/portal/kit/Menu.tsx';
import { placeKey } from '#src/portal/place.ts';
import type { Place } from '#src/portal/place.ts';

export interface Action {
  label: string;
  icon: IconName;
  onPress: () => void;
  isOff?: boolean;
}

interface Props {
  blade: Blade;
  place: Place;
  /** In place of the blade's own title, for example while something is deployed. */
  title?: string;
  /** Said of the blade as a whole, beside what kind of thing it is. */
  remark?: string;
  isLoading: boolean;
  /** Nothing is left that a menu or a command could be about. */
  isOver?: boolean;
  actions: Action[];
  children: ReactNode;
}

/** Takes the focus where the learner expects it, once, as soon as it is there to be taken. */
function useArrival(isLoading: boolean): React.RefObject<HTMLElement | null> {
  const { arrival, lastFocus } = usePortal();
  const frame = useRef<HTMLElement>(null);
  const hasArrived = useRef(false);
  useEffect(() => {
    if (hasArrived.current || arrival.to === 'nothing') return;
    const heading = frame.current?.querySelector('h2');
    if (arrival.to === 'opener') {
      if (isLoading) return;
      const opener = [...(frame.current?.querySelectorAll<HTMLElement>('[data-opens]') ?? [])].findLast(
        ({ dataset }) => dataset['opens'] === arrival.of,
      );
      (opener ?? heading)?.focus();
    } else heading?.focus();
    hasArrived.current = true;
  }, [arrival, isLoading]);
  useEffect(() => {
    // The control that held the focus is gone: what it led to begins at the heading. While the focus merely
    // moves from one control to the next it is nowhere for a moment too, and must be left alone.
    const isLost =
      lastFocus.current !== null && (!lastFocus.current.isConnected || lastFocus.current.matches(':disabled'));
    if (isLost && document.activeElement === document.body) frame.current?.querySelector('h2')?.focus();
  });
  return frame;
}

/** Whether the frame itself has been painted. What stands in it waits for that, so that a press is answered by the heading at once. */
function usePainted(): boolean {
  const [isPainted, setPainted] = useState(() => document.visibilityState === 'hidden');
  useEffect(() => {
    let isThere = true;
    afterPaint(() => {
      if (isThere) setPainted(true);
    });
    return () => {
      isThere = false;
    };
  }, []);
  return isPainted;
}

export function BladeFrame({
  blade,
  place,
  title = blade.title(place),
  remark,
  isLoading: isFetching,
  isOver = false,
  actions,
  children,
}: Props): JSX.Element {
  const { stack, close, open } = usePortal();
  const isPainted = usePainted();
  const isLoading = isFetching || !isPainted;
  const frame = useArrival(isLoading);
  const id = useId();
  const menu = isOver ? undefined : menuOf(place);
  return (
    <article ref={frame} className="ccp-blade" aria-labelledby={id} data-blade={blade.id} data-loading={isLoading}>
      <header className="ccp-head">
        <span className="ccp-emblem">
          <Icon name={blade.icon} size={28} />
        </span>
        <div className="ccp-title">
          <h2 id={id} tabIndex={-1} aria-describedby={remark === undefined ? undefined : `${id}remark`}>
            {title}
          </h2>
          <p>
            {blade.kind}
            {remark !== undefined && (
              <>
                {' · '}
                <strong id={`${id}remark`} className="ccp-unsaved">
                  {remark}
                </strong>
              </>
            )}
          </p>
        </div>
        {stack.length > 1 && (
          <Button appearance="subtle" icon={<Icon name="close" />} aria-label="Close" onClick={close} />
        )}
      </header>
      <div className="ccp-body" data-menu={menu !== undefined}>
        {menu !== undefined && <Menu entries={menu} place={place} label={`${blade.kind} menu`} />}
        <div className="ccp-main">
          <div className="ccp-commands" hidden={isOver}>
            {blade.commands?.(place).map(({ label, icon, open: to }) => (
              <Button
                key={label}
                appearance="subtle"
                icon={<Icon name={icon} size={18} />}
                data-opens={placeKey(to)}
                onClick={() => open(to)}
              >
                {label}
              </Button>
            ))}
            {actions.map(({ label, icon, onPress, isOff = false }) => (
              <Button
                key={label}
                appearance="subtle"
                icon={<Icon name={icon} size={18} />}
                disabledFocusable={isOff}
                onClick={onPress}
              >
                {label}
              </Button>
            ))}
          </div>
          <div className="ccp-content">
            {place.of !== undefined && !isOver && <Elsewhere id={place.of} />}
            {isPainted && isFetching && (
              <Spinner className="ccp-spinner" size="small" label="Loading" labelPosition="after" />
            )}
            {!isLoading && children}
          </div>
          {!isLoading && <LooksWrong what={title} />}
        </div>
      </div>
    </article>
  );
}
