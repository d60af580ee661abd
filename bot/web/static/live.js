// The open line: what is said appears at once. While it is down, the page asks every two seconds instead.
import { admit, cursor, log } from "./log.js";

const SOONEST = 500; // milliseconds before the first try to come back, doubled for each further one
const LATEST = 30_000;
const SILENCE = 75_000; // the server says something every thirty seconds
const DOUBT = 4_000; // after a post it does within milliseconds
const OURS = 4_000; // closing codes from here on say: do not come back by yourself

let line, timer, doubt, opened;
let tries = 0;

export const isOpen = () => line?.readyState === WebSocket.OPEN;

export function connect() {
  if (line) return;
  clearTimeout(timer);
  const address = new URL("live", document.baseURI);
  address.protocol = address.protocol.replace("http", "ws");
  address.search = new URLSearchParams({ after: cursor(), sprog: document.documentElement.lang });
  let mine;
  try {
    mine = line = new WebSocket(address);
  } catch { // a browser that takes "self" in our policy for http alone: it goes on asking
    return;
  }
  hear(LATEST);
  line.onopen = () => {
    if (mine !== line) return;
    opened = Date.now();
    hear(SILENCE);
  };
  line.onmessage = ({ data }) => {
    if (mine !== line) return;
    hear(SILENCE);
    if (!data) return;
    htmx.trigger(log, "indgang:news");
    htmx.swap(log, admit(data), { swapStyle: "beforeend", swapDelay: 0, settleDelay: 0 });
  };
  line.onclose = ({ code }) => { if (mine === line) lost(code); };
}

// Something is sent, so the line will bring something soon.
export function expect() {
  if (line) hear(DOUBT);
}

// A line that brings nothing *within* so many milliseconds is taken for dead.
function hear(within) {
  clearTimeout(doubt);
  doubt = setTimeout(again, within);
}

function again() {
  leave();
  connect();
}

function leave() {
  clearTimeout(doubt);
  clearTimeout(timer);
  const old = line;
  line = undefined; // what it still says or how it ends is no longer heard
  old?.close();
}

function lost(code) {
  if (opened && Date.now() - opened > LATEST) tries = 0;
  opened = undefined;
  leave();
  if (code >= OURS) return; // until the page is looked at again, or something is sent
  timer = setTimeout(connect, SOONEST + Math.random() * Math.min(LATEST - SOONEST, SOONEST * 2 ** tries++));
}

addEventListener("online", again); // the old line may not know yet that it is dead
addEventListener("pagehide", leave); // so that the page can be kept for the way back
addEventListener("pageshow", connect);
document.addEventListener("visibilitychange", () => { if (!document.hidden) connect(); });
