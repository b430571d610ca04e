// @ts-check
/* Joins the modules of the browser's side, then starts Dash, which finds them registered.

   These are ES modules: each names what it takes from which other, nothing is a global, and tests
   import them one by one. Dash would load every script of this folder as a classic one, in the
   order of the alphabet; a page is sent all in one instead: dashboard/callbacks/joined_modules.py.
   In reading order: address, choices, state, navigate, marks, turn, answers, paint, figures. */
import * as announce from "./announce.js";
import * as anchor from "./anchor.js";
import * as blank from "./blank.js";
import * as brush from "./brush.js";
import * as cells from "./cells.js";
import * as clipboard from "./clipboard.js";
import * as codes from "./codes.js";
import * as dash from "./dash.js";
import { askForThisPage } from "./first_page.js";
import * as dropdowns from "./dropdowns.js";
import * as files from "./files.js";
import * as optionSearch from "./option_search.js";
import * as optionWords from "./option_words.js";
import * as hovers from "./hovers.js";
import * as links from "./links.js";
import * as maps from "./maps.js";
import * as narrow from "./narrow.js";
import * as marks from "./marks.js";
import * as menus from "./menus.js";
import * as navigate from "./navigate.js";
import * as options from "./options.js";
import * as points from "./points.js";
import { awaitTexts } from "./paint.js";
import * as picture from "./picture.js";
import * as print from "./print.js";
import * as printing from "./print_begin.js";
import * as present from "./present.js";
import * as provenance from "./provenance.js";
import * as reading from "./reading.js";
import * as regions from "./regions.js";
import * as replaced from "./replaced.js";
import * as saved from "./saved.js";
import * as search from "./search.js";
import * as shortcuts from "./shortcuts.js";
import * as signs from "./signs.js";
import * as slideTools from "./slide_tools.js";
import * as sizes from "./sizes.js";
import * as sorting from "./sorting.js";
import * as scrollPlace from "./scroll_place.js";
import * as tables from "./tables.js";
import * as theme from "./theme.js";
import * as touched from "./touched.js";
import { paint, take, whenTurning } from "./turn.js";
import * as walk from "./walk.js";
import * as prefetch from "./prefetch.js";

for (const part of [
  reading, saved, navigate, marks, links, files, theme, clipboard, picture, present, walk, regions, search, codes,
  blank, menus, provenance, print, printing, dropdowns, anchor, tables, sorting, prefetch, options, maps, signs, narrow,
  brush, cells, hovers, touched, points, optionSearch, optionWords, sizes, shortcuts, scrollPlace, replaced, slideTools,
]) part.listen();
marks.whenAsked(provenance.openMark);
navigate.whenChosen(take);
whenTurning({
  begins: () => {
    prefetch.drop();
    touched.clear();
    scrollPlace.begin();
    replaced.begin();
    announce.wait();
  },
  ends: () => {
    scrollPlace.end();
    replaced.end();
    announce.tell();
    prefetch.askNeighbours();
  },
});
dash.register({ paint });
askForThisPage();
awaitTexts();
dash.start();
