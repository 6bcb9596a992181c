// A chart answers on the reader's first intent: pointer, focus or tap. Nothing of Plotly is loaded before that.
//
// The live chart is drawn at the size of the picture and lies over it, scaled as the picture is. So the figure's box
// stays, a change of width needs no redraw, and paper gets the picture.

const CONFIG = { displayModeBar: false, responsive: false, scrollZoom: false, doubleClick: false };
let library; // One promise for all charts of a visit.

const load = (node) => new Promise((done, failed) => {
  node.onload = done;
  node.onerror = () => failed(new Error(`${node.src || node.href} did not load`));
  document.head.append(node);
});

function plotly(figure) {
  const styles = Object.assign(document.createElement("link"), { rel: "stylesheet", href: figure.dataset.plotlyCss });
  // Instant navigation clears the head: the styles are asked for again, from the browser's cache.
  const styled = document.querySelector("link[href$='assets/plotly.css']") ? undefined : load(styles);
  library ??= load(Object.assign(document.createElement("script"), { src: figure.dataset.plotly }))
    .catch((error) => { library = undefined; throw error; });
  return Promise.all([styled, library]);
}

async function draw(figure, made) {
  const picture = figure.querySelector(".chart-picture");
  const still = [...picture.querySelectorAll(":scope > svg")].find((svg) => getComputedStyle(svg).display !== "none");
  const size = still.classList.contains("narrow") ? "narrow" : "wide";
  const layer = picture.querySelector(".chart-live");
  if (layer.dataset.size !== size) {
    layer.dataset.size = size;
    layer.style.visibility = "hidden";
    await Plotly.react(layer, structuredClone(made.data), structuredClone(made.layouts[size]), { ...made.config, ...CONFIG });
    layer.style.visibility = "";
  }
  layer.style.transform = `scale(${still.getBoundingClientRect().width / made.layouts[size].width})`;
}

async function wake(figure) {
  if (figure.dataset.state) return;
  figure.dataset.state = "waiting";
  figure.classList.add("waiting");
  try {
    const [answer] = await Promise.all([fetch(figure.dataset.src), plotly(figure)]);
    if (!answer.ok) throw new Error(`${figure.dataset.src} answered ${answer.status}`);
    const made = (await answer.json()).figure;
    if (!figure.isConnected) return;
    const layer = Object.assign(document.createElement("div"), { className: "chart-live" });
    figure.querySelector(".chart-picture").append(layer);
    await draw(figure, made);
    figure.classList.add("live");
    figure.dataset.state = "live";
    const watcher = new ResizeObserver(() => {
      if (figure.isConnected) draw(figure, made);
      else { watcher.disconnect(); Plotly.purge(layer); }
    });
    watcher.observe(figure);
  } catch (error) {
    // The picture stays as it was, and the next intent tries again.
    figure.querySelector(".chart-live")?.remove();
    delete figure.dataset.state;
    console.warn(error);
  } finally {
    figure.classList.remove("waiting");
  }
}

function enhance() {
  for (const figure of document.querySelectorAll("figure.chart[data-src]:not([data-ready])")) {
    figure.dataset.ready = "";
    const picture = figure.querySelector(".chart-picture");
    for (const intent of ["pointerenter", "focusin", "touchstart"]) {
      picture.addEventListener(intent, () => wake(figure), { passive: true });
    }
  }
}

// Material's stream of pages; without it, this page alone.
if (window.document$) window.document$.subscribe(enhance);
else enhance();
