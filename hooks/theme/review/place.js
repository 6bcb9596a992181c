// Finds the paragraph or the chart of a text that a reviewer means, and highlights it.

import { find } from "../assets/elements.js";

/**
 * The block that is meant: that of the selection, else that of the address if it can be seen, else the first that can be
 * seen. Blocks have `data-line`; that of a chart is the span before its figure.
 * @param {Element} article
 * @returns {HTMLElement}
 */
export function current(article) {
  const selection = getSelection();
  const selected = selection?.rangeCount && !selection.isCollapsed && blockOf(selection.anchorNode, article);
  if (selected) return selected;
  const blocks = [...article.querySelectorAll("[data-line]")].filter((block) => block.getClientRects().length);
  const top = find(document, ".review").getBoundingClientRect().bottom;
  const addressed = blocks.find((block) => `#${block.id}` === location.hash);
  if (addressed && isSeen(addressed, top)) return addressed;
  return blocks.find((block) => isSeen(block, top)) ?? blocks[0];
}

/**
 * @param {Element} element
 * @param {number} top
 */
function isSeen(element, top) {
  const box = (element.matches(".place") ? (element.nextElementSibling ?? element) : element).getBoundingClientRect();
  return box.top >= top && box.top < innerHeight;
}

/**
 * @param {Node | null} node
 * @param {Element} article
 * @returns {HTMLElement | null}
 */
function blockOf(node, article) {
  const element = node instanceof Element ? node : node?.parentElement;
  if (!element || !article.contains(element)) return null;
  const figure = element.closest("figure.chart");
  const place = figure?.previousElementSibling;
  return place instanceof HTMLElement && place.matches(".place") ? place : element.closest("[data-line]");
}

/**
 * Highlight the block that is meant.
 * @param {Element} article
 */
export function highlight(article) {
  removeHighlight();
  const element = current(article);
  (element?.matches(".place") ? element.nextElementSibling : element)?.classList.add("place-meant");
}

// Highlight no block.
export function removeHighlight() {
  for (const element of document.querySelectorAll(".place-meant")) element.classList.remove("place-meant");
}
