/** Opens a page for those who lead in its element. What only one of them needs is loaded with it. */
import { Suspense, lazy } from 'react';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import * as z from 'zod/mini';
import { HomePlace } from './home/HomePlace.tsx';
import { InClass } from './InClass.tsx';
import { Place } from './Place.tsx';
import type { Account } from './Place.tsx';
import type { Site } from './addresses.ts';
import './teach.css';
import './class/class.css';
import './wall/wall.css';

const ClassPlace = lazy(async () => ({ default: (await import('./class/ClassPlace.tsx')).ClassPlace }));
const LivePlace = lazy(async () => ({ default: (await import('./live/LivePlace.tsx')).LivePlace }));
const GradesPlace = lazy(async () => ({ default: (await import('./grades/GradesPlace.tsx')).GradesPlace }));
const AuditPlace = lazy(async () => ({ default: (await import('./audit/AuditPlace.tsx')).AuditPlace }));
const ExamsPlace = lazy(async () => ({ default: (await import('./exams/ExamsPlace.tsx')).ExamsPlace }));
const LookPlace = lazy(async () => ({ default: (await import('./look/LookPlace.tsx')).LookPlace }));
const ShowPlace = lazy(async () => ({ default: (await import('./look/ShowPlace.tsx')).ShowPlace }));
const ProjectorPlace = lazy(async () => ({ default: (await import('./class/ProjectorPlace.tsx')).ProjectorPlace }));

function pageNamed(page: string, site: Site, me: Account): ReactNode {
  switch (page) {
    case 'class':
      return <InClass site={site} here="class" page={(one) => <ClassPlace site={site} me={me} {...one} />} />;
    case 'live':
      return <InClass site={site} here="live" page={(one) => <LivePlace site={site} {...one} />} />;
    case 'grades':
      return <InClass site={site} here="grades" page={(one) => <GradesPlace site={site} {...one} />} />;
    case 'audit':
      return <InClass site={site} here="audit" page={(one) => <AuditPlace {...one} />} />;
    case 'exams':
      return <InClass site={site} here="exams" page={(one) => <ExamsPlace site={site} {...one} />} />;
    case 'look':
      return <InClass site={site} here="look" page={(one) => <LookPlace site={site} me={me} {...one} />} />;
    case 'show':
      return <InClass site={site} here="look" page={(one) => <ShowPlace me={me} {...one} />} />;
    case 'projector':
      return <InClass site={site} here="projector" page={(one) => <ProjectorPlace site={site} {...one} />} />;
    default:
      return <HomePlace site={site} me={me} />;
  }
}

export function openTeach(element: HTMLElement, page: string, site: Site): void {
  z.config({ jitless: true });
  const place = document.createElement('div');
  place.id = '_top';
  element.replaceChildren(place);
  createRoot(place).render(
    <Place site={site}>
      {(me) => <Suspense fallback={<p role="status">Loading the page.</p>}>{pageNamed(page, site, me)}</Suspense>}
    </Place>,
  );
}
