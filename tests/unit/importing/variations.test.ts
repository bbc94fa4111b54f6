import { describe, expect, it } from "vitest";
import { importDocument } from "@/lib/importing/import";
import { documentBytes, documentNames, expectedFor } from "@/tests/support/documents/expected";

const bullet = /^[ \t]*[-•*◼■n][ \t]+(?=\p{L})/gmu;

/** Troubles that change nothing of what a document says. */
const troubles: Record<string, (text: string) => string> = {
  "line ends of Windows": (text) => text.replace(/\n/g, "\r\n"),
  "spaces at the ends of lines": (text) => text.replace(/$/gm, "  "),
  "spaces that do not break": (text) => text.replace(/ /g, (space, at: number) => (at % 7 === 0 ? "\u00A0" : space)),
  "bullets of a symbol font, read as n": (text) => text.replace(bullet, "n "),
  "bullets of a symbol font, private": (text) => text.replace(bullet, "\uF0B7 "),
  "bullets alone on their lines": (text) => text.replace(bullet, "-\n"),
};

describe.each(Object.entries(troubles))("documents with %s", (_, trouble) => {
  it("say the same", async () => {
    for (const name of documentNames) {
      const text = trouble(new TextDecoder().decode(documentBytes(name)));
      const result = await importDocument(new TextEncoder().encode(text), name);
      expect({ name, ...result, warnings: [] }).toEqual({ name, ...expectedFor(name) });
    }
  });
});
