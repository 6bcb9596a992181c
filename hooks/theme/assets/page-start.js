// Runs before the page is painted: the functions with which Material's script remembers something, and the colours that
// the reader has chosen. Therefore it is the one script that is no module: a browser runs modules only when the page has been read.
{
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const root = new URL("..", script.src);
  /** @type {(name: string, scope: URL) => string} */
  const key = (name, scope) => `${scope.pathname}.${name}`;

  window.__md_scope = root;
  // Where the storage is full or closed nothing is remembered: a browser that refuses it throws as soon as it is named.
  window.__md_get = (name, storage, scope = root) => {
    try {
      return JSON.parse((storage ?? localStorage).getItem(key(name, scope)) ?? "null");
    } catch {
      return null;
    }
  };
  window.__md_set = (name, value, storage, scope = root) => {
    try {
      (storage ?? localStorage).setItem(key(name, scope), JSON.stringify(value));
    } catch {
      /* It is not remembered. */
    }
  };

  // Material's script says so, too; if it comes first, the whole page has to be styled once more.
  document.documentElement.classList.replace("no-js", "js");

  // What makes a page answer is fetched when the page stands: on a slow line it would hold up what is to be read.
  document.addEventListener("DOMContentLoaded", () => {
    for (const name of ["facts", "charts", "search", "piece", "connection"]) {
      const module = document.createElement("script");
      Object.assign(module, { type: "module", src: new URL(`assets/${name}.js`, root).href, async: false });
      document.body.append(module);
    }
  });

  const dark = matchMedia("(prefers-color-scheme: dark)");
  /** @type {string | undefined} */
  let worn; // What was chosen on this page: where nothing is remembered, it holds for as long as the page.
  /** @returns {string | undefined} */
  const chosen = () => worn ?? window.__md_get("__palette")?.color?.scheme;

  /** Who has not chosen gets the colours of the system. */
  function paint() {
    const scheme = chosen();
    document.body.setAttribute("data-md-color-scheme", scheme ?? (dark.matches ? "slate" : "default"));
    if (!scheme) return;
    for (const meta of document.querySelectorAll("meta[name=theme-color][data-scheme]"))
      meta.setAttribute("media", meta.getAttribute("data-scheme") === scheme ? "all" : "not all");
  }

  dark.addEventListener("change", paint);
  document.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("button.colours") : null;
    if (!(button instanceof HTMLElement)) return;
    const { scheme } = button.dataset;
    worn = scheme;
    window.__md_set("__palette", { color: { scheme } });
    paint();
    // The button that was pressed is hidden now, and the way back stands in its place.
    /** @type {HTMLElement | null} */ (document.querySelector(`button.colours[data-worn="${scheme}"]`))?.focus();
  });

  // Whoever comes back is taken to where they were, which needs all of a page to be laid out at once: see data.css.
  const layOutAll = () => document.documentElement.toggleAttribute("data-whole", true);
  const [arrival] = performance.getEntriesByType("navigation");
  if (arrival instanceof PerformanceNavigationTiming && ["back_forward", "reload"].includes(arrival.type)) layOutAll();
  addEventListener("popstate", layOutAll);

  // Material notes how far a page is scrolled a moment after it was. If the reader follows a link within that moment, it
  // notes that of the new page, takes the reader for one who comes back, and does not go to what the link names.
  const SETTLED = 500; // milliseconds: it waits for 100, and longer where a phone is busy
  const { pushState, replaceState } = history;
  let shown = location.pathname; // The page that stands.
  let followed = -SETTLED;
  history.pushState = (...entry) => {
    followed = performance.now();
    pushState.apply(history, entry);
    shown = location.pathname;
  };
  history.replaceState = (state, unused, address) => {
    if (address === undefined && performance.now() - followed < SETTLED) return;
    replaceState.call(history, state, unused, address);
  };

  // Where a reader first follows a link within the page, or comes back from there, Material fetches the same page and puts it in
  // place of the one that stands: what was opened is closed, and on slow phones the place is missed. The browser does it better.
  /** @param {HTMLAnchorElement} link */
  const leadsWithin = (link) => link.hash && link.href === new URL(link.hash, location.href).href;
  addEventListener("popstate", (event) => {
    if (location.pathname !== shown) shown = location.pathname;
    else {
      event.stopImmediatePropagation();
      // (Material has noted where the reader was, and keeps the browser from doing so.)
      if (event.state || !location.hash) scrollTo(0, event.state?.y ?? 0);
    }
  });

  // Material's script writes the whole address of each file into the page, to compare it with the next page's. A style sheet
  // is read again then, and the page styled again. That is put off until the reader follows a link.
  const sheets = [...document.querySelectorAll("link")].filter(({ rel }) => rel === "stylesheet");
  for (const sheet of sheets) {
    const { href } = sheet;
    Object.defineProperty(sheet, "href", { get: () => href, set() {} });
  }
  /** @param {MouseEvent} event */
  function beforeLink({ target }) {
    const link = target instanceof Element && target.closest("a");
    if (!(link instanceof HTMLAnchorElement)) return;
    if (leadsWithin(link))
      link.target = "_self"; // Material leaves such links alone.
    else if (!link.target) for (const sheet of sheets.splice(0)) sheet.setAttribute("href", sheet.href);
  }
  addEventListener("click", beforeLink, true);

  // Material takes whatever is called an alternate of a page for the same page in another language, and asks for a sitemap
  // beside it. Ours are feeds and files, and programs that look for them know no other word in `rel`.
  const { querySelectorAll } = document;
  /** @type {(selectors: string) => NodeListOf<Element>} */
  const found = (selectors) =>
    querySelectorAll.call(document, selectors === "link[rel=alternate]" ? `${selectors}[hreflang]` : selectors);
  document.querySelectorAll = /** @type {typeof document.querySelectorAll} */ (found);

  // The body does not stand yet. As soon as it does this is called, and before anything of it is shown.
  new MutationObserver((_, observer) => {
    if (!document.body) return;
    observer.disconnect();
    paint();
  }).observe(document.documentElement, { childList: true });
}
