/** The top of every page about one class: its name, how it stands, the ways between its pages, and whether its news come. */
import { stateWords } from './home/Home.tsx';
import type { ClassView } from './api-class.ts';
import { auditPage, classPage, examsPage, gradesPage, homePage, livePage, projectorPage } from './addresses.ts';
import type { Site } from './addresses.ts';
import type { StreamState } from '../stream.ts';

interface BarProps {
  site: Site;
  view: ClassView;
  here: 'class' | 'live' | 'exams' | 'grades' | 'audit' | 'look';
  stream: StreamState;
}

const streamWords: Readonly<Record<StreamState, string>> = {
  connecting: 'Connecting',
  live: 'Connected',
  polling: 'News come every few seconds',
  away: 'The server does not answer; trying again',
  out: 'You are no longer in this class',
};

export function Bar({ site, view, here, stream }: BarProps) {
  const pages = [
    { id: 'class', href: classPage(site, view.id), label: 'Class' },
    { id: 'live', href: livePage(site, view.id), label: 'Live view' },
    { id: 'exams', href: examsPage(site, view.id), label: 'Exams' },
    { id: 'grades', href: gradesPage(site, view.id), label: 'Grades' },
    { id: 'audit', href: auditPage(site, view.id), label: 'Audit' },
  ];
  return (
    <header className="teach-bar">
      <p className="cc-kicker">
        <a href={homePage(site)}>My classes</a>
      </p>
      <div className="teach-head">
        <h1>
          <bdi>{view.title}</bdi>
        </h1>
        <p className="teach-row">
          <span className="cc-chip" data-state={view.state}>
            {stateWords[view.state]}
          </span>
          <span className="teach-stream" data-stream={stream} role="status">
            {streamWords[stream]}
          </span>
        </p>
      </div>
      <nav className="teach-nav" aria-label="This class">
        {pages.map(({ id, href, label }) => (
          <a key={id} href={href} aria-current={id === here ? 'page' : undefined}>
            {label}
          </a>
        ))}
        {view.code !== null && (
          <a href={projectorPage(site, view.id)} target="_blank" rel="noreferrer">
            Projector
          </a>
        )}
      </nav>
    </header>
  );
}
