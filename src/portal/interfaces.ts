/** The menu of a network interface, which all its blades show. */
import type { MenuEntry } from '#src/portal/blade.ts';
import { activityLog, properties, tags } from '#src/portal/cells.ts';
import type { Place } from '#src/portal/place.ts';

export const interfaceMenu = ({ of = '' }: Place): MenuEntry[] => [
  { label: 'Overview', icon: 'overview', open: { blade: 'network-interface', of } },
  activityLog(of),
  tags(of),
  { label: 'Effective routes', icon: 'table', open: { blade: 'interface-effective-routes', of } },
  { label: 'Effective security rules', icon: 'shield', open: { blade: 'interface-security-rules', of } },
  properties(of),
  { label: 'JSON View', icon: 'json', open: { blade: 'resource-json', of } },
];
