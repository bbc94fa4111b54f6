// How wide a line is drawn: as wide as it was printed, whatever face the reader's machine has. A line with a hole in it, as
// between a label and its value, would be pulled apart: it keeps its own width. Pure.

/** What a sign is wide, in sizes of its letters: those of Chinese, Japanese and Korean fill a square. */
const square = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFF00-\uFF60]/gu;
const arabic = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
const usual = 0.5;
const usualArabic = 0.4;
const widestStretch = 1.25;

/** In the units of `size`; null for a width of its own. */
export function textLengthOf(text: string, size: number, width: number): number | null {
  const squares = text.match(square)?.length ?? 0;
  const letter = arabic.test(text) ? usualArabic : usual;
  const own = (squares + ([...text].length - squares) * letter) * size;
  return width > 0 && own > 0 && width < own * widestStretch ? width : null;
}
