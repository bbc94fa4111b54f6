// Mail to our own people: what is written, in every language, and what a hostile value can do to it.
import { describe, expect, it } from "vitest";
import { composeMail, type MailKind, type MailValues } from "@/emails/render";
import { locales } from "@/lib/i18n/locales";

const title = "Free the teachers of Port Alder";
const pageUrl = "https://act.example/en/appeals/abc_123-xyz";
const notice = {
  title,
  pageUrl,
  targetName: "Minister of Justice",
  writeUrl: "https://act.example/en/actions/a/write",
};
const samples: { [K in MailKind]: MailValues[K] } = {
  confirm_appeal: {
    title,
    confirmUrl: "https://act.example/en/confirm/t0k-en_1",
    notMeUrl: "https://act.example/en/confirm/t0k-en_2/reject",
    expiresOn: "2026-12-31",
    siteUrl: "https://act.example",
  },
  already_sent: { title, pageUrl },
  receipt: {
    title,
    pageUrl,
    targetNames: ["Minister of Justice", "وزير العدل"],
    postOnlyNames: ["Governor Orla Venn"],
  },
  could_not_verify: notice,
  refused: notice,
  returned: notice,
  cancelled: notice,
  gave_up: notice,
  not_decided: notice,
  action_stopped: notice,
  action_closed: notice,
  answer: { title, pageUrl },
  sign_in: { url: "https://act.example/en/sign-in/confirm?token=a%20b&email=x", minutes: 10 },
};
const kinds = Object.keys(samples) as MailKind[];

describe.each(locales)("in %s", (locale) => {
  it.each(kinds)("%s leaves no placeholder and puts each address alone on its line", async (kind) => {
    const mail = await composeMail(kind, locale, samples[kind]);
    const lines = mail.text.split("\n");
    for (const value of Object.values(samples[kind])) {
      if (typeof value !== "string" || !value.startsWith("https://")) continue;
      expect(lines).toContain(value);
      expect(mail.html).toContain(`href="${value.replaceAll("&", "&amp;")}"`);
    }
    expect(mail.subject + mail.text + mail.html).not.toContain("%%");
    expect(mail.text).not.toMatch(/<|&amp;|\n{3}/);
    expect(mail.html).toContain(locale === "ar" ? 'dir="rtl"' : 'dir="ltr"');
  });
});

describe("a composed mail", () => {
  it("names the last day in words and counts minutes as the language does", async () => {
    expect((await composeMail("confirm_appeal", "en", samples.confirm_appeal)).text).toContain("31 December 2026");
    const minutes = async (n: number) =>
      (await composeMail("sign_in", "en", { url: "https://x.example/", minutes: n })).text;
    expect(await minutes(1)).toContain("for 1 minute.");
    expect(await minutes(10)).toContain("for 10 minutes.");
  });

  it("lists names one to a line, and leaves out a list that is empty", async () => {
    const full = await composeMail("receipt", "en", samples.receipt);
    expect(full.text).toContain("\n- Minister of Justice\n- وزير العدل\n");
    expect(full.text).toContain("by post");
    expect(full.html).toContain("Minister of Justice<br>وزير العدل");
    const short = await composeMail("receipt", "en", { ...samples.receipt, postOnlyNames: [] });
    expect(short.text).not.toContain("by post");
  });

  it("cannot be bent by what stands in a title", async () => {
    const hostile = '<img src=x onerror="1">%%pageUrl%%\n\nhttps://evil.example/\u2028$& {x}';
    const mail = await composeMail("already_sent", "en", { title: hostile, pageUrl });
    expect(mail.html).not.toContain("<img");
    expect(mail.html).toContain("&lt;img src=x onerror=&quot;1&quot;&gt;%%pageUrl%% https://evil.example/ $&amp; {x}");
    expect(mail.text.split("\n").filter((line) => line.startsWith("http"))).toEqual([pageUrl]);
    expect(mail.subject).not.toMatch(/[\r\n\u2028]/);
  });
});
