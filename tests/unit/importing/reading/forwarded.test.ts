import { expect, it } from "vitest";
import { withoutForwarding } from "@/lib/importing/reading/forwarded";
import { linesOf } from "@/lib/importing/reading/text";

const body = "\n\nUrgent Action: Beekeeper held (Verdania: UA 12.20)\n\nMira Tolle has been held since May.\n";
const kept = (text: string) =>
  withoutForwarding(linesOf(text))
    .map((line) => line.text)
    .filter((text) => text !== "");

it.each([
  ["---------- Forwarded message ---------", "From", "Subject"],
  ["-----Original Message-----", "From", "Subject"],
  ["Begin forwarded message:", "From", "Subject"],
  ["-------- Weitergeleitete Nachricht --------", "Von", "Betreff"],
  ["---------- Message transféré ---------", "De", "Objet"],
  ["---------- Mensaje reenviado ---------", "De", "Asunto"],
  ["---------- Messaggio inoltrato ---------", "Da", "Oggetto"],
  ["-------- Пересылаемое сообщение --------", "От", "Тема"],
  ["---------- رسالة معاد توجيهها ---------", "من", "الموضوع"],
  ["---------- 转发的邮件 ---------", "发件人", "主题"],
])("what stands above %s and the head under it are left out", (mark, from, subject) => {
  const text = `Please see below.\n\n${mark}\n${from}: Net <net@verdania.example>\n${subject}: Beekeeper held${body}`;
  expect(kept(text)).toEqual([
    "Urgent Action: Beekeeper held (Verdania: UA 12.20)",
    "Mira Tolle has been held since May.",
  ]);
});

it("the day the mail was sent stays", () => {
  const text = `See below\n---- Forwarded message ----\nFrom: Net <net@verdania.example>\nDate: August 6, 2020\nSubject: Beekeeper${body}`;
  expect(kept(text)[0]).toBe("Date: August 6, 2020");
});

it.each([
  ["a mark without a head", `A text\n\n---- Forwarded message ----\n\nMore text${body}`],
  ["a mail quoted at the end", `${body.repeat(4)}\n-----Original Message-----\nFrom: Mira\nSubject: Re\n\nThanks`],
])("%s stays as it is", (_, text) => {
  expect(kept(text)).toEqual(text.split("\n").filter((line) => line !== ""));
});
