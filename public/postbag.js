// Makes the writing desk nicer where JavaScript is on: demands checked while typing, links that carry the edited letter,
// a copy button. Everything works without it. It keeps nothing, sends nothing and asks nobody.

const form = document.querySelector("form[data-write]");
if (form) tendDesk(form);
addEventListener("beforeprint", () => {
  for (const folded of document.querySelectorAll("details")) folded.open = true;
});

function tendDesk(desk) {
  const field = (name) => desk.elements.namedItem(name);
  const body = field("body");
  const first = body.value;
  let leaving = false;

  const letterFor = (link) => {
    const salutation = link.dataset.salutation || "";
    return [salutation, body.value.trim(), closing(desk, field), link.dataset.copies || ""]
      .filter(Boolean)
      .join("\n\n");
  };
  const refresh = () => {
    checkDemands(desk, body.value);
    countCharacters(desk, body);
    showName(desk, field);
    const links = [...desk.querySelectorAll("[data-mailto]")];
    const fit = links.map((link) => updateMailto(link, field("subject").value, letterFor(link), field("target")));
    for (const note of desk.querySelectorAll("[data-mailto-short]")) note.hidden = fit.every(Boolean);
  };

  desk.addEventListener("input", refresh);
  desk.addEventListener("submit", () => {
    leaving = true;
    setTimeout(() => {
      leaving = false;
    }, 2000);
  });
  addEventListener("beforeunload", (event) => {
    if (!leaving && (desk.dataset.write === "typed" || body.value !== first)) event.preventDefault();
  });
  for (const button of desk.querySelectorAll("[data-copy]")) {
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", () => copyLetter(button, letterFor(desk.querySelector("[data-mailto]"))));
  }
  for (const note of desk.querySelectorAll("[data-without-script]")) note.hidden = true;
  refresh();
}

function closing(desk, field) {
  const words = desk.querySelector(".sheet-closing")?.textContent ?? "";
  return [words, signature(field)].filter(Boolean).join("\n");
}

function signature(field) {
  const name = field("name").value.trim();
  const how = field("sign_as").value;
  if (how === "hand") return "";
  if (how === "full") return name;
  const country = field("country");
  const from = country.value ? country.options[country.selectedIndex].text : "";
  const letters = name.split(/\s+/).filter((part) => /\p{L}/u.test(part));
  const initials = letters.map((part) => part.match(/\p{L}\p{M}*/u)[0].toUpperCase());
  const initialed = initials.map((letter) => (/\p{Lu}/u.test(letter) ? `${letter}.` : letter)).join(" ");
  return [initialed, field("place").value.trim(), from].filter(Boolean).join(", ");
}

function showName(desk, field) {
  const place = desk.querySelector("[data-name]");
  if (place) place.textContent = signature(field);
}

// The same rule as on the server: half of a demand's longer words, by their beginnings, in one paragraph or item.
function checkDemands(desk, text) {
  const blocks = text.split(/\n\s*\n|\n(?=\s*(?:•|[-*]\s))/).map(stems);
  for (const item of desk.querySelectorAll("[data-demands] > li")) {
    const wanted = [...stems(item.querySelector("[data-demand]").textContent)];
    const present = blocks.some((said) => wanted.filter((word) => said.has(word)).length >= wanted.length / 2);
    const state = item.querySelector("[data-present]");
    item.className = present ? "is-present" : "is-missing";
    state.textContent = present ? state.dataset.present : state.dataset.missing;
  }
}

function stems(text) {
  const segmenter = new Intl.Segmenter("en", { granularity: "word" });
  const found = new Set();
  for (const { segment, isWordLike } of segmenter.segment(text.normalize("NFKC").toLowerCase())) {
    if (isWordLike && (segment.length > 3 || !/^[\p{Lu}\p{Ll}]/u.test(segment))) found.add(segment.slice(0, 5));
  }
  return found;
}

function countCharacters(desk, body) {
  const place = desk.querySelector("[data-count]");
  const near = body.value.length > body.dataset.max * 0.8;
  place.textContent = near
    ? place.dataset.count.replace("{n}", body.value.length.toLocaleString(document.documentElement.lang))
    : "";
}

// Longer links are cut by mail programs; the same bound as on the server. Answers whether the letter fits.
function updateMailto(link, subject, letter, targets) {
  const encode = (text) => encodeURIComponent(text.replace(/\p{Cs}/gu, "").replace(/\r?\n/g, "\r\n"));
  const start = `mailto:${encodeURIComponent(link.dataset.mailto).replaceAll("%40", "@")}?subject=${encode(subject)}`;
  const whole = `${start}&body=${encode(letter)}`;
  const fits = whole.length <= 1900;
  link.href = fits ? whole : `${start}&body=${encode(link.closest("[data-short]").dataset.short)}`;
  const box = [targets]
    .flatMap((one) => (one instanceof RadioNodeList ? [...one] : one))
    .find((one) => one.value === link.dataset.target);
  link.closest("li").hidden = box ? !box.checked : false;
  return fits;
}

async function copyLetter(button, text) {
  const before = button.textContent;
  await navigator.clipboard.writeText(text);
  button.textContent = button.dataset.copy;
  setTimeout(() => {
    button.textContent = before;
  }, 2000);
}
