// Sends the requests of a page to the preview. The preview answers only its own pages: it gives them a token that no other
// site's page can read, and refuses requests without it.

// What is needed to write (people, token, the digest of the review); null if the preview takes no notes.
export async function fetchState(desk) {
  if (!desk.address) return null;
  try {
    const answer = await fetch(desk.address, { headers: { Accept: "application/json" } });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

// Send one request and return the answer; `error` says what went wrong and what to do.
export async function send(desk, request) {
  const first = await post(desk, request);
  if (first.error?.id !== "wrong-token") return first;
  // The preview was started again meanwhile: its new token lets the same words in.
  const state = await fetchState(desk);
  if (!state) return first;
  Object.assign(desk.state, state);
  return post(desk, request);
}

async function post(desk, request) {
  let answer;
  try {
    answer = await fetch(desk.address, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Dashboard-Token": desk.state.token },
      body: JSON.stringify({ ...request, seen: desk.state.seen }),
    });
  } catch {
    return { error: { message: "The preview does not answer.", hint: "Your words are kept. Start it (make serve), then save again." } };
  }
  try {
    const content = await answer.json();
    if (content.seen) desk.state.seen = content.seen;
    return content;
  } catch {
    const message = answer.status === 401 ? "The preview asks for its secret again." : `The preview answers ${answer.status}.`;
    return { error: { message, hint: "Your words are kept. Load the page again, then save." } };
  }
}
