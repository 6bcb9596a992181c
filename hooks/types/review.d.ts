// The types of notes in scripts of a preview.

/** The storages of a browser. */
export type Area = "localStorage" | "sessionStorage";

/** A stretch of a text: from where, and to where. */
export type Span = [from: number, to: number];

/** Words, and what stands before and after them. */
export interface Quotation {
  exact?: string;
  prefix?: string;
  suffix?: string;
}

/** What a note is about: words, a chart by its id, or the whole piece. */
export interface Target extends Quotation {
  chart?: string;
  whole?: boolean;
}

/** A text as signs that are compared, and where each stands. */
export interface Signs {
  signs: string;
  spans: Span[];
}

/** A text node, and the place of one unit in it. */
export type Place = [node: Text, offset: number];

/** The text of a page as it is read for quotations. */
export interface Read {
  text: string;
  places: Place[];
  signs: Signs;
}

/** A part of a piece that a note can be about. */
export interface Part {
  words?: Span;
  chart?: string;
  element?: Element;
  label?: string;
}

export interface Person {
  slug: string;
  name: string;
}

/** What is being written. `version` and `base` tell what two windows make of the same draft. */
export interface Draft {
  key: string;
  action: string;
  /** The note and the reply that it is about. */
  note?: string;
  of?: string;
  target?: Target;
  by?: string;
  body?: string;
  suggestion?: string;
  /** What stood there before it was changed. */
  original?: string;
  first?: string;
  version?: string;
  base?: string;
  at?: number;
}

/** Why the preview has not done what was asked, and what to do. */
export interface Refusal {
  id?: string;
  message: string;
  hint?: string;
}

/** What the preview answers: its state, or what became of a request. */
export interface Answer {
  people?: Person[];
  token?: string;
  seen?: string;
  note?: string;
  error?: Refusal;
}

export interface NoteElement extends HTMLElement {
  /** The element beside which it belongs. */
  quoted?: HTMLElement;
}

export interface Fields extends HTMLFormControlsCollection {
  by: HTMLSelectElement;
  about: HTMLSelectElement;
  words: HTMLTextAreaElement;
  body: HTMLTextAreaElement;
  suggestion: HTMLTextAreaElement;
}

/** The form of a note. */
export interface Form extends HTMLFormElement {
  quoted?: HTMLElement;
  readonly elements: Fields;
  draft: Draft;
  opener: Element | null;
  targetOf: () => Target | undefined;
  begun?: string;
  isSending?: boolean;
}

/** What the scripts of one page share. */
export interface Desk {
  section: HTMLElement;
  article: HTMLElement;
  text: HTMLElement;
  bar: HTMLElement;
  address: string;
  state: Answer | null;
  form: Form | null;
  read: () => Read;
  arrange: () => void;
  open: (draft: Draft) => void;
  put: (element: NoteElement, draft: Draft, id: string) => void;
  sizes: ResizeObserver;
}

/** What the preview says of its builds. */
export interface Status {
  builds: Build[];
  since: number; // a page of an earlier epoch may have missed a build
  engine?: string;
  error?: string;
  progress?: string;
}

export interface OpenPage {
  address: string;
  loaded: number; // its epoch
  isWriting: boolean;
}

/** What a page does about a build. `to` is the address of the page in its place, or "". */
export type Step = { do: "gone"; to: string } | { do: "built" | "wait" | "load" };

export interface Build {
  epoch: number;
  at: number;
  seconds: number;
  whole: boolean;
  pages: string[];
  gone: Record<string, string>; // addresses of pages that are gone, with that of the page in their place, or ""
  because: string[];
}
