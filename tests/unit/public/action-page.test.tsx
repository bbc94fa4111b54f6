// The action and the list as they are served.
import { describe, expect, it } from "vitest";
import { ActionPage } from "@/app/[locale]/(public)/_pages/action-page";
import { ListPage } from "@/app/[locale]/(public)/_pages/list-page";
import { firstSentence, sayDay, sayDeadline } from "@/app/[locale]/(public)/_pages/say";
import { webAddress } from "@/app/[locale]/(public)/_pages/target-card";
import type { PublishedAction } from "@/lib/actions/queries";
import { noCounts } from "@/lib/participation/participation";
import { aTarget } from "../../support/an-action";
import { aPublished, aSetting, attributes, markupOf } from "../../support/public-pages";

const pageOf = (published: PublishedAction, counts = noCounts) =>
  markupOf(<ActionPage setting={aSetting()} published={published} counts={counts} thanks={null} />);

describe("an open action", () => {
  it("says until when, numbers what is asked for, and leads to the writing desk", () => {
    const markup = pageOf(aPublished());
    expect(markup).toContain('<time dateTime="2026-08-31">until 31 August, 30 days</time>');
    expect(markup).toMatch(/<ol class="demands"[^>]*><li>Release Lena Marsh<\/li>/);
    expect(attributes(markup, "a", "href")).toContain("/en/actions/teacher-held/write");
  });

  it("says each kind of count in words of its own and adds none up", () => {
    const markup = pageOf(aPublished(), { ...noCounts, handed_over: 1, says_posted: 41, could_not_verify: 2 });
    expect(markup).toContain("1 letter handed over to the mail server");
    expect(markup).toContain("41 letters that people say they posted");
    expect(markup).toContain("2 letters of which we could not verify the arrival");
    expect(markup).not.toContain("44");
  });

  it("keeps the action's language and direction inside a page of another", () => {
    const markup = pageOf(aPublished({ content: { language: "ar", title: "معلّمة محتجزة" } }));
    expect(markup).toMatch(/<header class="action-head" lang="ar" dir="rtl">/);
  });

  it("links to nothing but pages, mail and telephones", () => {
    const target = aTarget({ web: ["javascript:alert(1)", "https://court.example/x"], social: ["data:text/html,x"] });
    const published = aPublished({
      content: { targets: [target], links: ["javascript:alert(2)", "www.report.example"] },
    });
    const hrefs = attributes(pageOf(published), "a", "href");
    expect(hrefs.every((href) => /^(\/en|#|https:\/\/(court|www\.report)\.example|mailto:)/.test(href))).toBe(true);
    expect(webAddress("file:///etc/passwd")).toBeNull();
  });

  it("escapes what the organizer typed", () => {
    const markup = pageOf(aPublished({ content: { title: "<script>alert(1)</script>", background: "<img src=x>" } }));
    expect(markup).not.toMatch(/<script|<img/);
  });
});

describe("an action that is over", () => {
  it("says why it was stopped and offers no way to write", () => {
    const markup = pageOf(aPublished({ state: "stopped", stopReason: "She is free." }));
    expect(markup).toContain("Stopped on 1 August 2026");
    expect(markup).toContain("She is free.");
    expect(markup).not.toContain("/write");
  });

  it("counts as over once its last day has passed, before anyone has closed it", () => {
    const markup = pageOf(aPublished({ content: { deadlineOn: "2026-07-31" } }));
    expect(markup).toContain("Closed on 31 July 2026");
    expect(markup).not.toContain("/write");
  });
});

describe("the list of open actions", () => {
  const filter = { country: "", language: "", way: "", within: "" };

  it("says what would stand there when it is empty", () => {
    const choices = { countries: [], languages: [] };
    const markup = markupOf(<ListPage setting={aSetting()} actions={[]} filter={filter} choices={choices} />);
    expect(markup).toContain("There is none at the moment");
    expect(markup).not.toContain("<form");
  });

  it("offers the way back when nothing fits the filter", () => {
    const choices = { countries: ["Zubaria"], languages: ["en"] };
    const narrowed = { ...filter, way: "post" };
    const markup = markupOf(<ListPage setting={aSetting()} actions={[]} filter={narrowed} choices={choices} />);
    expect(markup).toContain('<a href="/en">');
    expect(markup).toMatch(/<option value="post" selected="">/);
  });
});

describe("words for days", () => {
  it("leave out this year and name another one", () => {
    expect(sayDay("2026-12-24", aSetting())).toBe("24 December");
    expect(sayDay("2027-01-05", aSetting())).toBe("5 January 2027");
  });

  it("count the days in the reader's language", () => {
    expect(sayDeadline("2026-08-01", aSetting())).toBe("until 1 August, today is the last day");
    expect(sayDeadline("2026-08-02", aSetting())).toBe("until 2 August, 1 day");
    expect(sayDeadline("2026-08-03", aSetting("ar"))).toContain("يومان");
    expect(sayDeadline("2026-08-12", aSetting("ar"))).toContain("11 يومًا");
  });
});

describe("the one sentence of a summary", () => {
  it("is not cut short by an abbreviation", () => {
    const summary =
      "Dr. Lena Marsh was arrested in her classroom in front of thirty pupils. She is held without charge.";
    expect(firstSentence(summary, "en")).toBe(
      "Dr. Lena Marsh was arrested in her classroom in front of thirty pupils.",
    );
  });
});
