// The writing desk as it is served: fields, problems, ways, and nothing that runs.
import { describe, expect, it } from "vitest";
import { composeTyped } from "@/app/[locale]/(public)/_http/letters";
import { sentencesFor } from "@/app/[locale]/(public)/_http/sentences";
import { freshForm, type Typed, typedForm } from "@/app/[locale]/(public)/_pages/typed";
import { WritePage } from "@/app/[locale]/(public)/_pages/write-page";
import type { PublishedAction } from "@/lib/actions/queries";
import { locales } from "@/lib/i18n/locales";
import { newId, type TargetId } from "@/lib/ids";
import { aTarget } from "../../support/an-action";
import { aPublished, aSetting, attributes, markupOf } from "../../support/public-pages";

function desk(
  published: PublishedAction,
  {
    typed = freshForm(published.version.content, ""),
    codes = {},
    previewed = false,
    pages = null,
    locale = locales[0],
    setting = aSetting(locale),
  } = {} as {
    typed?: Typed;
    codes?: Record<string, string>;
    previewed?: boolean;
    pages?: number | null;
    locale?: (typeof locales)[number];
    setting?: ReturnType<typeof aSetting>;
  },
): string {
  const letters = composeTyped(published, typed, setting);
  const problems = sentencesFor(codes, setting);
  return markupOf(
    <WritePage
      {...{ setting, published, typed, problems, letters, previewed, fits: true, unprintable: null, pages }}
    />,
  );
}

function form(entries: readonly (readonly [string, string])[]): FormData {
  const fields = new FormData();
  for (const [name, value] of entries) fields.append(name, value);
  return fields;
}

describe("a fresh writing desk", () => {
  const postOnly = aTarget({ name: "Ms Ada Rowe", emails: [] });
  const unreachable = aTarget({ name: "Nobody", emails: [], postalAddress: [] });
  const published = aPublished({ content: { targets: [aTarget(), postOnly], copies: [unreachable] } });
  const markup = desk(published);

  it("has exactly the fields that other programs rely on", () => {
    const names = ["input", "textarea", "select", "button"].flatMap((element) => attributes(markup, element, "name"));
    expect([...new Set(names)].sort()).toEqual(
      "address body consent country email folds foot form_nonce format language name news paper place reply sign_as standard subject target"
        .split(" ")
        .sort(),
    );
  });

  it("offers an address of ours for answers where they come in, and then first", () => {
    const choices = (of: string) =>
      [...of.matchAll(/<input[^>]*name="reply"[^>]*>/g)].map(([one]) => [
        one.match(/value="(\w+)"/)?.[1],
        one.includes("checked"),
      ]);
    expect(choices(desk(published, { setting: { ...aSetting(), answersComeIn: true } }))).toEqual([
      ["alias", true],
      ["none", false],
      ["direct", false],
    ]);
    expect(choices(markup)).toEqual([
      ["none", true],
      ["direct", false],
    ]);
  });

  it("has the model letter in it", () => {
    expect(markup).toContain("I am writing about Lena Marsh.\n\n• Release Lena Marsh;");
  });

  it("says of each file what it is for, and makes it without a script", () => {
    const buttons = [...markup.matchAll(/<button[^>]*name="format"[^>]*>/g)].map(([button]) => button);
    expect(buttons.map((button) => button.match(/value="(\w+)"/)?.[1])).toEqual(["eml", "txt", "pdf", "docx"]);
    for (const button of buttons) {
      expect(button).toMatch(/type="submit".*formNoValidate|formNoValidate.*type="submit"/i);
      expect(button).toMatch(/formAction="\/en\/actions\/teacher-held\/letter"/i);
      const note = button.match(/aria-describedby="([^"]+)"/)?.[1];
      expect(markup).toMatch(new RegExp(`id="${note}">[^<]{20,}<`));
    }
  });

  it("ticks everyone who can be reached, and offers nobody else", () => {
    const boxes = [...markup.matchAll(/<input[^>]*name="target"[^>]*>/g)].map(([box]) => box);
    expect(boxes).toHaveLength(2);
    expect(boxes.every((box) => box.includes("checked"))).toBe(true);
    expect(markup).toContain("by post only");
  });

  it("ticks neither consent nor news", () => {
    for (const name of ["consent", "news"]) {
      expect(markup.match(new RegExp(`<input[^>]*name="${name}"[^>]*>`))?.[0]).not.toContain("checked");
    }
  });

  it("says in the consent whom the letter is sent to, and names no one who gets no mail", () => {
    const consent = markup.match(/<label for="consent">(.*?)<\/label>/)?.[1] ?? "";
    expect(consent).toContain("Mr Oren Valk");
    expect(consent).not.toContain("Ada Rowe");
  });

  it("makes another nonce for each response", () => {
    const nonce = (page: string) => page.match(/name="form_nonce" value="([\w-]+)"/)?.[1];
    expect(nonce(markup)).toMatch(/^[\w-]{22}$/);
    expect(nonce(desk(published))).not.toBe(nonce(markup));
  });

  it("previews by default, so that the Enter key sends nothing", () => {
    expect(markup.match(/<form[^>]*>/)?.[0]).toContain('action="/en/actions/teacher-held/preview"');
    expect(markup.match(/<button[^>]*>/)?.[0]).not.toContain("formAction");
  });

  it("needs no script, style or address of another host", () => {
    expect(markup).not.toMatch(/<script|<style|\sstyle=|\son\w+=|javascript:/i);
    expect(new Set(attributes(markup, "button", "formAction"))).toEqual(
      new Set(["/en/actions/teacher-held/appeals", "/en/actions/teacher-held/letter"]),
    );
  });

  it.each(locales)("stands in %s", (locale) => {
    expect(desk(published, { locale })).toContain(`action="/${locale}/actions/teacher-held/preview"`);
  });
});

describe("signing and answers", () => {
  const chosen = (markup: string, name: string) =>
    markup.match(new RegExp(`<input[^>]*name="${name}"[^>]*checked[^>]*>`))?.[0].match(/value="([^"]*)"/)?.[1];
  const signed = (markup: string) => markup.match(/<option value="(\w+)" selected="">(?=with|by hand)/)?.[1];
  const returnAddress = ["Letter Group", "Post Box 4"];

  it("are the writer's own where nothing speaks against it", () => {
    const markup = desk(aPublished());
    expect([signed(markup), chosen(markup, "return_to")]).toEqual(["full", undefined]);
    expect(markup).not.toContain("better leave this empty");
  });

  it("follow the action's safety advice, and can be chosen otherwise", () => {
    const markup = desk(aPublished({ content: { signAs: "initials", returnAddress } }));
    expect([signed(markup), chosen(markup, "return_to")]).toEqual(["initials", "group"]);
    expect(markup).toContain("to the group: Letter Group, Post Box 4");
    expect(markup).toContain("better leave this empty");
    const typed = typedForm(form([["sign_as", "full"]]), aPublished().version.content);
    expect(signed(desk(aPublished({ content: { signAs: "initials" } }), { typed }))).toBe("full");
  });

  it("leave the choice of the group open where the name is safe to give", () => {
    expect(chosen(desk(aPublished({ content: { returnAddress } })), "return_to")).toBe("own");
  });
});

describe("the number of pages", () => {
  const preview = (pages: number | null) => desk(aPublished(), { previewed: true, pages });

  it("is said where it is more than one, with what to do beyond a sheet", () => {
    expect(preview(null)).not.toContain("On paper it takes");
    expect(preview(1)).not.toContain("On paper it takes");
    expect(preview(2)).toContain("On paper it takes 2 pages. Print it on both sides");
    expect(preview(3)).toContain("more than one sheet");
  });
});

describe("ways that nobody can go", () => {
  it("are not offered where no target has an e-mail address", () => {
    const markup = desk(aPublished({ content: { targets: [aTarget({ emails: [] })] } }));
    expect(markup).not.toContain("/appeals");
    expect(markup).toContain('value="pdf"');
  });

  it("are not offered where no target has a postal address", () => {
    const markup = desk(aPublished({ content: { targets: [aTarget({ postalAddress: [] })] } }));
    expect(markup).toContain("/appeals");
    expect(markup).not.toContain('value="pdf"');
  });
});

describe("a refused form", () => {
  const published = aPublished();
  const [target] = published.version.content.targets;
  const hostile = `</textarea><script>alert("1")</script>\n\u202eabc 阿娜拉`;
  const fields = form([
    ["form_nonce", "abc"],
    ["name", `"><img src=x>`],
    ["email", "nobody"],
    ["country", "PT"],
    ["language", "en"],
    ["subject", "S & s"],
    ["body", hostile.replaceAll("\n", "\r\n")],
    ["address", "1 Street\r\nTown"],
    ["reply", "direct"],
    ["sign_as", "initials"],
    ["paper", "letter"],
    ["news", "yes"],
    ["target", "not-an-id"],
  ]);
  const typed = typedForm(fields, published.version.content);
  const markup = desk(published, {
    typed,
    codes: { email: "email_invalid", target: "target_missing", consent: "consent_missing" },
  });

  it("keeps everything that was typed", () => {
    expect(typed).toMatchObject({
      form_nonce: "abc",
      name: `"><img src=x>`,
      email: "nobody",
      country: "PT",
      subject: "S & s",
      body: hostile,
      address: "1 Street\nTown",
      reply: "direct",
      sign_as: "initials",
      paper: "letter",
      news: true,
      consent: false,
    });
    expect(markup).toContain("&lt;/textarea&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;");
    expect(markup).toContain('value="&quot;&gt;&lt;img src=x&gt;"');
    expect(markup).toMatch(/<option value="PT" selected="">/);
    expect(markup).toMatch(/<input(?=[^>]*name="reply")(?=[^>]*value="direct")[^>]*checked/);
    expect(markup).not.toContain("<script");
  });

  it("unticks whom the form did not name", () => {
    expect(markup.match(new RegExp(`<input[^>]*value="${target!.id}"[^>]*>`))?.[0]).not.toContain("checked");
  });

  it("says each problem beside its field and once above, in the order of the page", () => {
    expect(markup).toMatch(/<input[^>]*aria-describedby="email-hint email-problem"[^>]*aria-invalid="true"/);
    expect(markup).toContain('id="email-problem"');
    expect(markup).toMatch(/<fieldset[^>]*id="target"[^>]*aria-describedby="[^"]*target-problem"/);
    expect(markup).toMatch(/<input(?=[^>]*id="consent")[^>]*aria-describedby="consent-problem"/);
    const links = [...markup.matchAll(/<li><a href="#(\w+)">/g)].map(([, field]) => field);
    expect(links).toEqual(["target", "email", "consent"]);
    for (const field of links) expect(markup).toContain(`id="${field}"`);
  });

  it("shows which demands the letter has lost", () => {
    expect(markup.match(/class="is-missing"/g)).toHaveLength(2);
  });
});

describe("a preview", () => {
  it("shows each letter as it will go", () => {
    const second = aTarget({ name: "Ms Ada Rowe", salutation: "Dear Ms Rowe," });
    const published = aPublished({ content: { targets: [aTarget(), second] } });
    const markup = desk(published, { previewed: true });
    expect(markup.match(/aria-labelledby="preview"/g)).toHaveLength(1);
    expect(markup).toContain("Dear Ms Rowe,");
    expect(markup).toContain("2 letters");
  });

  it("says so when nobody is ticked", () => {
    const published = aPublished();
    const typed = { ...freshForm(published.version.content, ""), target: new Set([newId<TargetId>()]) };
    expect(desk(published, { typed, previewed: true })).toContain("tick at least one");
  });
});

describe("a closed or stopped action", () => {
  it("takes no letter, and gives the typed text back", () => {
    for (const state of ["closed", "stopped"] as const) {
      const published = aPublished({ state, stopReason: "She is free." });
      const typed = typedForm(form([["body", "My own words"]]), published.version.content);
      const markup = desk(published, { typed });
      expect(markup).not.toContain("<form");
      expect(markup).toMatch(/<textarea[^>]*readOnly=""[^>]*>My own words<\/textarea>/);
    }
  });
});
