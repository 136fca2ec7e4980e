/** A failure whose message is all a person needs: what is wrong, the rule, the way out. No stack is shown. */
export class Trouble extends Error {}
