/** A way as a short list of places, in order, with the place where it parts from another one marked. */
import type { Trace } from '#src/datapath/trace.ts';
import './way-list.css';

interface WayListProps {
  title: string;
  trace: Trace;
  /** The last hop it has in common with the way beside it. */
  partsAt: number | undefined;
  /** What is said under it. */
  because: string;
}

export function WayList({ title, trace, partsAt, because }: WayListProps) {
  return (
    <section className="cc-way" data-lost={!trace.delivered}>
      <h3>{title}</h3>
      <ol>
        {trace.hops.map(({ node, name, by }, index) => (
          <li key={`${String(index)} ${node}`} data-kept={partsAt !== undefined && index <= partsAt} data-by={by}>
            {name}
            {by === 'shortcut' && (
              <small> (around {trace.bypassed.length === 1 ? 'the gateway' : 'the gateways'})</small>
            )}
            {index === partsAt && <small className="cc-way-parting">Here the two ways part.</small>}
          </li>
        ))}
        {!trace.delivered && <li className="cc-way-lost">Lost here</li>}
      </ol>
      <p>{because}</p>
    </section>
  );
}
