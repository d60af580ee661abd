// What htmx does not do: Enter sends, the field empties once its text is taken, focus and view follow the conversation.
import { connect, expect, isOpen } from "./live.js";
import { admit, log, settle, since } from "./log.js";
import { resume, turn } from "./turn.js";

const LONGEST = 20_000; // letters; the bot reads 4,096 of them, and a server refuses what is much longer
const FOLLOWING = Node.DOCUMENT_POSITION_FOLLOWING;
const EDGE = 8; // pixels left free under what is shown at the bottom
const MARGIN = 16; // the same above a line that is scrolled to, as the style sheet has it
const say = document.getElementById("say");
const field = document.getElementById("text");
const notice = document.getElementById("notice");
const region = log.closest("[role=log]");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const touch = matchMedia("(pointer: coarse)"); // on a phone Enter is a new line, as in other chats
let sent = ""; // what the field held when it was sent
let tapped = false; // the focus was on a button that goes with the answer: it will follow to that
let awaited = false; // the answer to what was said last is still to come
let atEnd = true; // the end of the conversation was in sight
let asked, answered; // the newest messages shown, of each side

const newest = (whose) => [...log.querySelectorAll(whose)].at(-1);
const tell = (kind) => notice.replaceChildren(document.getElementById(kind).content.cloneNode(true));

field.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || touch.matches) return;
  event.preventDefault();
  say.requestSubmit();
});

// A control that is disabled loses the focus, so a form that is being sent takes nothing, and keeps its controls.
document.addEventListener("submit", (event) => {
  if (!event.target.querySelector("[aria-disabled]")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}, true);

// The second half of a double click must not press the button that came in place of the first.
document.addEventListener("click", (event) => {
  if (event.detail > 1 && event.target.closest("#choices, #start")) event.preventDefault();
}, true);

document.body.addEventListener("htmx:configRequest", ({ detail }) => {
  const pressed = detail.triggeringEvent?.submitter; // htmx overlooks a command, which lies outside its form
  if (pressed?.name) detail.parameters[pressed.name] = pressed.value;
  if (isOpen() && detail.verb === "post") detail.parameters.live = "1"; // the answer comes over the line
});

document.body.addEventListener("htmx:beforeRequest", (event) => {
  const { elt, xhr } = event.detail;
  xhr.since = since();
  if (elt.id === "more") {
    if (isOpen()) event.preventDefault(); // nothing to ask for
  } else if (elt === say && field.value.length > LONGEST) {
    event.preventDefault();
    tell("too-large");
  } else if (elt === say && !field.value.trim()) {
    event.preventDefault();
    tell("empty");
    field.focus();
  } else {
    if (elt === say) sent = field.value;
    for (const button of elt.querySelectorAll("button")) button.ariaDisabled = "true";
    prepare();
    expect();
    if (elt.id === "start") history.replaceState(null, "", "./"); // begun: a reload shows the conversation
  }
});

// An answer of ours is shown whatever its status; that of a proxy in between is not.
document.body.addEventListener("htmx:beforeSwap", ({ detail }) => {
  const ours = detail.xhr.getResponseHeader("indgang") === "fragment";
  detail.shouldSwap = ours;
  if (!ours) return;
  prepare();
  detail.serverResponse = admit(detail.serverResponse, detail.xhr.since);
});
document.body.addEventListener("indgang:news", prepare);

document.body.addEventListener("htmx:afterRequest", ({ detail }) => {
  const { elt, successful, xhr } = detail;
  if (elt.id === "more") return;
  for (const button of elt.querySelectorAll("button")) button.ariaDisabled = null;
  if (successful) {
    connect();
    if (elt === say && field.value === sent) field.value = sent = "";
    return;
  }
  if (xhr.getResponseHeader("indgang") !== "fragment") tell("offline");
  follow(false);
});

document.body.addEventListener("htmx:afterSettle", ({ target }) => {
  if (target !== log) return;
  if (settle() && field.value === sent) field.value = sent = "";
  const [mine, ours] = [newest(".mine"), newest(".ours")];
  awaited ||= mine !== asked;
  if (awaited) show(mine);
  else if (notice.childElementCount) notice.scrollIntoView({ block: "nearest" }); // nothing was said, so something is wrong
  else if (ours !== answered && atEnd) show(ours);
  if (ours !== answered) {
    if (tapped && document.activeElement === document.body) (mine?.nextElementSibling ?? ours)?.focus({ preventScroll: true });
    awaited = false;
    follow(false);
  }
  [asked, answered] = [mine, ours];
  turn(field, sent);
});

// The conversation goes on at the top, unless an answer and the first of its buttons are in sight together only when
// they stand at the bottom. Where the privacy notice would fill a phone, a long answer below it is in sight.
function show(line) {
  if (!line) return;
  const behavior = calm.matches ? "auto" : "smooth";
  const room = innerHeight - (getComputedStyle(say).position === "sticky" ? say.offsetHeight : 0);
  const top = line.getBoundingClientRect().top;
  const answer = [...log.querySelectorAll(".ours")].findLast((one) => line.compareDocumentPosition(one) & FOLLOWING) ?? line;
  const begins = answer.getBoundingClientRect().top;
  const first = document.querySelector("#choices .button") ?? answer;
  const ends = Math.max(first.getBoundingClientRect().bottom, answer.getBoundingClientRect().bottom) + EDGE;
  const noticed = answer !== line && line.nextElementSibling.querySelector(".fine") && begins - top > room / 2;
  if (ends - top > room - MARGIN && ends - begins <= room) scrollBy({ top: ends - room, behavior });
  else if (noticed) scrollBy({ top: begins - room / 3, behavior });
  else line.scrollIntoView({ block: "start", behavior });
}

// Before something is said or shown: look where the person is.
function prepare() {
  atEnd = innerHeight + scrollY > document.documentElement.scrollHeight - innerHeight / 2;
  if (document.activeElement.closest("#choices, #start")) follow(true);
}

// Who is taken to the answer hears it there, so the log does not read it out a second time.
function follow(it) {
  tapped = it;
  if (it) region.ariaLive = "off";
  else setTimeout(() => { if (!tapped) region.ariaLive = null; }, 1_000);
}

[asked, answered] = [newest(".mine"), newest(".ours")];
show(document.getElementById("start") && asked ? document.getElementById("start") : asked);
resume(field, log);
connect();
