/** Where the report of a class's exam opens, or says why it cannot be read yet. */
import { useCallback, useEffect, useState } from 'react';
import { counted } from '#src/base/counted.ts';
import { Report } from '#src/components/exam/report/Report.tsx';
import type { Site } from '#src/components/exam/site.ts';
import type { Problem } from '../api.ts';
import { fetchReport } from './reported.ts';

type Fetched = Awaited<ReturnType<typeof fetchReport>>;
type Standing =
  { kind: 'loading' } | { kind: 'problem'; problem: Problem } | { kind: 'read'; read: Exclude<Fetched, Problem> };

export function ClassReportPlace({ of, site }: { of: { inClass: string; form: string }; site: Site }) {
  const [standing, setStanding] = useState<Standing>({ kind: 'loading' });
  const open = useCallback(async () => {
    setStanding({ kind: 'loading' });
    const read = await fetchReport(of, site.base);
    setStanding('ok' in read ? { kind: 'problem', problem: read } : { kind: 'read', read });
  }, [of, site]);
  useEffect(() => {
    // It begins as "loading"; what is set later comes after something was waited for.
    void Promise.resolve().then(open);
  }, [open]);
  switch (standing.kind) {
    case 'loading':
      return <p role="status">Loading the report.</p>;
    case 'problem':
      return (
        <section className="exam-report" role="alert">
          <h2>There is no report to read</h2>
          <p>{standing.problem.message}</p>
          <p className="exam-row">
            <button type="button" className="cc-button" onClick={() => void open()}>
              Try again
            </button>
            <a className="cc-button-quiet" href={`${site.base}/class/?class=${encodeURIComponent(of.inClass)}`}>
              Back to the class
            </a>
          </p>
        </section>
      );
    case 'read': {
      const { finished, override, course } = standing.read;
      return (
        <>
          {override && (
            <p className="exam-warn">
              Your instructor set {counted(override.points, 'point')} for this exam: {override.why}
            </p>
          )}
          <Report {...finished} site={{ ...site, course }} />
        </>
      );
    }
  }
}
