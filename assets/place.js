// @ts-check
/* Where the pages are on their host: at its root, or below a path such as /trade. All modules speak
   of the program's own paths, "/partners?year=2018"; what is read from the browser comes in here,
   what the browser is told goes out here. The server says the path: dashboard/callbacks/path_prefix.py. */
import { contract } from "./contract.js";

const root = document.documentElement.dataset.root || "";

/** What the browser calls an address of ours.
 * @type {(address: string) => string} */
export const placed = (address) => root + address;

/** What we call a path of the browser.
 * @type {(pathname: string) => string} */
export const ownPath = (pathname) => (
  pathname.startsWith(root + "/") ? pathname.slice(root.length) : pathname === root ? "/" : pathname
);

/** The path of the page that is open. */
export const openPath = () => ownPath(location.pathname);

/** The settings of every graph: the same as those of the graphs that the server sends. */
export const config = { ...contract.config, topojsonURL: placed(contract.config.topojsonURL) };
