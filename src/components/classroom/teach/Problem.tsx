/** Why something did not happen, said at once. */
export const Problem = ({ says }: { says: string | undefined }) =>
  says === undefined ? null : (
    <p className="teach-warn" role="alert">
      {says}
    </p>
  );
