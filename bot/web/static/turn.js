// One language: when the conversation goes on in another, the page is opened again in that one.
const KEPT = "turned"; // what was being written and whether the field had the focus, while the page is away

// Open the page again if its words are now in the wrong language; what was *sent* is no draft any more.
export function turn(field, sent) {
  if (!document.querySelector("[data-turn]")) return;
  const draft = field.value === sent ? "" : field.value;
  sessionStorage.setItem(KEPT, JSON.stringify([draft, document.activeElement === field]));
  location.replace("./"); // not a reload: the address may ask for the language that was left
}

// After that: what was being written is back, and so is the focus.
export function resume(field, log) {
  const kept = sessionStorage.getItem(KEPT);
  if (kept === null) return;
  sessionStorage.removeItem(KEPT);
  const [draft, writing] = JSON.parse(kept);
  field.value ||= draft;
  const answer = log.lastElementChild;
  if (!writing) answer?.focus({ preventScroll: true });
  else {
    field.focus({ preventScroll: true });
    if (answer) setTimeout(() => log.append(log.lastElementChild), 100); // so that it is read out
  }
}
