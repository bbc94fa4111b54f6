// Headers, files, feeds, and what the first view weighs.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { download, publicHeaders, seeOther } from "@/app/[locale]/(public)/_http/answer";
import { styleSheet } from "@/app/[locale]/(public)/_http/assets";
import { type Feed, toAtom, toJsonFeed } from "@/app/[locale]/(public)/_http/feed";

process.env.POSTBAG_SECRET ??= "a secret that is used in tests and nowhere else";

describe("every answer", () => {
  it("forbids what the page does not need", () => {
    const policy = publicHeaders({}).get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(seeOther("/en").headers.get("x-content-type-options")).toBe("nosniff");
  });
});

describe("a file to save", () => {
  it("has a name that every system takes, whatever it was made of", () => {
    const name = (given: string) => download("", given, "text/plain").headers.get("content-disposition");
    expect(name('a"b\r\nSet-Cookie: x.pdf')).toBe('attachment; filename="a-b-Set-Cookie-x.pdf"');
    expect(name("رسالة.pdf")).toBe('attachment; filename="-.pdf"');
    expect(name("../../etc/passwd")).toBe('attachment; filename="..-..-etc-passwd"');
  });
});

describe("the feeds", () => {
  const feed: Feed = {
    title: "Open actions",
    author: "Postbag",
    locale: "en",
    home: "https://postbag.example/en",
    self: "https://postbag.example/feed.xml?locale=en&x",
    items: [
      {
        id: "urn:uuid:1",
        url: "https://postbag.example/en/actions/a",
        title: "<Teacher> & \u0007pupil",
        text: `"Free" ]]> 阿`,
        language: "en",
        publishedAt: new Date("2026-08-01T00:00:00Z"),
      },
    ],
  };

  it("hold hostile text as text", () => {
    const atom = toAtom(feed);
    expect(atom).toContain("<title>&lt;Teacher&gt; &amp; pupil</title>");
    expect(atom).toContain("&quot;Free&quot; ]]&gt; 阿");
    expect(atom).toContain("locale=en&amp;x");
    expect(JSON.parse(toJsonFeed(feed)).items[0].title).toBe(feed.items[0]?.title);
  });

  it("are whole when nothing is open", () => {
    expect(toAtom({ ...feed, items: [] })).toContain("<updated>1970-01-01T00:00:00.000Z</updated>");
  });
});

describe("style and script", () => {
  const script = readFileSync(join("public", "postbag.js"), "utf8");

  it("leave most of the forty kilobytes to the page", () => {
    expect(gzipSync(styleSheet()).length + gzipSync(script).length).toBeLessThan(10_000);
  });

  it("ask no other host and keep nothing in the browser", () => {
    expect(styleSheet() + script).not.toMatch(
      /https?:|@import|url\(|fetch\(|localStorage|sessionStorage|document\.cookie|innerHTML/,
    );
  });

  it("lean to no side: right-to-left needs no rules of its own", () => {
    expect(styleSheet()).not.toMatch(
      /\b(margin|padding|border|inset)-(left|right)\b|text-align:\s*(left|right)|float:/,
    );
  });
});
