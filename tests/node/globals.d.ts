/* What Dash and Plotly put into the page, as far as assets/ uses it. */

interface Figure {
  data: object[];
  layout: Record<string, any>;
  pieces?: (string | string[])[];
  heads?: Record<string, string>[];
}

/** An element in which Plotly has drawn. */
interface Drawing extends HTMLElement, Figure {}

/** Not every browser tells. */
interface Navigator {
  scheduling?: { isInputPending(): boolean };
}

interface Window {
  /** Geometry of the world that Plotly has fetched, by its name; of pages without a map none. */
  PlotlyGeoAssets?: { topojson: Record<string, object> };
  DashRenderer: new () => object;
  dash_clientside: {
    set_props(id: string, props: Record<string, any>): void;
    trade?: Record<string, (...given: any[]) => void>;
  };
  dash_component_api: {
    getLayout(id: string): { props: Record<string, any> } | undefined;
  };
  Plotly: {
    relayout(graph: HTMLElement, changes: object): Promise<Drawing>;
    update(graph: HTMLElement, traces: object, layout: object, which: number[]): Promise<Drawing>;
    restyle(graph: HTMLElement, changes: object, traces?: number[]): Promise<Drawing>;
    react(graph: HTMLElement, data: object[], layout: object, config: object): Promise<Drawing>;
    newPlot(graph: HTMLElement, data: object[], layout: object, config: object): Promise<Drawing>;
    purge(graph: HTMLElement): void;
    toImage(graph: HTMLElement, options: object): Promise<string>;
    downloadImage(graph: HTMLElement, options: object): Promise<string>;
    Plots: { resize(graph: HTMLElement): void };
    Fx: {
      hover(graph: HTMLElement, points: object | object[], subplot: string): void;
      unhover(graph: HTMLElement): void;
    };
  };
}
