// @ts-check
/* The first page comes already drawn, with Dash's layout. Dash asks for it by an address that does
   not say of which page, and has no hook for that; what else says it (the referrer, the host) may be
   cut or changed on the way. So the one request for the layout is given the address of the page. */

const LAYOUT = "/_dash-layout";

/** The address of the layout of a page.
 * @param {{pathname: string, search: string}} page */
export const layoutOf = ({ pathname, search }) => (
  LAYOUT + "?" + new URLSearchParams({ path: pathname, query: search.slice(1) })
);

/** To be called before Dash is started; the request after that is again the browser's. */
export const askForThisPage = () => {
  const { fetch } = window;
  window.fetch = (resource, options) => {
    if (resource !== LAYOUT) return fetch(resource, options);
    window.fetch = fetch;
    return fetch(layoutOf(location), options);
  };
};
