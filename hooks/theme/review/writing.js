// Sends the requests of a page to the preview. The preview answers only its own pages: it gives them a token that no other
// site's page can read, and refuses requests without it.

import { say } from "../assets/words.js";

/** @import { Answer, Desk } from "../../types/review" */

const PATIENCE = 20_000; // Milliseconds.
const noAnswer = () => ({
  message: say("The preview does not answer."),
  hint: say("What you wrote is kept. Start it (make serve), then try again."),
});
/** @returns {Record<number, Answer["error"]>} */
const refused = () => ({
  401: {
    message: say("The preview asks for its secret again."),
    hint: say("What you wrote is kept. Give the secret in another window, then try again."),
  },
  429: {
    message: say("Too many wrong secrets were sent."),
    hint: say("What you wrote is kept. Wait a minute, then try again."),
  },
});

/**
 * What is needed to write (people, token, the digest of the review), or an `error`.
 * @param {Desk} desk
 * @returns {Promise<Answer>}
 */
export const fetchState = (desk) => ask(desk.address, { headers: { Accept: "application/json" } });

/**
 * Send one request and return the answer; `error` says what went wrong and what to do.
 * @param {Desk} desk
 * @param {object} request
 * @returns {Promise<Answer>}
 */
export async function send(desk, request) {
  const first = desk.state ? await post(desk, request) : { error: { id: "wrong-token", message: "" } };
  if (first.error?.id !== "wrong-token") return first;
  // The preview was started again meanwhile: its new token lets the same words in.
  const state = await fetchState(desk);
  if (state.error) return state;
  desk.state = state;
  return post(desk, request);
}

/**
 * @param {Desk} desk
 * @param {object} request
 * @returns {Promise<Answer>}
 */
async function post(desk, request) {
  const { state } = desk;
  const content = await ask(desk.address, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Dashboard-Token": state?.token ?? "" },
    body: JSON.stringify({ ...request, seen: state?.seen }),
  });
  if (content.seen && state) state.seen = content.seen;
  return content;
}

/**
 * @param {string} address
 * @param {RequestInit} options
 * @returns {Promise<Answer>}
 */
async function ask(address, options) {
  let answer;
  try {
    answer = await fetch(address, { ...options, signal: AbortSignal.timeout(PATIENCE) });
  } catch {
    return { error: noAnswer() };
  }
  try {
    return await answer.json();
  } catch {
    // The page that asks for the secret, or what a server before the preview says.
    const message = say("The preview answers %(status)s.", { status: answer.status });
    const other = { message, hint: say("What you wrote is kept. Load the page again, then try again.") };
    return { error: refused()[answer.status] ?? other };
  }
}
