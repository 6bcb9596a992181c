// What 'Share' has where scripts run: buttons that copy, and the address of what is shown.

import { find, make } from "./elements.js";
import { hiddenEvents } from "./events-switch.js";
import { say } from "./words.js";

const SHOWN = 2_000; // Milliseconds for which a button says that it has copied.

/**
 * Let a chart's link and citation name what is shown, and give each text in the panel a button that copies it.
 * @param {HTMLElement} figure
 * @param {string} [fragment] of what is shown; what the page's address asks for of a chart that does not answer yet
 */
export function build(figure, fragment = asked(figure)) {
  const panel = find(figure, ".chart-share");
  const [link, cite] = [find(panel, "a.chart-copied", HTMLAnchorElement), find(panel, ".chart-cite p")];
  const address = link.href.replace(/#.*/, "") + fragment;
  link.href = link.textContent = address;
  cite.textContent = cite.textContent.replace(/\S+$/, () => address);
  if (panel.querySelector("button")) return;
  for (const node of panel.querySelectorAll(".chart-copied")) node.after(copyButton(node));
}

/** @param {HTMLElement} figure */
function asked(figure) {
  if (location.hash.startsWith(`#${figure.id}?`)) return location.hash;
  return hiddenEvents(figure) ? `#${figure.id}?events=off` : `#${figure.id}`;
}

/** @param {Element} node */
function copyButton(node) {
  const name = node.closest("dd")?.previousElementSibling?.textContent;
  const button = make("button", { type: "button", textContent: say("Copy") });
  button.setAttribute("aria-label", say("Copy: %(name)s", { name }));
  const told = make("span", { className: "chart-told", role: "status" });
  button.addEventListener("click", async () => {
    await copy(node);
    told.textContent = say("Copied");
    setTimeout(() => (told.textContent = ""), SHOWN);
  });
  return make("span", {}, button, " ", told);
}

/**
 * A frame on another site may not write to the clipboard by itself; then what is selected is copied.
 * @param {Element} node
 */
async function copy(node) {
  try {
    await navigator.clipboard.writeText(node.textContent);
  } catch {
    getSelection()?.selectAllChildren(node);
    document.execCommand("copy");
  }
}
