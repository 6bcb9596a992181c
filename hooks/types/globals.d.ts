// What other scripts give to ours: Material's, and plotly.js.

import type { Figure } from "./chart";

declare global {
  /** Material's stream of pages: the first one, and each that instant navigation brings. Embedded charts are without it. */
  var document$: { subscribe(act: () => void): void };
  /** What Material's script says in its small box. */
  var alert$: { next(message: string): void } | undefined;
  /** The root of the site, and what Material remembers (page-start.js). */
  var __md_scope: URL;
  var __md_get: (name: string, storage?: Storage, scope?: URL) => any;
  var __md_set: (name: string, value: unknown, storage?: Storage, scope?: URL) => void;

  var Plotly: {
    newPlot(node: HTMLElement, data: object[], layout: object, config: object): Promise<unknown>;
    react(node: HTMLElement, data: object[], layout: object, config: object): Promise<unknown>;
    purge(node: HTMLElement): void;
    toImage(figure: object, options: object): Promise<string>;
  };

  // What a selector finds on our pages is HTML, unless its words are the name of an element of SVG.
  interface ParentNode {
    querySelector<Tag extends keyof HTMLElementTagNameMap>(selectors: Tag): HTMLElementTagNameMap[Tag] | null;
    querySelector(selectors: string): HTMLElement | null;
    querySelectorAll<Tag extends keyof HTMLElementTagNameMap>(selectors: Tag): NodeListOf<HTMLElementTagNameMap[Tag]>;
    querySelectorAll<Tag extends keyof SVGElementTagNameMap>(selectors: Tag): NodeListOf<SVGElementTagNameMap[Tag]>;
    querySelectorAll(selectors: string): NodeListOf<HTMLElement>;
  }
  interface Element {
    closest(selectors: string): HTMLElement | null;
  }

  interface Window {
    /** Draws figures as SVG (drawing.js). */
    drawAll: (batch: { prefix: string; figure: Figure }[], variables: Record<string, string>) => Promise<string[]>;
  }
  interface Navigator {
    connection?: { saveData?: boolean };
  }
}
