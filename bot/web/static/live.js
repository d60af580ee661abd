// The open line: what is said appears at once. While it is down, the page asks every two seconds instead.
import { admit, cursor, log } from "./log.js";

const SOONEST = 500; // milliseconds before the first try to come back, doubled for each further one
const LATEST = 30_000;
const DOUBT = 4_000; // after a post the line brings something within milliseconds
const OURS = 4_000; // closing codes from here on say: do not come back by yourself

let line, timer, doubt, opened;
let tries = 0;

export const isOpen = () => line?.readyState === WebSocket.OPEN;

export function connect() {
  clearTimeout(timer);
  if (line) return;
  const address = new URL("live", document.baseURI);
  address.protocol = address.protocol.replace("http", "ws");
  address.search = new URLSearchParams({ after: cursor(), sprog: document.documentElement.lang });
  let mine;
  try {
    mine = line = new WebSocket(address);
  } catch { // a browser that takes "self" in our policy for http alone: it goes on asking
    return;
  }
  line.onopen = () => { opened = Date.now(); };
  line.onmessage = ({ data }) => {
    clearTimeout(doubt);
    if (mine !== line) return;
    htmx.trigger(log, "indgang:news");
    htmx.swap(log, admit(data), { swapStyle: "beforeend", swapDelay: 0, settleDelay: 0 });
  };
  line.onclose = ({ code }) => { if (mine === line) lost(code); };
}

// Something is sent, so the line will bring something soon: if not, it is taken for dead.
export function expect() {
  if (!line) return;
  clearTimeout(doubt);
  doubt = setTimeout(() => { leave(); connect(); }, DOUBT);
}

function leave() {
  clearTimeout(doubt);
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

addEventListener("online", connect);
addEventListener("pagehide", leave); // so that the page can be kept for the way back
addEventListener("pageshow", connect);
document.addEventListener("visibilitychange", () => { if (!document.hidden) connect(); });
