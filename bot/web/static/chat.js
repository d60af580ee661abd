// What htmx does not do: Enter sends, the field empties once its text is taken, focus and view follow the conversation.
"use strict";

(() => {
  const log = document.getElementById("log");
  const say = document.getElementById("say");
  const field = document.getElementById("text");
  const notice = document.getElementById("notice");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const touch = matchMedia("(pointer: coarse)"); // on a phone Enter is a new line, as in other chats
  let sent = "";
  let shown;

  const show = (line) => line?.scrollIntoView({ block: "start", behavior: calm.matches ? "auto" : "smooth" });

  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || touch.matches) return;
    event.preventDefault();
    if (!say.querySelector("button").disabled) say.requestSubmit();
  });

  document.body.addEventListener("htmx:beforeRequest", () => { sent = field.value; });

  // An answer of ours is shown whatever its status; that of a proxy in between is not.
  document.body.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr } = event.detail;
    if (xhr.status >= 400) event.detail.shouldSwap = xhr.getResponseHeader("indgang") === "fragment";
  });

  document.body.addEventListener("htmx:afterRequest", (event) => {
    const { elt, successful, xhr } = event.detail;
    if (elt.id === "more") return;
    if (!successful && xhr.getResponseHeader("indgang") !== "fragment") {
      notice.replaceChildren(document.getElementById("offline").content.cloneNode(true));
    }
    if (successful && elt === say && field.value === sent) field.value = "";
  });

  document.body.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.target !== log) return;
    for (const draft of log.querySelectorAll("[data-draft]")) {
      if (log.querySelector(`[data-key="${draft.dataset.draft}"]`)) draft.remove();
    }
    const asked = [...log.querySelectorAll(".mine")].at(-1);
    if (asked === shown && notice.childElementCount) notice.scrollIntoView({ block: "nearest" }); // nothing was said, so something is wrong
    else show(asked);
    shown = asked;
    // A tapped button is gone from the page: the answer takes its focus, so that Tab goes on from there.
    if (document.activeElement === document.body) (asked?.nextElementSibling ?? asked)?.focus({ preventScroll: true });
  });

  shown = [...log.querySelectorAll(".mine")].at(-1);
  show(shown);
})();
