// Every word a sheet prints is one the importer reads, in each of its languages.
import { describe, expect, it } from "vitest";
import { datesIn } from "@/lib/importing/fields/dates";
import { placeInChain } from "@/lib/importing/fields/head";
import { languagesIn, offersOwnLanguage } from "@/lib/importing/fields/languages";
import { isBanner } from "@/lib/importing/fields/title";
import type { Channel, SectionName } from "@/lib/importing/labels/labels";
import { allLabels, channelsIn, matchLabel } from "@/lib/importing/labels/match";
import { dayIn, languageIn } from "@/lib/sheets/names";
import { allWords, wordsIn } from "@/lib/sheets/words/choose";

const channels: readonly Channel[] = ["emails", "faxes", "phones", "social", "web", "salutation"];

describe.each(allWords.map((words) => [words.language, words] as const))("the words of a sheet in %s", (_, words) => {
  const labels: readonly (readonly [SectionName, string])[] = [
    ["number", words.number],
    ["index", words.index],
    ["country", words.country],
    ["issued", words.issued],
    ["languages", words.languages],
    ["deadline", words.deadline],
    ["person", words.person],
    ["previous", words.previous],
    ["end", words.online],
    ["ignored", words.beforeWriting],
  ];

  it.each(labels)("open %s before a value: %s", (section, label) => {
    expect(matchLabel(`${label}${words.colon}x 7`)).toMatchObject({ section, rest: expect.stringContaining("x 7") });
  });

  const headings: readonly (readonly [SectionName, string])[] = [
    ["summary", words.summary],
    ["demands", words.demands],
    ["act", words.act],
    ["copies", words.copies],
    ["background", words.background],
    ["end", words.links],
    ["embassy", words.embassy],
    ["own_language", words.ownLanguage],
    ["ignored", words.stopped.replace("{date}", dayIn("2026-05-03", words.language))],
    ["ignored", words.closed.replace("{date}", dayIn("2026-05-03", words.language))],
  ];

  it.each(headings)("open %s alone on a line: %s", (section, line) => {
    expect(matchLabel(line)?.section).toBe(section);
  });

  it.each(channels)("name the way %s", (channel) => {
    const line = `${words[channel]}${words.colon}x`;
    expect(channelsIn(line).map((one) => one.channel)).toEqual([channel]);
    expect(matchLabel(line)).toBeNull();
  });

  it("say what is offered and what the page is", () => {
    expect(offersOwnLanguage(words.ownLanguage)).toBe(true);
    expect(offersOwnLanguage(words.act)).toBe(false);
    expect(isBanner(words.banner)).toBe(true);
  });

  it("count and close the chain", () => {
    words.ordinals.forEach((ordinal, at) => {
      const kind = at === 0 ? "first" : "update";
      expect(placeInChain(`12/23 (${ordinal})`, true, "")).toEqual({ class: kind, ordinal: at + 1 });
    });
    for (const kind of ["update", "stop", "outcome"] as const)
      expect(placeInChain(`12/23 (${words[kind]})`, true, "")).toEqual({ class: kind, ordinal: null });
  });

  it("name every month and the languages of targets", () => {
    for (let month = 1; month <= 12; month++) {
      const on = `2027-${String(month).padStart(2, "0")}-09`;
      expect(datesIn(dayIn(on, words.language)).map((date) => date.day)).toEqual([on]);
    }
    const languages = ["en", "es", "fr", "ar", "zh", "ru", "fa", "no", "tr", "vi", "ur"];
    const printed = languages.map((language) => languageIn(language, words.language)).join(words.comma);
    expect(languagesIn(printed)).toEqual(languages);
  });
});

it("there are words in every language the importer knows, and English ones for the others", () => {
  expect(allWords.map((words) => words.language)).toEqual(allLabels.map((labels) => labels.language));
  expect(wordsIn("pt-BR").language).toBe("pt");
  expect(wordsIn("kk").language).toBe("en");
});
