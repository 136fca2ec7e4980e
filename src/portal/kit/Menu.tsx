/** The menu of a resource. What has no blade stands there greyed, with the reason. Where it is narrow, these fold away. */
import { useId, useState } from 'react';
import type { JSX } from 'react';
import type { MenuEntry } from '#src/portal/blade.ts';
import { Icon } from '#src/portal/kit/Icon.tsx';
import { Link } from '#src/portal/kit/Link.tsx';
import { placeKey } from '#src/portal/place.ts';
import type { Place } from '#src/portal/place.ts';

interface Props {
  entries: readonly MenuEntry[];
  place: Place;
  label: string;
}

export function Menu({ entries, place, label }: Props): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <nav className="ccp-menu" aria-label={label} data-open={isOpen}>
      <ul id={id}>
        {entries.map((entry) =>
          'open' in entry ? (
            <li key={entry.label}>
              <Link
                to={entry.open}
                how="menu"
                className="ccp-entry"
                current={placeKey(entry.open) === placeKey(place) ? 'page' : undefined}
              >
                <Icon name={entry.icon} size={18} />
                <span>{entry.label}</span>
              </Link>
            </li>
          ) : (
            <li key={entry.label} className="ccp-entry ccp-entry-off">
              <Icon name={entry.icon} size={18} />
              <span>
                {entry.label} <small>{entry.reason}</small>
              </span>
            </li>
          ),
        )}
      </ul>
      {entries.some((entry) => !('open' in entry)) && (
        <button
          type="button"
          className="ccp-more"
          aria-expanded={isOpen}
          aria-controls={id}
          aria-label={isOpen ? 'Fewer menu items' : 'More menu items (without a blade)'}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? 'Fewer' : 'More'}
        </button>
      )}
    </nav>
  );
}
