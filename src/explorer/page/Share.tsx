/** The whole scenario as a link: in a field to take it from by hand, and on the clipboard where the browser allows that. */
import { useId, useRef, useState } from 'react';
import { longestLink } from '../link.ts';
import type { Scenario } from '../scenario.ts';
import { useFragment } from './useFragment.ts';

/** Puts the field's text on the clipboard. Plain http has no clipboard of its own, so the field is selected and copied then. */
async function copied(field: HTMLInputElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.focus();
    field.select();
    return false;
  }
}

export function Share({ scenario, page }: { scenario: Scenario; page: string }) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const fragment = useFragment(scenario);
  const link = fragment === '' ? '' : page + fragment;
  const [told, setTold] = useState({ link: '', text: '' });
  const isTooLong = link.length > longestLink;
  return (
    <div className="cc-x-share" role="group" aria-label="Share">
      <div className="cc-x-field">
        <label htmlFor={id}>Link to this scenario</label>
        <input id={id} ref={field} value={link} readOnly onFocus={({ target }) => target.select()} />
        <p className="cc-x-said">
          {isTooLong
            ? `It has ${link.length} characters. Browsers open it, but mail and messengers may cut it: keep it in a file.`
            : 'The network, the packet and the rules are in the link itself. Nothing is sent to anybody.'}
        </p>
      </div>
      <button
        type="button"
        className="cc-x-button cc-x-primary"
        onClick={() => {
          if (!field.current) return;
          void copied(field.current).then((isCopied) =>
            setTold({
              link,
              text: isCopied ? 'Copied.' : 'The link is selected. Press Ctrl+C, or Copy in the menu of your phone.',
            }),
          );
        }}
      >
        Copy link
      </button>
      <p className="cc-x-told" role="status">
        {told.link === link ? told.text : ''}
      </p>
    </div>
  );
}
