/** The portal's own small pictures: two-tone line drawings. They only ever stand beside a word, so they say nothing themselves. */
import type { JSX } from 'react';

/** Line (`l`), soft filling (`f`) and dots, each drawn on a 20 by 20 field. */
const drawings = {
  logo: { l: 'M3 5h4c5 0 1 10 6 10h4M3 15h4c2 0 2.600-2 3-4M17 5h-4c-2 0-2.600 2-3 4', f: '' },
  home: { l: 'M3 9.500 10 4l7 5.500M5 8.500V16h10V8.500M8.500 16v-4h3v4', f: 'M5 8.500 10 4.600l5 3.900V16H5z' },
  resources: {
    l: 'M3.500 3.500h5.500v5.500H3.500zM11 3.500h5.500v5.500H11zM3.500 11h5.500v5.500H3.500zM11 11h5.500v5.500H11z',
    f: 'M3.500 3.500h5.500v5.500H3.500zM11 11h5.500v5.500H11z',
  },
  group: { l: 'M4 3.500h12v13H4zM4 8h12M4 12.300h12', f: 'M4 8h12v4.300H4z' },
  circuit: { l: 'M2.500 10h3.500M14 10h3.500M6 6.500h8v7H6zM8.500 6.500v7M11.500 6.500v7', f: 'M6 6.500h8v7H6z' },
  connection: {
    l: 'M2 10h4M14 10h4M10 6v8M6 7.500h2.500v5H6zM11.500 7.500H14v5h-2.500z',
    f: 'M6 7.500h2.500v5H6zM11.500 7.500H14v5h-2.500z',
  },
  gateway: {
    l: 'M10 2.500 16.500 6v8L10 17.500 3.500 14V6zM6.500 10h7M11 7.500 13.500 10 11 12.500',
    f: 'M10 2.500 16.500 6v8L10 17.500 3.500 14V6z',
  },
  network: {
    l: 'M6 5 2.500 10 6 15M14 5l3.500 5L14 15M7.500 10h.1M10 10h.1M12.500 10h.1',
    f: 'M6 5 2.500 10 6 15h8l3.500-5L14 5z',
  },
  interface: { l: 'M3 5h12v8H3zM15 7h2M15 11h2M6 13v3M9 13v3M12 13v3M6 9h3', f: 'M3 5h12v8H3z' },
  peering: {
    l: 'M2.500 10a3 3 0 1 0 6 0 3 3 0 1 0-6 0M11.500 10a3 3 0 1 0 6 0 3 3 0 1 0-6 0M8.500 10h3',
    f: 'M2.500 10a3 3 0 1 0 6 0 3 3 0 1 0-6 0',
  },
  table: { l: 'M3 4h14v12H3zM3 8h14M3 12h14M8 8v8', f: 'M3 4h14v4H3z' },
  router: {
    l: 'M3 11h14v5.500H3zM6 13.800h.1M9 13.800h.1M12 13.800h2.500M10 11V7.500M6.500 5.500a5 5 0 0 1 7 0M8.200 7.300a2.600 2.600 0 0 1 3.600 0',
    f: 'M3 11h14v5.500H3z',
  },
  address: { l: 'M3 5.500h14v9H3zM6 8.500v3M9 11.500v-3h1.500a1 1 0 0 1 0 2H9M14 11.500h.1', f: 'M3 5.500h14v9H3z' },
  overview: { l: 'M3.500 4.500h13v11h-13zM3.500 8h13M7.500 8v7.500', f: 'M3.500 4.500h13V8h-13z' },
  configuration: {
    l: 'M3 6h8M15 6h2M3 14h2M9 14h8M11 4.500h3.500v3H11zM5.500 12.500H9v3H5.500z',
    f: 'M11 4.500h3.500v3H11zM5.500 12.500H9v3H5.500z',
  },
  json: { l: 'M7.500 4C5 4 6.500 9 4 10c2.500 1 1 6 3.500 6M12.500 4c2.500 0 1 5 3.500 6-2.500 1-1 6-3.500 6', f: '' },
  key: {
    l: 'M7 13.500a3.500 3.500 0 1 1 3-5.300h7.500V11h-2v2h-2.500v-2H10a3.500 3.500 0 0 1-3 2.500z',
    f: 'M7 13.500a3.500 3.500 0 1 1 0-7 3.500 3.500 0 0 1 0 7z',
  },
  log: { l: 'M5 3.500h10v13H5zM7.500 7h5M7.500 10h5M7.500 13h3', f: 'M5 3.500h10v13H5z' },
  tag: {
    l: 'M3.500 3.500H10l6.500 6.500-6.500 6.500L3.500 10zM7 7h.1',
    f: 'M3.500 3.500H10l6.500 6.500-6.500 6.500L3.500 10z',
  },
  chart: { l: 'M3.500 3.500v13h13M7 13V9.500M10.500 13V6.500M14 13v-5', f: '' },
  health: { l: 'M3 10h3l2-4 3 8 2-4h4', f: '' },
  properties: { l: 'M4 5h12M4 8.500h12M4 12h8M4 15.500h5', f: '' },
  shield: { l: 'M10 3 16 5v5c0 4-3 6-6 7.500C7 16 4 14 4 10V5z', f: 'M10 3 16 5v5c0 4-3 6-6 7.500C7 16 4 14 4 10V5z' },
  add: { l: 'M10 4v12M4 10h12', f: '' },
  refresh: { l: 'M15.500 7A6 6 0 1 0 16 11M16 3.500V7.300h-3.800', f: '' },
  delete: { l: 'M4 6h12M8 6V4h4v2M5.500 6l.8 10.500h7.400L14.500 6M8.500 9v5M11.500 9v5', f: '' },
  save: { l: 'M4 4h9.500L16 6.500V16H4zM7 4v4h5.500V4M7 16v-4.500h6V16', f: '' },
  discard: { l: 'M4.500 8H12a4 4 0 0 1 0 8H7.500M7.500 5 4.500 8l3 3', f: '' },
  close: { l: 'M5 5l10 10M15 5 5 15', f: '' },
  bell: { l: 'M5 14V9a5 5 0 0 1 10 0v5l1.500 1.500h-13zM8.500 17.500h3', f: 'M5 14V9a5 5 0 0 1 10 0v5z' },
  search: { l: 'M8.500 14a5.500 5.500 0 1 1 0-11 5.500 5.500 0 0 1 0 11zM12.500 12.500 17 17', f: '' },
  copy: { l: 'M7 7h9.500v9.500H7zM13 7V3.500H3.500V13H7', f: '' },
  done: {
    l: 'M10 17.500a7.500 7.500 0 1 1 0-15 7.500 7.500 0 0 1 0 15zM6.500 10.300 9 12.800l4.500-5.300',
    f: 'M10 17.500a7.500 7.500 0 1 1 0-15 7.500 7.500 0 0 1 0 15z',
  },
  failed: {
    l: 'M10 17.500a7.500 7.500 0 1 1 0-15 7.500 7.500 0 0 1 0 15zM7.500 7.500l5 5M12.500 7.500l-5 5',
    f: 'M10 17.500a7.500 7.500 0 1 1 0-15 7.500 7.500 0 0 1 0 15z',
  },
  running: { l: 'M10 2.500a7.500 7.500 0 1 0 7.500 7.500M10 6v4l2.500 2', f: '' },
  warning: { l: 'M10 3 18 16.500H2zM10 8v4M10 14.300v.1', f: 'M10 3 18 16.500H2z' },
  info: {
    l: 'M10 17.500a7.500 7.500 0 1 1 0-15 7.500 7.500 0 0 1 0 15zM10 9v4.500M10 6.500v.1',
    f: 'M10 17.500a7.500 7.500 0 1 1 0-15 7.500 7.500 0 0 1 0 15z',
  },
  next: { l: 'M7.500 4.500 13 10l-5.500 5.500', f: '' },
} as const;

export type IconName = keyof typeof drawings;

export function Icon({ name, size = 20 }: { name: IconName; size?: number }): JSX.Element {
  const { l, f } = drawings[name];
  return (
    <svg className="ccp-icon" width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      {f !== '' && <path className="ccp-icon-fill" d={f} />}
      <path className="ccp-icon-line" d={l} />
    </svg>
  );
}
