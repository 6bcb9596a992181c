// Runs before the page is painted: the functions with which Material's script remembers something, and the colours that
// the reader has chosen. Therefore it is the one script that is no module: a browser runs modules only when the page has been read.
{
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const root = new URL("..", script.src);
  /** @type {(name: string, scope: URL) => string} */
  const key = (name, scope) => `${scope.pathname}.${name}`;

  window.__md_scope = root;
  window.__md_get = (name, storage = localStorage, scope = root) =>
    JSON.parse(storage.getItem(key(name, scope)) ?? "null");
  window.__md_set = (name, value, storage = localStorage, scope = root) => {
    try {
      storage.setItem(key(name, scope), JSON.stringify(value));
    } catch {
      /* The storage is full or closed: then it is not remembered. */
    }
  };

  /**
   * Who has not chosen gets the colours of the system.
   * @param {HTMLElement} body
   */
  function paint(body) {
    const scheme = matchMedia("(prefers-color-scheme: dark)").matches ? "slate" : "default";
    for (const [name, value] of Object.entries(
      /** @type {Record<string, string>} */ (window.__md_get("__palette")?.color ?? { scheme }),
    )) {
      body.setAttribute(`data-md-color-${name}`, value);
    }
  }

  // Material notes how far a page is scrolled a moment after it was. If the reader follows a link within that moment, it
  // notes that of the new page, takes the reader for one who comes back, and does not go to what the link names.
  const SETTLED = 150; // milliseconds: it waits for 100
  const { pushState, replaceState } = history;
  let followed = -SETTLED;
  history.pushState = (...entry) => {
    followed = performance.now();
    pushState.apply(history, entry);
  };
  history.replaceState = (state, unused, address) => {
    if (address === undefined && performance.now() - followed < SETTLED) return;
    replaceState.call(history, state, unused, address);
  };

  // Material takes whatever is called an alternate of a page for the same page in another language, and asks for a sitemap
  // beside it. Ours are feeds and files, and programs that look for them know no other word in `rel`.
  const { querySelectorAll } = document;
  /** @type {(selectors: string) => NodeListOf<Element>} */
  const found = (selectors) =>
    querySelectorAll.call(document, selectors === "link[rel=alternate]" ? `${selectors}[hreflang]` : selectors);
  document.querySelectorAll = /** @type {typeof document.querySelectorAll} */ (found);

  // By then Material's script has said the colour of the head in the scheme that is shown, whatever the system's is.
  document.addEventListener("DOMContentLoaded", () => {
    const ours = document.querySelectorAll("meta[name=theme-color][media]");
    if (document.querySelector("meta[name=theme-color]:not([media])")) ours.forEach((meta) => meta.remove());
  });

  // The body does not stand yet. As soon as it does this is called, and before anything of it is shown.
  new MutationObserver((_, observer) => {
    if (!document.body) return;
    observer.disconnect();
    paint(document.body);
  }).observe(document.documentElement, { childList: true });
}
