// The types of charts in scripts: what a chart's JSON file holds (hooks/dashboard/charts/render/chart_json.py), and what the
// scripts keep of a chart that a reader looks at.

/** A place on an axis or an amount, as Plotly's figures have them: a text, a number or null. */
export type Place = any;

export interface Field {
  name: string;
  type: string;
  title: string;
  unit: string | null;
  /** Whether its months or quarters name sums from the start of the year. */
  yearToDate?: boolean;
}

/** One publication. `organization` may end in ', via TASS'. */
export interface Source {
  name: string;
  organization: string;
}

export interface Series {
  key: string;
  label: string;
  field: string;
  /** The CSS variable of its colour, without its dashes. */
  role: string;
  /** The numbers of its rows. */
  rows: number[];
}

/** A row of the chart's table: its fields by name, and its mark and sources, if it has any. */
export interface Row {
  [field: string]: string | number | boolean | null | undefined;
  mark?: string | null;
  source?: string;
}

/** What is said of marked figures: how marks look, the field that tells places apart, and each row's place in words. */
export interface MarkWords {
  look: string;
  by: string;
  places: Record<number, string>;
  /** Whether each row is of one series, whose name stands for its figures. */
  bySeries?: boolean;
}

/** A trace of Plotly's, as far as scripts read it. A pie has no `x` and `y`. Texts are escaped. */
export interface Trace {
  type: string;
  x: Place[];
  y: Place[];
  name: string;
  base?: number | number[];
  customdata?: string[];
  hole?: number;
  hovertext: (string | null)[];
  legendgroup?: string;
  marker?: { size?: number | number[] };
  meta?: string;
  orientation?: string;
  stackgroup?: string;
  values: (number | null)[];
  visible?: boolean;
  width?: number | number[];
  xaxis?: string;
  yaxis?: string;
}

/** An axis of Plotly's layout. */
export interface LayoutAxis {
  type?: string;
  range?: Place[];
  domain?: [number, number];
  categoryarray?: Place[];
  minor?: { tickvals?: string[] };
  ticktext?: string[];
  tickvals?: Place[];
  tickfont?: { color?: string };
}

export interface Annotation {
  name?: string;
  text: string;
  x: Place;
  y: Place;
  xref?: string;
  yref?: string;
  xanchor?: "left" | "center" | "right";
  xshift?: number;
  yshift?: number;
  font?: { color?: string };
}

export interface Shape {
  name?: string;
  xref?: string;
  x1?: Place;
}

/** Plotly's layout, as far as scripts read it. `xaxis2` and the like are axes, too. */
export interface Layout {
  width: number;
  height: number;
  margin: { l: number; r: number; t: number; b: number };
  annotations?: Annotation[];
  bargap?: number;
  bargroupgap?: number;
  barmode?: string;
  font?: object;
  hovermode?: string | false;
  shapes?: Shape[];
  xaxis: LayoutAxis;
  xaxis2?: LayoutAxis;
  yaxis: LayoutAxis;
  [axis: `xaxis${number}` | `yaxis${number}`]: LayoutAxis | undefined;
}

export interface Figure {
  data: Trace[];
  layout: Layout;
}

export type Size = "wide" | "narrow";

/** The content of a chart's JSON file. */
export interface Content {
  id: string;
  title: string;
  summary?: object;
  sources: Source[];
  fields: Field[];
  rows: Row[];
  marks?: MarkWords;
  /** The field along the x axis. */
  x: string;
  /** The field that tells series apart; null if they are fields. */
  color: string | null;
  series: Series[];
  figure: { data: Trace[]; layouts: Record<Size, Layout>; config: object };
}

/** Which part of a chart is shown (chart-view.js). */
export interface View {
  /** The keys of the series; empty for all. */
  series: string[];
  /** The first and the last time; empty for those of the chart. */
  from: string;
  to: string;
  /** 'off' if events are hidden, otherwise empty. */
  events: string;
}

/** A box in pixels of the drawing. */
export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export type Point = [x: number, y: number];

/** Where a mark stands, and what it covers: one of `radius`, `box` and `rings`. */
export interface Outline {
  x: number;
  y: number;
  radius?: number;
  box?: Box;
  rings?: Point[][];
}

/** A mark of a chart: its trace and its point in this, the sentence that it says, and that in parts if it stands on an axis. */
export interface Mark extends Outline {
  curve: number;
  point: number;
  plot?: Box;
  words: string;
  name?: string;
  place?: string;
  amount?: string;
}

/** An axis in pixels: `value` makes a number of a place, and `pixel` a pixel of that number. */
export interface Scale {
  type?: string;
  begin: number;
  end: number;
  value: (place: any) => number;
  pixel: (number: number) => number;
}

export interface Shown extends Figure {
  /** What decides the drawing. */
  key: string;
  size: Size;
}

/** A chart that answers the pointer and the keys. */
export interface Chart {
  figure: HTMLElement;
  picture: HTMLElement;
  /** What it says to screen readers. */
  voice: HTMLElement;
  content: Content;
  view: View;
  readout: HTMLElement;
  pointer: SVGElement;
  /** The picture of the two that is shown at this width. */
  still: () => SVGElement;
  shown: () => Shown;
  now?: Shown;
  marked?: Figure;
  marks: Mark[];
  /** The mark at which the keys are, and the mark that is read. */
  at?: Mark;
  read?: Mark;
  leaving?: number;
  /** The view that the address asks for, and the fragment of what is shown. */
  asked: () => View;
  fragment: () => string;
  readAt: (event: PointerEvent | MouseEvent) => Mark | undefined;
  unread: () => void;
  press: (key: string) => void;
  leave: () => void;
  live?: Promise<LiveChart | undefined>;
  layer?: HTMLElement;
  update?: () => void;
}

/** A chart that Plotly has drawn. */
export interface LiveChart extends Chart {
  layer: HTMLElement;
  update: () => void;
  show: (view: View) => Promise<void>;
  drawn?: Promise<void>;
}
