// Every locale says everything, every message can be read, every problem has a sentence.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createTranslator } from "use-intl/core";
import { describe, expect, it } from "vitest";
import { publishProblemCodes } from "@/lib/actions/action";
import { locales } from "@/lib/i18n/locales";

const folder = "lib/i18n/messages";
type Messages = { [key: string]: string | Messages };
const rooms = readdirSync(join(folder, "en"));
const read = (locale: string, room: string) => JSON.parse(readFileSync(join(folder, locale, room), "utf8")) as Messages;

function leaves(messages: Messages, path = ""): readonly (readonly [string, string])[] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === "string" ? [[`${path}${key}`, value] as const] : leaves(value, `${path}${key}.`),
  );
}

/** Names of the values a message asks for. */
const valuesIn = (message: string) =>
  [...new Set([...message.matchAll(/\{\s*(\w+)\s*[,}]/g)].map(([, name]) => name))].sort();

describe.each(locales)("the locale %s", (locale) => {
  it.each(rooms)("says everything in %s, with the same values", (room) => {
    const english = new Map(leaves(read("en", room)));
    const theirs = new Map(leaves(read(locale, room)));
    expect([...theirs.keys()].sort()).toEqual([...english.keys()].sort());
    const others = [...theirs].filter(([key, text]) => `${valuesIn(text)}` !== `${valuesIn(english.get(key) ?? "")}`);
    expect(others.map(([key]) => key)).toEqual([]);
  });

  it.each(rooms)("can format every message of %s", (room) => {
    const messages = read(locale, room);
    const translate = createTranslator({
      locale,
      messages,
      timeZone: "UTC",
      onError: (fault) => {
        throw fault;
      },
    });
    for (const [key, text] of leaves(messages)) {
      const values = Object.fromEntries(valuesIn(text).map((name) => [name, 3]));
      const said = /<\w+>/.test(text)
        ? translate.markup(key as never, {
            ...values,
            ...Object.fromEntries([...text.matchAll(/<(\w+)>/g)].map(([, tag]) => [tag, (inner: string) => inner])),
          })
        : translate(key as never, values as never);
      expect(said, key).not.toBe("");
    }
  });

  it("has all six forms where Arabic counts", () => {
    const plurals = rooms
      .flatMap((room) => leaves(read(locale, room)))
      .filter(([, text]) => /,\s*plural\s*,/.test(text));
    const needed = locale === "ar" ? ["zero", "one", "two", "few", "many", "other"] : ["one", "other"];
    const lacking = plurals.filter(
      ([, text]) =>
        !needed.every((form) =>
          new RegExp(`(\\b${form}|=${{ zero: 0, one: 1, two: 2 }[form] ?? "x"})\\s*\\{`).test(text),
        ),
    );
    expect(lacking.map(([key]) => key)).toEqual([]);
  });
});

describe("problems", () => {
  const said = new Map(leaves(read("en", "problems.json")));

  it("have a sentence each, where an action cannot be published", () => {
    expect(publishProblemCodes.filter((code) => !said.has(`publish.${code}`))).toEqual([]);
  });

  it("have a sentence each, where a form is refused", () => {
    const coded =
      /"([a-z]+(?:_[a-z]+)*_(?:missing|invalid|unknown|too_long|too_large|too_many|wide_at|not_ascii|needs_paper))"/g;
    const schemas = ["lib/appeals/schema.ts", "lib/appeals/email-address.ts"].map((path) => readFileSync(path, "utf8"));
    const codes = new Set(schemas.flatMap((text) => [...text.matchAll(coded)].map(([, code]) => code)));
    expect(codes.size).toBeGreaterThan(15);
    expect([...codes].filter((code) => !said.has(`form.${code}`))).toEqual([]);
  });
});
