/* Written by `npm run facts` from the folders of labs/. */
import expressroute from '#labs/expressroute/_labs.ts';

export const labLists = [expressroute];
