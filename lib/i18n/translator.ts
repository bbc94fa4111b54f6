// Every string people read, by locale and room. A missing key is a type error; a locale that lacks one fails a house test.
import { createTranslator } from "use-intl/core";
import type { Locale } from "./locales";
import arDesk from "./messages/ar/desk.json";
import arMail from "./messages/ar/mail.json";
import arProblems from "./messages/ar/problems.json";
import arPublic from "./messages/ar/public.json";
import arWords from "./messages/ar/words.json";
import enDesk from "./messages/en/desk.json";
import enMail from "./messages/en/mail.json";
import enProblems from "./messages/en/problems.json";
import enPublic from "./messages/en/public.json";
import enWords from "./messages/en/words.json";

const english = { public: enPublic, desk: enDesk, mail: enMail, problems: enProblems, words: enWords };
type Rooms = typeof english;
export type Room = keyof Rooms;

const messages: Record<Locale, Rooms> = {
  en: english,
  ar: { public: arPublic, desk: arDesk, mail: arMail, problems: arProblems, words: arWords } as Rooms,
};

const made = new Map<string, unknown>();

/** The translator of one room: public pages, the desk, mails, problems, or the words they share. ICU messages. */
export function translator<R extends Room>(locale: Locale, room: R) {
  const make = () =>
    createTranslator<Rooms, R>({
      locale,
      messages: messages[locale],
      namespace: room as never,
      timeZone: "UTC",
      onError: (fault) => {
        throw fault;
      },
    });
  const key = `${locale}/${room}`;
  if (!made.has(key)) made.set(key, make());
  return made.get(key) as ReturnType<typeof make>;
}
