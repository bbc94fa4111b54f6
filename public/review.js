// Marks the lines of the document that the chosen field was read from, at the desk's review page. Without it the page is the
// same, and the links beside the fields lead to the lines. It keeps nothing, sends nothing and asks nobody.

const source = document.querySelector("[data-source]");
const form = document.querySelector("form[data-review]");
if (source && form) tendReview();

function tendReview() {
  // A line stands in the list, and on the drawn page where the document has pages.
  const linesOf = (number) =>
    ["line", "at"].map((kind) => document.getElementById(`${kind}-${number}`)).filter(Boolean);
  const placed = (element) => element?.closest?.("[data-lines]") ?? null;

  form.addEventListener("focusin", ({ target }) => mark(placed(target)));
  form.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#line-'], a[href^='#at-']");
    if (!link) return;
    // On a wide screen the document stands beside the fields: it moves, the page stays.
    mark(placed(link));
    if (isBeside()) event.preventDefault();
  });
  source.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const field = link && document.getElementById(link.getAttribute("href").slice(1));
    if (!field) return;
    event.preventDefault();
    for (let fold = field.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    field.focus();
    field.scrollIntoView({ block: "center" });
  });

  function mark(unit) {
    for (const line of source.querySelectorAll("[data-marked]")) delete line.dataset.marked;
    const lines = (unit?.dataset.lines ?? "").split(" ").flatMap(linesOf);
    for (const line of lines) line.dataset.marked = "";
    const seen = lines.filter((line) => line.getClientRects().length > 0);
    if (seen.length > 0 && isBeside()) show(seen[0], seen.at(-1));
  }
}

function isBeside() {
  return getComputedStyle(source).position === "sticky";
}

/** Moves the document by as little as it takes to show these lines; the first one, where not all fit. */
function show(first, last) {
  const pane = source.querySelector("[data-pane]");
  const frame = pane.getBoundingClientRect();
  const [top, bottom] = [
    first.getBoundingClientRect().top - frame.top,
    last.getBoundingClientRect().bottom - frame.top,
  ];
  if (top >= 0 && bottom <= frame.height) return;
  const room = Math.max(24, (frame.height - (bottom - top)) / 3);
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  pane.scrollBy({ top: top - room, behavior: calm ? "auto" : "smooth" });
}
