// The types of the search: search/names.json, and what the scripts make of it; what they use of Pagefind.

/** A name, an address from the site's root, and other names. */
export type Named = [name: string, url: string, ...others: string[]];

/** By kind what has a name; `spelling` has pairs of another spelling and that of the site. */
export type NamesFile = { spelling?: [variant: string, right: string][] } & Record<string, any>;

export interface Entry {
  kind: string;
  name: string;
  url: string;
  others: string[];
  /** The words of each of its names. */
  forms: string[][];
}

export interface Names {
  entries: Entry[];
  /** The words of all names as they are written, by their folded form. */
  vocabulary: Map<string, string>;
  spellings: [variant: string[], right: string][];
}

/** A page that Pagefind has found. */
export interface Found {
  url: string;
  meta: Record<string, string>;
  excerpt: string;
  content: string;
}

export interface Hit {
  score: number;
  data(): Promise<Found>;
}

export interface Pagefind {
  filters(): Promise<unknown>;
  search(
    words: string,
    options?: { filters: Record<string, string> },
  ): Promise<{ results: Hit[]; filters: Record<string, Record<string, number>> }>;
}

/** The results of one kind. */
export interface Results {
  total: number;
  items: HTMLElement[];
  further: Hit[];
  loaded: Found[];
}
