/** A route filter that is accepted, for the examples of what needs one. */
export const routeFilterExample = {
  path: 'routeFilters/filter-example',
  body: { location: 'westeurope', properties: {} },
};
