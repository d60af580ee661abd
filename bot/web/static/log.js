// Which lines of a fragment are new. The same line may come as the answer to a post, over the open line and with
// a poll, in any order. No road leaves gaps, so what counts is the last line that was read: the cursor.

export const log = document.getElementById("log");

let beginning = 0; // how often the conversation was shown anew: what was asked for before that is out of date

export const since = () => beginning;
export const cursor = () => Number(document.getElementById("cursor").value);

const id = (line) => Number(line.id.replace("line-", ""));

// Return *html* without what is shown already; *asked* is what since() was when it was asked for.
export function admit(html, asked = beginning) {
  const piece = document.createElement("template");
  piece.innerHTML = html;
  const read = piece.content.querySelector("#cursor");
  if (!read) return html; // nothing but a notice
  const stale = asked !== beginning;
  const anew = piece.content.querySelector("[data-anew]");
  if (anew && !stale) {
    beginning += 1;
    return html;
  }
  for (const line of piece.content.querySelectorAll(".line")) {
    const known = line.dataset.draft && log.querySelector(`[data-key="${line.dataset.draft}"]`);
    if (stale || known || (line.id && id(line) <= cursor())) line.remove();
  }
  if (stale || Number(read.value) < cursor()) {
    for (const old of piece.content.querySelectorAll("#cursor, #choices, [data-pending], [data-anew]")) old.remove();
  }
  return piece.innerHTML;
}

// A crisis is answered before it is committed; when its committed lines are there, the first ones go. So does the
// notice that a message may be lost, once it is there after all; return whether it did.
export function settle() {
  for (const draft of log.querySelectorAll("[data-draft]")) {
    if (log.querySelector(`[data-key="${draft.dataset.draft}"]`)) draft.remove();
  }
  const doubts = [...document.querySelectorAll("[data-about]")];
  const over = doubts.filter(({ dataset }) => log.querySelector(`[data-key="${dataset.about}"]`));
  for (const doubt of over) doubt.remove();
  return over.length > 0;
}
