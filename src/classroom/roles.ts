/** Who may ask: what everybody may, what an account may, and what a place in one class allows. */

/** Roles among the people who lead a class, each of which may do what those before it may. */
export const staffRoles = ['observer', 'co-instructor', 'instructor'] as const;
export type StaffRole = (typeof staffRoles)[number];

/**
 * What an endpoint asks of whoever calls it.
 * `anyone`: no one in particular. `account`: somebody who signed in to teach, in any class or none.
 * `learner`: a learner of this class. `member`: a learner of this class or anybody who leads it.
 * A staff role: that role in this class, or a higher one.
 */
export type Who = 'anyone' | 'account' | 'learner' | 'member' | StaffRole;

/** Who calls, as the server found out from cookies. A browser may hold both at once. */
export interface Caller {
  /** Who signed in to teach. */
  account?: { id: string; name: string; email: string };
  /** The learner's seat, in one class. */
  seat?: { id: string; class: string; name: string };
  /** The role in the class that is asked about. */
  role?: StaffRole;
}

const rank = (role: StaffRole): number => staffRoles.indexOf(role);

/** Whether a caller may ask what `who` says, of the class with this id. */
export function mayAsk({ account, seat, role }: Caller, who: Who, inClass: string | undefined): boolean {
  const isSeated = seat !== undefined && seat.class === inClass;
  switch (who) {
    case 'anyone':
      return true;
    case 'account':
      return account !== undefined;
    case 'learner':
      return isSeated;
    case 'member':
      return isSeated || role !== undefined;
    default:
      return role !== undefined && rank(role) >= rank(who);
  }
}
