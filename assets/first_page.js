// @ts-check
/* The first page comes already drawn, with Dash's layout. Dash asks for it by an address that does
   not say of which page, and has no hook for that; what else says it (the referrer, the host) may be
   cut or changed on the way. So the one request for the layout is given the address of the page. */

const LAYOUT = "/_dash-layout";

const [ABOVE, ROW, NARROW] = [400, 450, 900];   /* what stands over the charts; a row; one column */

/** How many charts stand near the top of a page that nobody has seen yet: those that come drawn.
 * @param {{innerHeight: number, innerWidth: number}} view */
export const near = ({ innerHeight, innerWidth }) => {
  const rows = Math.max(1, Math.ceil((innerHeight - ABOVE) / ROW));
  return String(innerWidth > NARROW ? 2 * rows : Math.max(2, rows));
};

/** The address of the layout of a page: its tables come when they are opened.
 * @param {{pathname: string, search: string}} page
 * @param {string} charts how many come drawn */
export const layoutOf = ({ pathname, search }, charts) => (
  LAYOUT + "?" + new URLSearchParams({ path: pathname, query: search.slice(1), near: charts, tables: "" })
);

/** To be called before Dash is started; the request after that is again the browser's. */
export const askForThisPage = () => {
  const { fetch } = window;
  window.fetch = (resource, options) => {
    if (resource !== LAYOUT) return fetch(resource, options);
    window.fetch = fetch;
    return fetch(layoutOf(location, near(window)), options);
  };
};
