// What a script adds to the pages of the local offers: one click prints, one copies the link.

for (const part of document.querySelectorAll("[data-share]")) {
  const [print, copy, told] = ["[data-print]", "[data-copy]", "[role=status]"].map(one => part.querySelector(one));
  print.hidden = false;
  print.addEventListener("click", () => window.print());
  copy.hidden = !navigator.clipboard;
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(part.querySelector("[data-address]").href);
      told.textContent = copy.dataset.copy;
    } catch { /* the link beside it can be copied by hand */ }
  });
}
