// What an open page of a preview does when a build has ended.

/** @import { Build, OpenPage, Status, Step } from "../../types/review" */

/**
 * @param {Status} status
 * @param {OpenPage} page
 * @returns {Step}
 */
export function nextStep({ builds, since }, { address, loaded, isWriting }) {
  const later = builds.filter(({ epoch }) => epoch > loaded);
  const isTouched = (/** @type {Build} */ { whole, pages, gone }) =>
    whole || pages.includes(address) || Object.hasOwn(gone, address);
  const touched = later.findLast(isTouched);
  if (touched && Object.hasOwn(touched.gone, address)) return { do: "gone", to: placeNow(address, later) };
  if (!touched && loaded >= since) return { do: "built" };
  return { do: isWriting ? "wait" : "load" };
}

/**
 * The address of what stands in the place of a page that is gone, which may have been renamed again; empty for none.
 *
 * @param {string} address
 * @param {Build[]} builds
 */
function placeNow(address, builds) {
  for (const { gone } of builds) if (Object.hasOwn(gone, address)) address = gone[address];
  return address;
}
