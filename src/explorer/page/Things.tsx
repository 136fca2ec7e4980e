/** Everything in the Cloud as a list of lists. A thing opens in place, with what can be set, added and removed. */
import { lazy, memo, Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import type { Profile } from '#src/base/facts.ts';
import { keyOf } from '#src/base/resource-id.ts';
import type { PlainCloud } from '#src/azure/pieces/plain.ts';
import type { Change } from '../parts/part.ts';
import { standing } from '../parts/kinds.ts';
import { offersOf, treeOf, type Branch } from '../tree.ts';
import { Offers } from './Offers.tsx';

const loadFields = () => import('./ThingFields.tsx').then((module) => ({ default: module.ThingFields }));
const ThingFields = lazy(loadFields);

/** Ahead of a press in the list; if it fails, the press tries again, and says so. */
const expectPress = () => void loadFields().catch(() => undefined);

/** More than this on one level are shown on demand. */
const shownAtFirst = 60;

export interface ThingsProps {
  cloud: PlainCloud;
  profile: Profile;
  /** The id of the thing that is open. */
  open: string | undefined;
  /** Counts up when the open thing shall be gone to. */
  goTo: number;
  onOpen: (id: string | undefined) => void;
  onChange: (change: Change) => void;
  /** What becomes of the packet, to be seen while working down here. */
  verdict: ReactNode;
}

type TreeProps = Pick<ThingsProps, 'cloud' | 'profile' | 'open' | 'onOpen' | 'onChange'>;

function Row({ branch, ...props }: { branch: Branch } & TreeProps) {
  const { part, item, inside } = branch;
  const { cloud, profile, open, onOpen, onChange } = props;
  const isOpen = open !== undefined && keyOf(open) === keyOf(item.id);
  return (
    <li
      className="cc-x-thing"
      data-kind={part.kind}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen || event.defaultPrevented) return;
        event.preventDefault();
        onOpen(undefined);
        event.currentTarget.querySelector<HTMLElement>('.cc-x-thing-name')?.focus();
      }}
    >
      <button
        data-thing={keyOf(item.id)}
        type="button"
        className="cc-x-thing-name"
        aria-expanded={isOpen}
        onClick={({ currentTarget }) => {
          onOpen(isOpen ? undefined : item.id);
          if (isOpen) return;
          const row = currentTarget.parentElement;
          requestAnimationFrame(() => row?.scrollIntoView({ block: 'nearest' }));
        }}
      >
        <span className="cc-x-thing-kind">{part.one}</span>
        <strong>{item.name}</strong>
        <span className="cc-x-thing-about">{item.about}</span>
      </button>
      {isOpen && (
        <Suspense fallback={<p className="cc-x-said">Loading…</p>}>
          <ThingFields
            cloud={cloud}
            profile={profile}
            part={part}
            item={item}
            onChange={onChange}
            onRemoved={(change) => {
              onOpen(undefined);
              onChange(change);
              // The button that was pressed is gone with the thing.
              document.querySelector<HTMLElement>('#x-here')?.focus();
            }}
          />
        </Suspense>
      )}
      {inside.length > 0 && <Rows branches={inside} {...props} />}
    </li>
  );
}

function Rows({ branches, ...props }: { branches: readonly Branch[] } & TreeProps) {
  const [isAll, setIsAll] = useState(false);
  const wanted = props.open === undefined ? '' : keyOf(props.open);
  const hides = branches.length > shownAtFirst && !isAll;
  const shown = hides
    ? branches.filter(({ item }, index) => index < shownAtFirst || wanted.startsWith(keyOf(item.id)))
    : branches;
  return (
    <ul className="cc-x-list">
      {shown.map((branch) => (
        <Row key={branch.item.id} branch={branch} {...props} />
      ))}
      {hides && (
        <li>
          <button type="button" className="cc-x-button" onClick={() => setIsAll(true)}>
            Show {branches.length - shown.length} more
          </button>
        </li>
      )}
    </ul>
  );
}

/** The list with what can be added to it: drawn anew when the Cloud is another, not with every packet. */
const Tree = memo(function Tree(props: TreeProps) {
  const { cloud, onChange } = props;
  const branches = treeOf(cloud);
  return (
    <>
      {branches.length === 0 ? (
        <p className="cc-x-said">Nothing yet. Begin with a circuit and its site, then add a network.</p>
      ) : (
        <p className="cc-x-said">Open a thing to change it, connect it elsewhere, or add something to it.</p>
      )}
      <Rows branches={branches} {...props} />
      <Offers offers={offersOf(standing, cloud)} cloud={cloud} inside="" onChange={onChange} />
    </>
  );
});

/** `onOpen` and `onChange` should stay the same functions, or the list is drawn anew with every change of them. */
export function Things({ goTo, verdict, ...tree }: ThingsProps) {
  const { open } = tree;
  const place = useRef<HTMLElement>(null);
  const gone = useRef(goTo);
  useEffect(() => {
    if (gone.current === goTo || open === undefined) return;
    gone.current = goTo;
    const button = place.current?.querySelector<HTMLElement>(`[data-thing="${CSS.escape(keyOf(open))}"]`);
    button?.focus({ preventScroll: true });
    // With its fields, as far as they fit.
    button?.parentElement?.scrollIntoView({ block: 'nearest' });
    button?.scrollIntoView({ block: 'nearest' });
  }, [open, goTo]);
  return (
    <section
      ref={place}
      className="cc-x-panel cc-x-here"
      aria-labelledby="x-here"
      onPointerEnter={expectPress}
      onFocus={expectPress}
    >
      <h2 id="x-here" tabIndex={-1}>
        What is here
      </h2>
      <Tree {...tree} />
      {verdict}
    </section>
  );
}
