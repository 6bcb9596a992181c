// Which paragraph or chart of a text is meant, where nobody says so.

// The paragraph that is meant: that of the selection, that of the address, or the first that can be seen.
export function current(article) {
  const selection = getSelection();
  const chosen = selection.rangeCount && !selection.isCollapsed && block(selection.anchorNode, article);
  if (chosen) return chosen;
  const blocks = [...article.querySelectorAll("[data-line]")].filter((one) => one.getClientRects().length);
  const top = document.querySelector(".review").getBoundingClientRect().bottom;
  const named = blocks.find((one) => `#${one.id}` === location.hash);
  if (named && seen(named, top)) return named;
  return blocks.find((one) => seen(one, top)) ?? blocks[0];
}

function seen(element, top) {
  const box = (element.matches(".place") ? element.nextElementSibling ?? element : element).getBoundingClientRect();
  return box.top >= top && box.top < innerHeight;
}

function block(node, article) {
  const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  if (!article.contains(element)) return null;
  const figure = element.closest("figure.chart");
  const place = figure?.previousElementSibling;
  return place?.matches(".place") ? place : element.closest("[data-line]");
}

export function point(article) {
  unpoint();
  const element = current(article);
  (element?.matches(".place") ? element.nextElementSibling : element)?.classList.add("pointed");
}

export function unpoint() {
  for (const one of document.querySelectorAll(".pointed")) one.classList.remove("pointed");
}
