/** The way back: every blade below this one. */
import type { JSX } from 'react';
import { usePortal } from '#src/portal/context.ts';
import { Icon } from '#src/portal/kit/Icon.tsx';
import { Link } from '#src/portal/kit/Link.tsx';
import { idIn, placeKey } from '#src/portal/place.ts';
import type { Place } from '#src/portal/place.ts';
import { crumbOf } from '#src/portal/registry.ts';
import { idParts } from '#src/portal/resourceId.ts';

/** Many resources have a page of one name, and the menu beside has it too: a crumb says of which it is. */
function labelOf(place: Place): string | undefined {
  const { name } = idParts(idIn(place) ?? '');
  const crumb = crumbOf(place);
  return name === '' || name === crumb ? undefined : `${name}, ${crumb}`;
}

export function Breadcrumb(): JSX.Element {
  const { stack } = usePortal();
  return (
    <nav className="ccp-crumbs" aria-label="Breadcrumb">
      <ol>
        {stack.map((place, index) => (
          <li key={placeKey(place)}>
            {index > 0 && <Icon name="next" size={14} />}
            {index === stack.length - 1 ? (
              <span aria-current="page">{crumbOf(place)}</span>
            ) : (
              <Link to={place} label={labelOf(place)}>
                {crumbOf(place)}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
