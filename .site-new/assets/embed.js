// For a chart embedded in another site: follows the viewer's palette, and reports its height to the page around it.
const dark = matchMedia("(prefers-color-scheme: dark)");
const follow = () => {
  document.body.dataset.mdColorScheme = dark.matches ? "slate" : "default";
};
dark.addEventListener("change", follow);
follow();

new ResizeObserver(() => {
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  parent.postMessage(
    { type: "china-russia-dashboard:height", id: document.querySelector("figure.chart")?.id, height },
    "*",
  );
}).observe(document.body);
