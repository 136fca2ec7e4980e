/** A check counts as passed from this share of its points on. */
export const passingShare = 0.8;
