// @ts-check
/* Written by `python -m dashboard.pages.contract > assets/contract.js`: change it there. */
export const contract = {
  "query": [
    {
      "name": "dataset",
      "default": "published"
    },
    {
      "name": "year",
      "default": ""
    },
    {
      "name": "against",
      "default": ""
    },
    {
      "name": "years",
      "default": ""
    },
    {
      "name": "months",
      "default": ""
    },
    {
      "name": "flow",
      "default": ""
    },
    {
      "name": "partner",
      "default": ""
    },
    {
      "name": "group",
      "default": ""
    },
    {
      "name": "sector",
      "default": ""
    },
    {
      "name": "code",
      "default": ""
    },
    {
      "name": "release",
      "default": ""
    },
    {
      "name": "against_release",
      "default": ""
    },
    {
      "name": "without",
      "default": ""
    },
    {
      "name": "kind",
      "default": ""
    },
    {
      "name": "zoom",
      "default": ""
    },
    {
      "name": "colour",
      "default": "state"
    },
    {
      "name": "sort",
      "default": "activity"
    },
    {
      "name": "together",
      "default": ""
    },
    {
      "name": "timeline",
      "default": "years"
    },
    {
      "name": "matrix",
      "default": "number"
    },
    {
      "name": "view",
      "default": "amounts"
    },
    {
      "name": "lang",
      "default": "en"
    },
    {
      "name": "theme",
      "default": "light"
    },
    {
      "name": "present",
      "default": ""
    }
  ],
  "filters": [
    {
      "name": "dataset",
      "id": "dataset-filter",
      "empty": "published",
      "join": ""
    },
    {
      "name": "year",
      "id": "year-filter",
      "empty": "",
      "join": ""
    },
    {
      "name": "against",
      "id": "against-filter",
      "empty": "",
      "join": ""
    },
    {
      "name": "flow",
      "id": "flow-filter",
      "empty": "all",
      "join": ""
    },
    {
      "name": "group",
      "id": "group-filter",
      "empty": "",
      "join": ""
    },
    {
      "name": "partner",
      "id": "partner-filter",
      "empty": "",
      "join": ","
    },
    {
      "name": "sector",
      "id": "sector-filter",
      "empty": "",
      "join": ","
    },
    {
      "name": "months",
      "id": "months-filter",
      "empty": "1-12",
      "join": "-"
    },
    {
      "name": "release",
      "id": "release-filter",
      "empty": "",
      "join": ""
    },
    {
      "name": "without",
      "id": "without-filter",
      "empty": "",
      "join": ","
    },
    {
      "name": "years",
      "id": "years-filter",
      "empty": "",
      "join": ","
    },
    {
      "name": "against_release",
      "id": "against_release-filter",
      "empty": "",
      "join": ""
    }
  ],
  "ids": {
    "FIRST_MONTH": "first-month",
    "LAST_MONTH": "last-month",
    "FILTERS_FOLD": "filters-details",
    "RESET": "reset-filters",
    "THEME": "theme-switch",
    "COPY_LINK": "copy-link",
    "PRESENT": "present-button",
    "SHORTCUTS": "shortcuts-switch",
    "KEYS": "keys-dialog",
    "KEYS_OPEN": "keys-open",
    "KEYS_CLOSE": "keys-close",
    "AWAITED": "awaited",
    "SHELL": "shell",
    "MAIN": "main",
    "PAGE_TITLE": "page-title",
    "CAPTION": "caption",
    "AS_OF": "data-as-of",
    "SAID": "said-of-choice",
    "STATUS": "live-status",
    "REPLACED": "data-replaced",
    "REFRESH": "refresh-data",
    "POINTS_HOW": "points-how",
    "CHOICE": "choice",
    "DRAWN": "drawn",
    "VIEWS": "views-dialog",
    "VIEWS_OPEN": "views-open",
    "VIEWS_LIST": "views-list",
    "VIEWS_STATUS": "views-status",
    "SEARCH_OPEN": "search-open",
    "SEARCH_CLOSE": "search-close",
    "SEARCH_DIALOG": "search-dialog",
    "SEARCH_FIELD": "search-field",
    "SEARCH_FOUND": "search-found",
    "SEARCH_STATUS": "search-status",
    "FIGURE_DIALOG": "figure-dialog",
    "FIGURE_TITLE": "figure-title",
    "FIGURE_PANEL": "figure-panel",
    "FIGURE_CLOSE": "figure-close",
    "RELATIONS_TOOLS": "relations-tools",
    "YEAR_WALK": "year-walk",
    "YEAR_PLAY": "year-play",
    "YEAR_SHOWN": "year-shown",
    "SPAN_FIRST": "span-first",
    "SPAN_LAST": "span-last",
    "REGION_LIST": "region-list",
    "REGION_REST": "region-rest",
    "REGION_OTHERS": "region-others",
    "REGION_NONE": "region-none",
    "REGION_SEARCH": "region-search",
    "CODE_SEARCH": "code-search",
    "CODE_RESULTS": "code-results",
    "PRINT_HEAD": "print-head",
    "SLIDE_FOOT": "slide-foot",
    "SLIDE_TOOLS": "slide-tools"
  },
  "parts": {
    "figure": "-figure",
    "picture": "-picture",
    "title": "-title",
    "subtitle": "-subtitle",
    "tools": "-tools",
    "list": "-list",
    "finding": "-finding",
    "notes": "-notes",
    "source": "-source",
    "reference": "-reference",
    "table": "-table"
  },
  "paths": {
    "answer": "/_dash-update-component",
    "search": "/search.json",
    "codes": "/codes.json",
    "deck": "/export/deck.pptx",
    "figure": "/figure.json",
    "figures": "/data/figure/"
  },
  "ahead": "X-Ahead",
  "search_keeps": [
    "dataset",
    "year",
    "against",
    "months",
    "flow"
  ],
  "language_cookie": "dashboard_lang",
  "near": {
    "low": "2",
    "high": "4",
    "media": "(min-height: 850px)"
  },
  "views": {
    "most": 60,
    "longest": 120
  },
  "cached_pieces": {
    "mark": "=",
    "letters": 8,
    "parts": [
      "html",
      "props",
      "tables",
      "texts"
    ],
    "deepest": 6
  },
  "config": {
    "displayModeBar": false,
    "displaylogo": false,
    "showSendToCloud": false,
    "plotlyServerURL": "",
    "topojsonURL": "/geo/",
    "responsive": true,
    "doubleClick": false,
    "scrollZoom": false,
    "showTips": false,
    "typesetMath": false
  },
  "dark": {
    "#f3f5f7": "#0d1319",
    "#ffffff": "#141c24",
    "#f8fafb": "#1a242e",
    "#d8dee4": "#2f3b47",
    "#e8ecf0": "#25303b",
    "#18222d": "#e9eef3",
    "#4a5866": "#b4c0cc",
    "#84919e": "#7d8b99",
    "#dfe5ea": "#2a3641",
    "#063274": "#296ec2",
    "#c28100": "#ffd480",
    "#cfdcf0": "#1b3a66",
    "#f6e2b4": "#5a430f",
    "#43617b": "#8fb0cc",
    "#18232e": "#eaeff4",
    "#0b6e66": "#4cc2b5",
    "#d7ebe8": "#16393a",
    "#0a5c56": "#5fd0c4",
    "#0c7a70": "#41b8ab",
    "#8a7f73": "#a2968a",
    "#7a5ea8": "#b79be6",
    "#5c8fb8": "#6fa8d6",
    "#8a4b00": "#ffc76b",
    "#fff4e0": "#33280f",
    "#e4e8ec": "#27323d",
    "#fefefe": "#0e151c",
    "#f5f8fa": "#10171e",
    "#b3261e": "#ff8a80",
    "#17896f": "#4ac6a8",
    "#3f3193": "#8387e0",
    "#e7335b": "#e8787b",
    "#898229": "#cbc56c",
    "#a5459c": "#f893e1",
    "#7a8e99": "#9689ae",
    "#b3d1e7": "#2e4c66",
    "#93b8d5": "#356187",
    "#6797be": "#4079a8",
    "#3a709f": "#69a3d4",
    "#164673": "#b0d6f5",
    "#063275": "#659fe8",
    "#8a5b00": "#ffd481",
    "#c8214b": "#e9797c",
    "#0f7360": "#4bc6a8",
    "#6c661d": "#ccc56c"
  },
  "template": {
    "layout": {
      "font": {
        "family": "\"Segoe UI\", \"Noto Sans\", \"PT Sans\", \"Helvetica Neue\", Arial, \"Liberation Sans\", sans-serif",
        "size": 13,
        "color": "#18222d"
      },
      "paper_bgcolor": "rgba(0,0,0,0)",
      "plot_bgcolor": "rgba(0,0,0,0)",
      "margin": {
        "l": 8,
        "r": 8,
        "t": 8,
        "b": 8,
        "pad": 4
      },
      "xaxis": {
        "gridcolor": "#e8ecf0",
        "linecolor": "#d8dee4",
        "zerolinecolor": "#84919e",
        "zerolinewidth": 1,
        "ticks": "",
        "automargin": true,
        "ticklabeloverflow": "allow",
        "fixedrange": true
      },
      "yaxis": {
        "gridcolor": "#e8ecf0",
        "linecolor": "#d8dee4",
        "zerolinecolor": "#84919e",
        "zerolinewidth": 1,
        "ticks": "",
        "automargin": true,
        "ticklabeloverflow": "allow",
        "fixedrange": true
      },
      "showlegend": false,
      "separators": ".,",
      "hoverlabel": {
        "bgcolor": "#ffffff",
        "bordercolor": "#84919e",
        "font": {
          "family": "\"Segoe UI\", \"Noto Sans\", \"PT Sans\", \"Helvetica Neue\", Arial, \"Liberation Sans\", sans-serif",
          "size": 13,
          "color": "#18222d"
        },
        "align": "left"
      },
      "legend": {
        "orientation": "h",
        "x": 0,
        "y": 1.02,
        "yanchor": "bottom",
        "font": {
          "size": 12
        }
      },
      "dragmode": false,
      "barcornerradius": 2
    }
  },
  "sharing": {
    "code": "*",
    "partner": "partner:",
    "cell": "cell:",
    "country_traces": [
      "choropleth",
      "scattergeo"
    ]
  },
  "lines": {
    "hover": 46,
    "hover_of_map": 36,
    "tile": 13,
    "between": " · ",
    "between_in_tile": " · ",
    "between_in_key": "   "
  },
  "letters": {
    "widths": {
      "⁠": 0.0,
      "   .,:;'!|iljIІі’": 0.3,
      "ftr()[]/\\-–\"«»“”°": 0.36,
      "cksvxyzJгзст": 0.5,
      "abdeghnopqu0123456789$№абвеёийклнопрухцчъьэя+−=<>_?*#": 0.58,
      "ABCEFHKLNPRSTUVXYZ&бдмызБВГЕЁЗИЙКЛНПРСТУХЧЬЭЯ": 0.7,
      "wDGOQжшщюфАДОЦ—%": 0.82,
      "mMWЖМФШЩЫЮЪ@…": 0.95
    },
    "other": 0.75,
    "usual": 0.54
  },
  "outlines": {
    "coarse": 110,
    "fine": 50
  },
  "picture": {
    "width": 1920,
    "height": 1080
  }
};
