// Folding: letters without case and accents, plain quotes, dashes and digits. The length stays, so places in the folded text
// are places in the text.

const plain: Record<string, string> = {
  "’": "'",
  "‘": "'",
  ʼ: "'",
  "´": "'",
  "`": "'",
  "“": '"',
  "”": '"',
  "„": '"',
  "«": '"',
  "»": '"',
  "–": "-",
  "—": "-",
  "‐": "-",
  "‑": "-",
  "\u00A0": " ",
  "：": ":",
  "，": ",",
  "（": "(",
  "）": ")",
  ـ: " ",
};

const cache = new Map<string, string>();

export function fold(text: string): string {
  let folded = "";
  for (let at = 0; at < text.length; at++) folded += foldUnit(text.charAt(at));
  return folded;
}

function foldUnit(unit: string): string {
  let folded = cache.get(unit);
  if (folded === undefined) {
    folded = plain[unit] ?? digit(unit) ?? letter(unit);
    cache.set(unit, folded);
  }
  return folded;
}

/** Arabic-Indic, Persian and full-width digits. */
function digit(unit: string): string | null {
  const code = unit.charCodeAt(0);
  const zero = [0x0660, 0x06f0, 0xff10].find((start) => code >= start && code < start + 10);
  return zero === undefined ? null : String(code - zero);
}

function letter(unit: string): string {
  if (/[\uAC00-\uD7AF\uD800-\uDFFF]/.test(unit)) return unit;
  const base = unit.normalize("NFD").charAt(0).toLowerCase();
  return base.length === 1 ? base : unit;
}
