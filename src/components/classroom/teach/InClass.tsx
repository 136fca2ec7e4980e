/** What every page about one class stands in: the class that the address names, its bar, and its news. */
import type { ReactNode } from 'react';
import { Bar } from './Bar.tsx';
import { WithFeed } from './feed.tsx';
import { homePage } from './addresses.ts';
import type { Site } from './addresses.ts';
import { Trouble } from './Place.tsx';
import type { ClassView } from './api-class.ts';
import { useClass } from './useClass.ts';

/** What such a page gets. */
export interface OneClass {
  view: ClassView;
  /** The server's time. */
  now: () => number;
  /** Reads the class again now. */
  again: () => void;
}

interface InClassProps {
  site: Site;
  here: 'class' | 'live' | 'exams' | 'grades' | 'audit' | 'look' | 'projector';
  page: (one: OneClass) => ReactNode;
}

export function InClass(props: InClassProps) {
  const id = new URLSearchParams(location.search).get('class');
  if (id === null || id === '')
    return (
      <section className="teach-panel">
        <h1>Which class?</h1>
        <p>The address names no class.</p>
        <p>
          <a className="cc-button" href={homePage(props.site)}>
            My classes
          </a>
        </p>
      </section>
    );
  return <Opened {...props} id={id} />;
}

function Opened({ site, here, page, id }: InClassProps & { id: string }) {
  const open = useClass(id);
  switch (open.kind) {
    case 'loading':
      return <p role="status">Reading the class.</p>;
    case 'failed':
      return <Trouble title="The class could not be opened" message={open.message} onAgain={open.again} />;
    case 'open':
      return (
        <WithFeed feed={open.feed}>
          <div className="teach-page">
            {here !== 'projector' && <Bar site={site} view={open.view} here={here} stream={open.stream} />}
            {page({ view: open.view, now: open.now, again: open.again })}
          </div>
        </WithFeed>
      );
  }
}
