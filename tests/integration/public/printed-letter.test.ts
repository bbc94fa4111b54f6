// A printed letter as it leaves the site: what its foot says, that its short link leads back, and the choices of print.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { POST as letter } from "@/app/[locale]/(public)/actions/[slug]/letter/route";
import { POST as preview } from "@/app/[locale]/(public)/actions/[slug]/preview/route";
import { GET as shortLink } from "@/app/a/[slug]/route";
import { after, day, dayOf } from "@/lib/clock";
import { aTarget } from "../../support/an-action";
import { aContent, type Published, publish } from "../../support/appeals";
import { dialects } from "../../support/databases";
import { extractText } from "../../support/pdf-text";
import { type Fields, get, post, servedDatabase, visit } from "../../support/public-routes";

process.env.POSTBAG_DATA = mkdtempSync(join(tmpdir(), "postbag-printed-"));
process.env.POSTBAG_UNLIMITED = "1";

describe.each(dialects)("a printed letter on %s", (dialect) => {
  const at = servedDatabase(dialect);
  const now = new Date();
  let open: Published;
  let filled: Fields;

  beforeAll(async () => {
    const target = aTarget({ emails: [], postalAddress: ["1 Court Road"] });
    const returnAddress = ["Letter Group", "Post Box 4, Oslo"];
    const deadlineOn = dayOf(after(now, 30 * day));
    const asked = { deadlineOn, returnAddress, seriesNumber: "12/26", targets: [target] };
    open = await publish(at.db, aContent(asked), now);
    filled = { name: "Maria Silva", language: "en", body: "Please release her.", target: target.id, format: "pdf" };
  });

  const ask = async (more: Fields = {}) => {
    const answer = await visit(letter, { slug: open.slug }, post({ ...filled, ...more }));
    expect(answer.status).toBe(200);
    return new Uint8Array(await answer.arrayBuffer());
  };

  it("says which action and version it is of, and where to check it", async () => {
    const text = await extractText(await ask());
    expect(text).toContain("Urgent action 12/26, version 1");
    expect(text).toContain(`http://localhost:3000/a/${open.slug}`);
  });

  it("says nothing of it where that is asked for, and has the group's address where that is chosen", async () => {
    const text = await extractText(await ask({ foot: "no", return_to: "group", address: "12 Mill Lane" }));
    expect(text).not.toContain("Urgent action");
    expect(text).toContain("Post Box 4, Oslo");
    expect(text).not.toContain("Mill Lane");
  });

  it("is on the paper of the writer's country, and a file to keep where that is asked for", async () => {
    const boxes = async (fields: Fields) => Buffer.from(await ask(fields)).toString("latin1");
    expect(await boxes({ country: "US" })).toContain("/MediaBox [0 0 612 792]");
    expect(await boxes({ country: "PT", standard: "a" })).toMatch(/pdfaid:part>2</);
  });

  it("is counted in pages before it is printed", async () => {
    const shown = async (body: string) =>
      (
        await visit(preview, { slug: open.slug }, post({ ...filled, body }, {}, `/en/actions/${open.slug}/preview`))
      ).text();
    expect(await shown("Please release her.")).not.toContain("On paper it takes");
    expect(await shown("Please release her.\n".repeat(60))).toContain("it is one sheet");
    expect(await shown("Please release her.\n".repeat(150))).toContain("more than one sheet");
  });

  it.each([
    ["ar, en;q=0.5", "ar"],
    ["xx", "en"],
  ])("is led back to its action by the short link, for %s in %s", async (accepted, locale) => {
    const request = new Request(get(`/a/${open.slug}`), { headers: { "accept-language": accepted } });
    const answer = await visit(shortLink, { slug: open.slug }, request);
    expect([answer.status, answer.headers.get("location")]).toEqual([307, `/${locale}/actions/${open.slug}`]);
    expect(answer.headers.get("vary")).toContain("accept-language");
  });

  it.each(["//evil.example", "\\evil", "../..", "a\r\nset-cookie: x"])("leads nowhere else by %j", async (slug) => {
    const answer = await visit(shortLink, { slug }, get("/a/x"));
    const { pathname, host } = new URL(answer.headers.get("location") ?? "", "http://localhost:3000");
    expect([host, pathname.startsWith("/en/")]).toEqual(["localhost:3000", true]);
  });
});
