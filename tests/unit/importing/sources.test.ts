// Every value of a result says where it stands and how sure it is: held for all documents of ours.
import { describe, expect, it } from "vitest";
import { importWithSources } from "@/lib/importing/import";
import type { ImportResult } from "@/lib/importing/result";
import { documentBytes, documentNames } from "@/tests/support/documents/expected";

/** Paths of everything that was read: `title`, `demands.0`, `targets.0.emails.1`. */
function pathsIn(result: ImportResult): string[] {
  const { kind: _, warnings: __, letter, persons, languages, ...values } = result;
  const lists = [...persons.keys()].map((at) => `persons.${at}`);
  const whole = [...(languages.length > 0 ? ["languages"] : []), ...(letter ? lettersPaths(letter) : [])];
  return [...lists, ...whole, ...Object.entries(values).flatMap(([key, value]) => pathsOf(key, value))];
}

const lettersPaths = ({ salutation, paragraphs, closing }: NonNullable<ImportResult["letter"]>) =>
  Object.entries({ salutation, paragraphs, closing }).flatMap(([key, value]) => pathsOf(`letter.${key}`, value));

function pathsOf(path: string, value: unknown): string[] {
  if (value === null || value === false) return [];
  if (typeof value !== "object") return [path];
  return Object.entries(value).flatMap(([key, part]) => pathsOf(`${path}.${key}`, part));
}

describe("every value has a place in", () => {
  it.each(documentNames)("%s", async (name) => {
    const { result, sources, lines } = await importWithSources(documentBytes(name), name);
    const numbers = new Set(lines.map(({ number }) => number));
    const placed = new Set(sources.filter((one) => one.lines.length > 0).map(({ field }) => field));
    expect(pathsIn(result).filter((path) => !placed.has(path))).toEqual([]);
    expect(sources.flatMap((one) => one.lines).filter((line) => !numbers.has(line))).toEqual([]);
  });
});
