/** Where the pages of those who lead a class stand. */

export interface Site {
  /** What the addresses of the site begin with; empty at the root. */
  base: string;
}

const page = (base: string, path: string, query: Readonly<Record<string, string | undefined>> = {}): string => {
  const words = new URLSearchParams(
    Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  ).toString();
  return `${base}/class/${path}${words === '' ? '' : `?${words}`}`;
};

export const homePage = ({ base }: Site) => page(base, 'teach/');
export const classPage = ({ base }: Site, inClass: string) => page(base, 'teach/class/', { class: inClass });
export const livePage = ({ base }: Site, inClass: string) => page(base, 'teach/live/', { class: inClass });
export const gradesPage = ({ base }: Site, inClass: string) => page(base, 'teach/grades/', { class: inClass });
/** Who did what in the class. */
export const auditPage = ({ base }: Site, inClass: string) => page(base, 'teach/audit/', { class: inClass });
export const examsPage = ({ base }: Site, inClass: string) => page(base, 'teach/exams/', { class: inClass });
/** What somebody's form came to, question by question. */
export const reportPage = ({ base }: Site, inClass: string, form: string) =>
  page(base, 'exam/report/', { class: inClass, form });
export const projectorPage = ({ base }: Site, inClass: string) => page(base, 'teach/projector/', { class: inClass });
/** A learner's portal, the attempt that is meant or the one they work at. */
export const lookPage = ({ base }: Site, inClass: string, seat: string, attempt?: string) =>
  page(base, 'teach/look/', { class: inClass, seat, attempt });
/** A lab in one's own hands, to be shown. */
export const showPage = ({ base }: Site, inClass: string) => page(base, 'teach/show/', { class: inClass });
export const cloudPage = ({ base }: Site, inClass: string, attempt: string) =>
  page(base, 'cloud/', { class: inClass, attempt });
export const signInPage = ({ base }: Site, back: string) => page(base, 'sign-in/', { next: back });

/** Where learners join: whole, to be shown and scanned. `origin` is where they reach this server. */
export const joinAddress = ({ base }: Site, code: string, origin: string): string =>
  `${origin}${page(base, '', { code })}`;

/** Whether only this machine reaches a page that is open here. */
export const isOnlyHere = (host: string): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(host);
