// Finds and makes elements, on each page that a reader comes to.

/**
 * The first element that fits a selector. The templates have it on every page where this is asked.
 * @template {Element} [Kind=HTMLElement]
 * @param {ParentNode} inside
 * @param {string} selector
 * @param {new () => Kind} [kind] what it is, if more is asked of it than of any element
 * @returns {Kind}
 */
export function find(inside, selector, kind) {
  const element = inside.querySelector(selector);
  if (!(element instanceof (kind ?? HTMLElement))) throw new Error(`no ${selector} on this page`);
  return /** @type {any} */ (element);
}

/**
 * A new element with these properties and contents.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {object} [fields]
 * @param {(Node | string)[]} inside
 */
export function make(tag, fields = {}, ...inside) {
  const node = Object.assign(document.createElement(tag), fields);
  node.append(...inside);
  return node;
}

/**
 * The element that an event is about.
 * @param {Event} event
 */
export const target = (event) => /** @type {HTMLElement} */ (event.target);

/**
 * Do something on this page, and on each that instant navigation brings: Material's script tells of them. Without that script, as
 * in an embedded chart or where it did not load, this page is the only one.
 * @param {() => void} act
 */
export function onPages(act) {
  if (window.document$) window.document$.subscribe(act);
  else act();
}
