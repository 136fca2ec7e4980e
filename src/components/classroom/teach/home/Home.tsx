/** The home of whoever leads classes: the classes, newest first, and the way to make another. */
import { useState } from 'react';
import { Reduced } from '../../Reduced.tsx';
import type { Led } from '../api-class.ts';
import type { CourseOffer } from '../offer-shape.ts';
import { classPage, livePage } from '../addresses.ts';
import type { Site } from '../addresses.ts';
import { MakeClass } from './MakeClass.tsx';
import type { MakeClassProps } from './MakeClass.tsx';

interface HomeProps {
  site: Site;
  name: string;
  classes: readonly Led[];
  courses: readonly CourseOffer[];
  now: number;
  onMake: MakeClassProps['onMake'];
  onSignOut: () => void;
}

export const stateWords: Readonly<Record<Led['state'], string>> = {
  preparing: 'Not begun',
  running: 'Running',
  paused: 'Paused',
  ended: 'Ended',
};

export function Home({ site, name, classes, courses, now, onMake, onSignOut }: HomeProps) {
  const [isMaking, setMaking] = useState(classes.length === 0);
  const open = classes.filter(({ state }) => state !== 'ended');
  const over = classes.filter(({ state }) => state === 'ended');
  return (
    <div className="teach-page">
      <header className="teach-head">
        <h1>My classes</h1>
        <p className="teach-row">
          <span className="teach-note">
            Signed in as <bdi>{name}</bdi>
          </span>
          <button type="button" className="teach-small" onClick={onSignOut}>
            Sign out
          </button>
        </p>
      </header>
      <Reduced isSecureContext={globalThis.isSecureContext} />
      {isMaking ? (
        <MakeClass
          courses={courses}
          now={now}
          onMake={onMake}
          onBack={classes.length === 0 ? undefined : () => setMaking(false)}
        />
      ) : (
        <p>
          <button type="button" className="cc-button" onClick={() => setMaking(true)}>
            Make a class
          </button>
        </p>
      )}
      {open.length > 0 && <ClassList site={site} title="Now and next" classes={open} />}
      {over.length > 0 && <ClassList site={site} title="Over" classes={over} />}
    </div>
  );
}

function ClassList({ site, title, classes }: { site: Site; title: string; classes: readonly Led[] }) {
  return (
    <section className="teach-panel" aria-label={title}>
      <h2>{title}</h2>
      <ul className="teach-classes">
        {classes.map(({ id, title: named, state, learners, code, madeAt }) => (
          <li key={id}>
            <a className="teach-class-name" href={classPage(site, id)}>
              <bdi>{named}</bdi>
            </a>
            <span className="cc-chip" data-state={state}>
              {stateWords[state]}
            </span>
            <span className="teach-note">
              {learners === 1 ? '1 learner' : `${String(learners)} learners`}
              {code === null ? '' : `, code ${code}`}, made{' '}
              <time dateTime={new Date(madeAt).toISOString()}>{new Date(madeAt).toLocaleDateString('en-US')}</time>
            </span>
            {state !== 'preparing' && (
              <a className="teach-small" href={livePage(site, id)} aria-label={`Live view of ${named}`}>
                Live view
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
