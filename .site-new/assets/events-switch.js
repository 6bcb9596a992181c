// The switch below a chart that hides its events. The style sheet does the hiding, so that it works before a chart is live, too.

/**
 * The switch of a figure; none if its chart has no events.
 * @param {Element} figure
 * @returns {HTMLInputElement | null}
 */
export const eventsSwitch = (figure) =>
  /** @type {HTMLInputElement | null} */ (figure.querySelector(".chart-events input"));

/**
 * Which events the switch hides, as a view has it: 'off', or empty for none.
 * @param {Element} figure
 */
export const hiddenEvents = (figure) => (eventsSwitch(figure)?.checked === false ? "off" : "");

/**
 * Set the switch as a view has it.
 * @param {Element} figure
 * @param {string | null} events
 */
export function switchEvents(figure, events) {
  const box = eventsSwitch(figure);
  if (box) box.checked = events !== "off";
}
