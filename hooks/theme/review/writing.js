// Sends the requests of a page to the preview. The preview answers only its own pages: it gives them a token that no other
// site's page can read, and refuses requests without it.

const MAX_TRIES = 4;
const ADDING_ACTIONS = ["note", "reply"];

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

// Send one request and return the answer. If somebody else wrote first, the preview answers with what stands there now. A
// note or a reply is then sent again, so that neither is lost.
export async function send(desk, request) {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    let answer;
    try {
      const response = await fetch(desk.address, {
        method: "POST",
        headers: {
          "Content-Type": "application/json",
          "X-Dashboard-Token": desk.state.token,
        },
        body: JSON.stringify({ ...request, seen: desk.state.seen }),
      });
      answer = { status: response.status, ...(await response.json()) };
    } catch {
      return { error: { message: "The preview does not answer.", hint: "What you wrote is kept in this tab." } };
    }
    if (answer.seen) desk.state.seen = answer.seen;
    // A new note or reply does no harm to those of others. Whether a note is resolved has to be decided anew.
    if (answer.status !== 409 || !ADDING_ACTIONS.includes(request.action)) return answer;
  }
  return { error: { message: "Others are writing all the time.", hint: "Try once more." } };
}
