/** The family of endpoints, by what they are about. The matrix of roles is read from this list. */
import type { Endpoint } from '../endpoint.ts';
import { attempts } from './attempts.ts';
import { auditLog } from './audit.ts';
import { checks } from './checks.ts';
import { classes } from './classes.ts';
import { cloud } from './cloud.ts';
import { cloudDoors } from './cloud-doors.ts';
import { clouds } from './clouds.ts';
import { events } from './events.ts';
import { exams } from './exams.ts';
import { examStaff } from './exam-staff.ts';
import { feed } from './feed.ts';
import { grades } from './grades.ts';
import { health } from './health.ts';
import { jobs } from './jobs.ts';
import { joining } from './join.ts';
import { keeping } from './keeping.ts';
import { ownItems } from './own-items.ts';
import { people } from './people.ts';
import { rehearsal } from './rehearsal.ts';
import { roster } from './roster.ts';
import { announcements } from './announcements.ts';
import { hands } from './hands.ts';
import { live } from './live.ts';
import { moments } from './moment.ts';
import { notes } from './notes.ts';
import { polls } from './polls.ts';
import { signIn } from './sign-in.ts';
import { staff } from './staff.ts';

export const endpoints: readonly Endpoint[] = [
  ...attempts,
  ...events,
  ...exams,
  ...examStaff,
  ...checks,
  ...grades,
  ...ownItems,
  ...jobs,
  ...auditLog,
  ...keeping,
  ...clouds,
  ...cloud,
  ...cloudDoors,
  ...health,
  ...joining,
  ...signIn,
  ...people,
  ...roster,
  ...staff,
  ...classes,
  ...feed,
  ...live,
  ...polls,
  ...notes,
  ...moments,
  ...hands,
  ...announcements,
  ...rehearsal,
];
