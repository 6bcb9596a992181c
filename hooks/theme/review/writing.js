// What the page and the preview say to each other. The preview answers only its own pages: it gives them a token that
// no other site's page can read, and takes nothing without it.

const TRIES = 4;
const ADDING = ["note", "reply"];

// What is needed to write; null where the preview takes no notes.
export async function ask(desk) {
  if (!desk.address) return null;
  try {
    const answer = await fetch(desk.address, { headers: { Accept: "application/json" } });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

// The answer to one wish. Where somebody else was first, the preview tells what stands there now; what was written here
// is sent again on top of that, so that neither is lost.
export async function send(desk, wish) {
  for (let tries = 0; tries < TRIES; tries += 1) {
    let answer;
    try {
      const response = await fetch(desk.address, {
        method: "POST",
        headers: {
          "Content-Type": "application/json",
          "X-Dashboard-Token": desk.state.token,
          ...(desk.state.key ? { "X-Dashboard-Secret": desk.state.key } : {}),
        },
        body: JSON.stringify({ ...wish, seen: desk.state.seen }),
      });
      answer = { status: response.status, ...(await response.json()) };
    } catch {
      return { error: { message: "The preview does not answer.", hint: "What you wrote is kept in this tab." } };
    }
    if (answer.seen) desk.state.seen = answer.seen;
    // More words stand beside those of others; whether a note is settled is to be decided anew.
    if (answer.status !== 409 || !ADDING.includes(wish.action)) return answer;
  }
  return { error: { message: "Others are writing all the time.", hint: "Try once more." } };
}
