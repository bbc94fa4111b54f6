import { expect, it } from "vitest";
import { withoutRows } from "@/lib/importing/reading/rows";

const texts = (...lines: string[]) =>
  withoutRows(lines.map((text) => ({ text, gapBefore: false }))).map((one) => one.text);

it.each([
  ["rules are gaps", ["One", "-----", "Two", "* * *"], ["One", "", "Two", ""]],
  ["rows of a table are their cells", ["| To: | The President |", "|---|---|"], ["To: The President", ""]],
  [
    "a notice between stars before anything else is left out",
    ["*********", "Our office", "*********", "UA: 1/09"],
    ["UA: 1/09"],
  ],
  [
    "stars further down are rules",
    ["UA: 1/09", "*********", "Our office", "*********"],
    ["UA: 1/09", "", "Our office", ""],
  ],
])("%s", (_, lines, expected) => expect(texts(...lines)).toEqual(expected));
