// The main journey, by hand in a browser: from a document to a counted letter. Walked with JavaScript and without.
import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import type { Page } from "@playwright/test";
import { ownDocument } from "../support/documents/own-document";
import { extractText } from "../support/pdf-text";
import { expect, freshAddress, linkIn, type Post, postbag, signIn, test } from "./postbag";

const shared = "../shared/samples/import/zhumatai-2023.txt";
const document = existsSync(shared)
  ? { name: basename(shared), bytes: readFileSync(shared), title: "ETHNIC KAZAKH ARTIST", inHan: "加娜古丽·朱马太" }
  : { name: "own.txt", bytes: Buffer.from(ownDocument), title: "LIBRARIAN HELD", inHan: "拉维·塞尔登" };

const ownWords = "I teach drawing to children, and I cannot stop thinking of this case.";

test("from a document to a counted letter", async ({ page, post }) => {
  const target = freshAddress().replace("supporter", "official");
  const supporter = freshAddress();

  await signIn(page);
  const overview = await importDocument(page);
  await setDeadlineAndAddress(page, overview, target);
  await publish(page, overview);
  const slug = await publicSlug(page);

  const confirmLink = await writeAndSend(page, post, slug, supporter);
  await confirm(page, confirmLink);
  await arrives(post, target);
  await confirmAgain(page, confirmLink);
  expect(post.countTo(target)).toBe(1);

  await downloadsThePdf(page, slug);
  await reportsPosted(page, slug);
  await readsTheCounts(page, overview, slug);
});

async function importDocument(page: Page): Promise<string> {
  await page.goto("/en/desk/import");
  await page.locator("input[type=file]").setInputFiles({
    name: document.name,
    mimeType: "text/plain",
    buffer: document.bytes,
  });
  await page.getByRole("button", { name: "Read the document" }).click();
  await page.waitForURL(/\/desk\/import\/[\w-]+$/);
  await expect(page.locator("[name=title]")).toHaveValue(new RegExp(document.title));
  await page.getByRole("button", { name: "Accept as a draft" }).click();
  await page.waitForURL(/\/desk\/actions\/[\w-]+\/edit/);
  await expect(page.locator("[name=title]")).toHaveValue(new RegExp(document.title));
  await expect(page.locator("[name='letters.0.body']")).toHaveValue(new RegExp(document.inHan));
  return new URL(page.url()).pathname.replace(/\/edit$/, "");
}

async function setDeadlineAndAddress(page: Page, overview: string, address: string): Promise<void> {
  const inThirtyDays = new Date(Date.now() + 30 * 24 * 3600_000).toISOString().slice(0, 10);
  await page.locator("[name=deadline_on]").fill(inThirtyDays);
  await page.locator("[name='targets.0.emails']").fill(address);
  await page.locator("[name=consent]").fill("The family, by phone");
  await page.locator("button[name=next][value=overview]").click();
  await page.waitForURL(new RegExp(`${overview}(\\?|$)`));
}

async function publish(page: Page, overview: string): Promise<void> {
  await page.goto(overview);
  await page.getByRole("button", { name: "Publish this action" }).click();
  await expect(page.getByText("Published. The public page shows it now.")).toBeVisible();
}

async function publicSlug(page: Page): Promise<string> {
  const href = await page.locator("a[href*='/en/actions/']").first().getAttribute("href");
  return new URL(href!, page.url()).pathname.split("/").at(-1)!;
}

async function writeAndSend(page: Page, post: Post, slug: string, supporter: string): Promise<string> {
  await page.goto(`/en/actions/${slug}`);
  await page.getByRole("link", { name: "Write a letter" }).first().click();
  const body = page.locator("[name=body]");
  await body.fill(`${ownWords}\n\n${await body.inputValue()}`);
  await page.locator("[name=name]").fill("Maeve Quinn");
  await page.locator("[name=country]").selectOption("IE");

  // First without an address and consent: nothing that was typed is lost.
  await page.locator("[name=email]").fill("not an address");
  await page.locator("form[data-write]").evaluate((form) => form.setAttribute("novalidate", ""));
  await page.getByRole("button", { name: "Send my letter" }).click();
  await expect(page.locator("[name=email]")).toHaveValue("not an address");
  await expect(page.locator("[name=body]")).toHaveValue(new RegExp(ownWords));
  await expect(page.locator("#email-problem")).toBeVisible();
  await expect(page.locator("#consent-problem")).toBeVisible();

  await page.locator("[name=email]").fill(supporter);
  await page.locator("[name=consent]").check();
  await page.getByRole("button", { name: "Send my letter" }).click();
  await page.waitForURL(/\/en\/appeals\//);
  const { body: mail } = await post.mailTo(supporter);
  expect(mail).not.toContain(ownWords);
  return linkIn(mail, "/confirm/");
}

async function confirm(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await expect(page.getByText(ownWords)).toBeVisible();
  await page.getByRole("button", { name: "Send my letter" }).click();
  await page.waitForURL(/\/en\/appeals\//);
}

async function confirmAgain(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await expect(page.getByRole("button", { name: "Send my letter" })).toHaveCount(0);
}

async function arrives(post: Post, target: string): Promise<void> {
  const letter = await post.mailTo(target);
  expect(letter.body).toContain(ownWords);
  expect(letter.body).toContain(document.inHan);
  expect(letter.body).toContain("Maeve Quinn");
  expect(letter.from?.address).toBe("appeals@postbag.example");
}

async function downloadsThePdf(page: Page, slug: string): Promise<void> {
  await page.goto(`/en/actions/${slug}/write`);
  await page.locator("[name=name]").fill("Maeve Quinn");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Make the PDF" }).click(),
  ]);
  const text = await extractText(readFileSync((await download.path())!));
  expect(text).toContain(document.inHan);
  expect(text).toContain("Maeve Quinn");
}

async function reportsPosted(page: Page, slug: string): Promise<void> {
  await page.goto(`/en/actions/${slug}/reports?kind=posted`);
  await page.locator("[name=number]").fill("2");
  await page.locator("main form button").click();
  await expect(page.locator("main")).toContainText(/thank/i);
}

async function readsTheCounts(page: Page, overview: string, slug: string): Promise<void> {
  await page.goto(`${overview}/participation`);
  const row = (name: string) => page.getByRole("row", { name }).first();
  await expect(row("Confirmed").first()).toContainText("1");
  await expect(row("Handed over").first()).toContainText("1");
  const { counts } = JSON.parse(postbag(["stats", slug, "--json"])) as { counts: Record<string, number> };
  expect(counts).toEqual({
    ...{ confirmed: 1, handed_over: 1, could_not_verify: 0, refused: 0, returned: 0, queued: 0, held: 0, cancelled: 0 },
    ...{ prepared: 1, says_sent: 0, says_posted: 2 },
  });
}
