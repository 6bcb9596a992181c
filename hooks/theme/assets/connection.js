// Without a connection a link would take away the page that is read: Material's script first writes the new address and then finds
// no page, or the browser shows an error in its place. So the new page is asked for first, and the reader is told if it does not come.

import { target } from "./elements.js";
import { say } from "./words.js";

const told = document.querySelector(".md-dialog__inner");
told?.setAttribute("role", "status");

/**
 * The link to another page of the site that is followed by a click; null if it does something else.
 * @param {MouseEvent} event
 */
function followed(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return null;
  const link = target(event).closest("a[href]");
  if (!(link instanceof HTMLAnchorElement) || link.target || link.hasAttribute("download")) return null;
  const isHere = link.pathname === location.pathname && link.search === location.search;
  return link.origin === location.origin && !isHere ? link : null;
}

/** @param {MouseEvent} event */
async function ask(event) {
  const link = navigator.onLine ? null : followed(event);
  if (!link) return;
  event.preventDefault();
  event.stopPropagation();
  try {
    // (A preview on the reader's own machine answers without a connection, too.)
    await fetch(link.href, { method: "HEAD" });
    location.assign(link.href);
  } catch {
    window.alert$?.next(say("No connection: the page did not load."));
  }
}

// In the capture phase, so that it runs before the site's own navigation.
document.addEventListener("click", ask, { capture: true });
