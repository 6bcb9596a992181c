// Makes a chart answer on the reader's first intent: pointer, focus or tap. Nothing is loaded before that.
//
// It answers in two steps. First the readout says the mark under the pointer: its scripts are small, and the picture is there
// already. Then Plotly is loaded and draws the live chart, which can leave out series and times.

import { find, make, onPages, target } from "./elements.js";
import { eventsSwitch, hiddenEvents, switchEvents } from "./events-switch.js";
import { say } from "./words.js";

/** @import { Chart } from "../../types/chart" */

const KEYS = new Set(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "Escape"]);
let isFirstPage = true; // Of a visit: instant navigation brings the others.
/** @type {WeakMap<HTMLElement, Promise<Chart | undefined>>} */
const awake = new WeakMap(); // From figure to the promise of its chart.

/**
 * @param {(HTMLScriptElement | HTMLLinkElement)} node
 * @returns {Promise<unknown>}
 */
const load = (node) =>
  new Promise((done, failed) => {
    const address = "src" in node ? node.src : node.href;
    node.onload = done;
    node.onerror = () => failed(new Error(`${address} did not load`));
    document.head.append(node);
  });

// Whether the reader wants to save data. Then a button stands in for the first intent.
const saving = () => navigator.connection?.saveData || matchMedia("(prefers-reduced-data: reduce)").matches;

/**
 * Do work once in a visit. If it fails, the next who asks for it has it tried again.
 * @template {unknown[]} Values
 * @template Result
 * @param {(...values: Values) => Promise<Result>} work
 */
function once(work) {
  /** @type {Promise<Result> | undefined} */
  let done;
  return (/** @type {Values} */ ...values) => {
    done ??= work(...values).catch((error) => {
      done = undefined;
      throw error;
    });
    return done;
  };
}

/**
 * Bring modules into the browser's cache, all at once: a browser alone finds what a module imports only when it has read that
 * module. And it never tries again to import what did not load, so nothing is imported before all is there.
 * @param {string} names with commas between them
 */
const fetchAll = (names) =>
  Promise.all(names.split(",").map((name) => fetchFile(new URL(`chart-${name}.js`, import.meta.url))));

/** @param {string | URL} address */
async function fetchFile(address) {
  const file = await fetch(address);
  if (!file.ok) throw new Error(`${address} answered ${file.status}`);
  return file.text();
}

const loadView = once(async () => {
  await fetchAll("period,view");
  return import("./chart-view.js");
});

const loadAnswer = once(async () => {
  await fetchAll("aim,answer,ends,keys,labels,marks,period,readout,shown,steps,time,view");
  return import("./chart-answer.js");
});

const loadLive = once(async () => {
  await fetchAll("download,live,notes,panel,part");
  return import("./chart-live.js");
});

const loadShare = once(async () => {
  await fetchAll("share");
  return import("./chart-share.js");
});

/** @type {(src: string) => Promise<unknown>} */
const loadPlotly = once((src) => load(Object.assign(document.createElement("script"), { src })));

/**
 * Instant navigation clears the head. The styles are then loaded again from the browser's cache.
 * @param {string} href
 */
async function loadStyles(href) {
  if (document.querySelector("link[href$='assets/plotly.css']")) return;
  await load(Object.assign(document.createElement("link"), { rel: "stylesheet", href }));
}

/**
 * Run a step of waking. If it fails, the picture stays as it was, and the next intent tries again.
 * @template Result
 * @param {Element} figure
 * @param {() => Promise<Result>} work
 * @param {() => void} forget
 * @returns {Promise<Result | undefined>}
 */
async function step(figure, work, forget) {
  figure.classList.add("waiting");
  try {
    return await work();
  } catch (error) {
    forget();
    console.warn(error);
    return undefined;
  } finally {
    figure.classList.remove("waiting");
  }
}

/**
 * The chart of a figure as soon as it answers the pointer and the keys.
 * @param {HTMLElement} figure
 */
function answering(figure) {
  const forget = () => awake.delete(figure);
  const begun = awake.get(figure) ?? step(figure, () => answer(figure), forget);
  awake.set(figure, begun);
  return begun;
}

/** @param {HTMLElement} figure */
async function answer(figure) {
  const [content, module] = await Promise.all([fetchFile(figure.dataset.src ?? ""), loadAnswer()]);
  return module.answer(figure, JSON.parse(content));
}

/**
 * The chart of a figure once it is live.
 * @param {HTMLElement} figure
 */
async function wake(figure) {
  const chart = await answering(figure);
  if (!chart) return undefined;
  const forget = () => (chart.live = undefined);
  // The answer is painted before Plotly's megabyte keeps the browser busy.
  chart.live ??= step(figure, () => painted().then(() => enliven(chart)), forget);
  return chart.live;
}

/** @param {Chart} chart */
async function enliven(chart) {
  const { plotly = "", plotlyCss = "" } = chart.figure.dataset;
  const [module] = await Promise.all([loadLive(), loadPlotly(plotly), loadStyles(plotlyCss)]);
  return module.enliven(chart);
}

const painted = () =>
  new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
  });

/**
 * Keep in the address whether events are shown. The style sheet hides them, so that works before a chart is live, too.
 * @param {HTMLElement} figure
 */
async function keepEvents(figure) {
  const chartView = await loadView().catch((error) => console.warn(error));
  if (!chartView) return;
  const chart = await awake.get(figure);
  const request = chartView.read(location.hash);
  const view = {
    ...(chart?.view ?? (request.id === figure.id ? request : chartView.ALL)),
    events: hiddenEvents(figure),
  };
  if (chart) chart.view = view;
  chart?.update?.();
  history.replaceState(history.state, "", chartView.write(figure.id, view));
}

// Whether the reader was here before. Material keeps a state for each address, but on the first page it may do so before this script.
function hasReturned() {
  const [first] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  return isFirstPage ? first.type !== "navigate" : Boolean(history.state);
}

/** Whether the page is the first of a visit, and nobody has read it in this tab before. */
const isNew = () => isFirstPage && !hasReturned();

// Show what the address asks for of a chart. If the reader was here before, the browser scrolls by itself. An address that asks for
// the whole, as one to which a reader goes back may, wakes no chart.
async function arrive() {
  const [id, query] = location.hash.slice(1).split("?");
  const figure = document.getElementById(id);
  if (!figure?.matches("figure.chart[data-src]")) return;
  if (query !== undefined && !hasReturned()) figure.scrollIntoView();
  // (A switch that was pressed before this script came stays as it is.)
  if (query !== undefined || !isNew()) switchEvents(figure, new URLSearchParams(query).get("events"));
  if (!awake.has(figure) && (query === undefined || saving())) return;
  const chart = await wake(figure);
  chart?.show(chart.asked());
}

/** @param {HTMLElement} figure */
function listen(figure) {
  const picture = find(figure, ".chart-picture");
  const explore = find(figure, ".chart-explore", HTMLDetailsElement);
  const share = find(figure, ".chart-share", HTMLDetailsElement);
  /** @type {PointerEvent | null} */
  let pointer = null; // The last event of a pointer that is over the picture.
  // Wakes the chart, and gives it as soon as it answers; nothing if the reader saves data and has not asked for it.
  const intent = () => {
    if (saving() && !awake.has(figure)) return undefined;
    wake(figure);
    return awake.get(figure);
  };
  /** @param {PointerEvent} event */
  const follow = async (event) => {
    if (event.pointerType === "touch" || target(event).closest(".chart-readout")) return;
    pointer = event;
    const chart = await intent();
    // Of the moves before the chart was ready only the last one counts.
    if (chart && pointer === event) chart.readAt(event);
  };
  // A finger that scrolls over the chart enters too. So a touch counts only as a click.
  picture.addEventListener("pointerenter", follow);
  picture.addEventListener("pointermove", follow);
  picture.addEventListener("pointerleave", async (event) => {
    if (event.pointerType === "touch") return;
    pointer = null;
    const chart = await awake.get(figure);
    if (chart && !pointer) chart.unread();
  });
  picture.addEventListener("focusin", intent);
  picture.addEventListener("click", async (/** @type {PointerEvent} */ event) => {
    if (event.pointerType !== "touch" || target(event).closest(".chart-readout")) return;
    const chart = await intent();
    const mark = chart && chart.readAt(event);
    if (mark) chart.voice.textContent = mark.words;
  });
  whenOpen(explore, async () => {
    if (intent() && !(await wake(figure))) offer(figure, explore, picture, notLoaded());
  });
  whenOpen(share, () => fillShare(figure, share));
  picture.addEventListener("keydown", async (event) => {
    if (!KEYS.has(event.key) || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const waking = intent();
    if (!waking) return;
    if (event.key !== "Escape") event.preventDefault();
    const chart = await waking;
    if (chart) chart.press(event.key);
  });
  picture.addEventListener("focusout", async () => {
    const chart = await awake.get(figure);
    if (chart?.at) chart.leave();
  });
  eventsSwitch(figure)?.addEventListener("change", () => keepEvents(figure));
  if (isNew() && !location.hash.includes("?") && hiddenEvents(figure)) keepEvents(figure);
  if (saving()) offer(figure, explore, picture);
  // The reader may have focused the chart before this script ran.
  if (picture.matches(":focus-within")) intent();
}

/**
 * Give 'Share' its buttons. What it holds can be read and selected without them, so they may come when the connection is back.
 * @param {HTMLElement} figure
 * @param {HTMLDetailsElement} panel
 */
async function fillShare(figure, panel) {
  try {
    const [module, chart] = await Promise.all([loadShare(), awake.get(figure)]);
    module.build(figure, chart?.fragment());
  } catch (error) {
    console.warn(error);
    addEventListener("online", () => panel.open && fillShare(figure, panel), { once: true });
  }
}

/**
 * Do something each time that a panel is opened; the reader may have opened it before this script ran.
 * @param {HTMLDetailsElement} panel
 * @param {() => void} act
 */
function whenOpen(panel, act) {
  panel.addEventListener("toggle", () => panel.open && act());
  if (panel.open) act();
}

const notLoaded = () => say("The interactive chart did not load.");

/**
 * Offer a button that brings the live chart. It goes when the chart is there.
 * @param {HTMLElement} figure
 * @param {HTMLElement} explore
 * @param {HTMLElement} picture
 * @param {string} [reason] why it is not there
 */
function offer(figure, explore, picture, reason = "") {
  explore.querySelector(".chart-offer")?.remove();
  const button = make("button", { type: "button", textContent: say("Show the interactive chart") });
  const words = make("span", { role: "status", textContent: reason });
  find(explore, ".chart-box").append(make("p", { className: "chart-offer" }, words, " ", button));
  button.addEventListener("click", async () => {
    words.textContent = "";
    if (await wake(figure)) picture.focus();
    else words.textContent = notLoaded();
  });
}

function enhance() {
  for (const figure of document.querySelectorAll("figure.chart[data-src]:not([data-ready])")) {
    figure.dataset.ready = "";
    listen(figure);
  }
  arrive();
  isFirstPage = false;
}

window.addEventListener("hashchange", arrive);
onPages(enhance);
