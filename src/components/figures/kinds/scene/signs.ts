/** The signs of nodes, as paths in a square of 20. */
import type { SceneNodeKind } from '#src/components/figures/scene.ts';

export const signs: Record<SceneNodeKind, string> = {
  site: 'M3 17V6l6-3v14 M9 8h7v9 M2 17h16 M6 8v.1 M6 11v.1 M12.5 11v.1 M12.5 14v.1 M6 14v.1',
  edge: 'M10 2.5a7.5 7.5 0 1 0 0 15a7.5 7.5 0 1 0 0-15 M6 8h8l-2-2 M14 12H6l2 2',
  gateway: 'M3 17V8a7 7 0 0 1 14 0v9 M7 17V9a3 3 0 0 1 6 0v8 M2 17h16',
  host: 'M3 4h14v9H3z M7 16.5h6 M10 13v3.5',
  balancer: 'M10 3v4 M10 7L4 13 M10 7v6 M10 7l6 6 M2.5 15h3 M8.5 15h3 M14.5 15h3',
  endpoint: 'M8 12l4-4 M9 6l2-2a3.5 3.5 0 0 1 5 5l-2 2 M11 14l-2 2a3.5 3.5 0 0 1-5-5l2-2',
  firewall: 'M3 4h14v12H3z M3 8h14 M3 12h14 M8 4v4 M13 8v4 M8 12v4',
  provider:
    'M10 9v8 M6.5 17h7 M10 7.5v.1 M6.8 10.5a4.5 4.5 0 0 1 0-6 M13.2 10.5a4.5 4.5 0 0 0 0-6 M4.3 12.5a7.5 7.5 0 0 1 0-10 M15.7 12.5a7.5 7.5 0 0 0 0-10',
  circuit: 'M2 7h16 M2 13h16 M2 5v4 M18 5v4 M2 11v4 M18 11v4',
  cloud: 'M5.5 15.5a3.5 3.5 0 0 1-.3-7a5 5 0 0 1 9.6-.6a3.9 3.9 0 0 1 .2 7.6z',
  router: 'M3 11h14v5H3z M6 13.5h.1 M9 13.5h.1 M10 8V3 M7.5 5.5L10 3l2.5 2.5',
};
