/** The published figures, with what is here marked: how much a circuit, a gateway and FastPath carry. */
import type { Profile } from '#src/base/facts.ts';
import type { Trace } from '#src/datapath/trace.ts';
import { capacityTables, narrowest, type Table } from '../capacity.ts';
import type { PlainCloud } from '#src/azure/pieces/plain.ts';
import { FactMark } from '../map/FactMark.tsx';

function Figures({ table, profile }: { table: Table; profile: Profile }) {
  return (
    <section className="cc-x-capacity">
      <h3>
        {table.title}
        <FactMark id={table.fact} profile={profile} />
      </h3>
      <div className="cc-x-scroll" role="region" aria-label={table.title} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {[...table.heads, 'Here'].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(({ name, figures, here }) => (
              <tr key={name} data-here={here.length > 0 || undefined}>
                <th scope="row">{name}</th>
                {figures.map((figure, index) => (
                  <td key={index}>{figure}</td>
                ))}
                <td>{here.join(', ') || '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

export function Capacity({ cloud, profile, trace }: { cloud: PlainCloud; profile: Profile; trace: Trace }) {
  const least = narrowest(cloud, profile, trace);
  return (
    <div className="cc-x-capacities">
      <p className="cc-x-lead">{least ?? 'Nothing on this way has a published figure.'}</p>
      {capacityTables(cloud, profile).map((table) => (
        <Figures key={table.title} table={table} profile={profile} />
      ))}
    </div>
  );
}
