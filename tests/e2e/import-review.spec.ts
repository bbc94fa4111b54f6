// From a mail to a draft: what was read stands beside its source, doubts first, and nothing typed is lost. Walked with
// JavaScript and without.
import { writeFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { ownDocument } from "../support/documents/own-document";
import { sheetPdf } from "../support/sheets/sheet";
import { expect, postbag, signIn, test } from "./postbag";

const inThirtyDays = new Date(Date.now() + 30 * 24 * 3600_000).toISOString().slice(0, 10);
const doubtful = ownDocument.replace(/UNTIL:.*/, "").replace(/Email:.*/, "Email: [email protected]");

/** A number that no other test of this run has: they are seconds apart, and over in less than fifteen minutes. */
const freshNumber = () =>
  `${1 + (Math.floor(Date.now() / 1000) % 900)}/${String(new Date().getUTCFullYear()).slice(2)}`;

/** One that `freshNumber` never gives. */
const otherNumber = (number: string) => number.replace(/^\d+/, (count) => String(950 + (Number(count) % 49)));

async function paste(page: Page, text: string, locale = "en"): Promise<void> {
  await page.goto(`/${locale}/desk/import`);
  await page.locator("[name=text]").fill(text);
  await page.locator("main form button").first().click();
}

async function reviewed(page: Page, text: string): Promise<void> {
  await paste(page, text);
  await page.waitForURL(/\/desk\/import\/[\w-]{36}$/);
}

const accept = (page: Page) => page.getByRole("button", { name: "Accept as a draft" }).click();

test("a pasted mail becomes a draft", async ({ page, javaScriptEnabled }) => {
  await signIn(page);

  await paste(page, "");
  await expect(page.getByText("Choose a document, or paste its text.")).toBeVisible();
  await paste(page, "Dear all, our meeting is on Monday.");
  await expect(page.getByText("This document is not an urgent action")).toBeVisible();
  await expect(page.locator("[name=text]")).toHaveValue("Dear all, our meeting is on Monday.");

  await reviewed(page, doubtful);
  const first = page.getByRole("region", { name: "Please check these 2 first" });
  await expect(first.locator("[name=deadline_on]")).toBeVisible();
  await expect(first.locator("[name='targets.0.emails']")).toBeVisible();
  await expect(first.locator("[name=title]")).toHaveCount(0);

  const place = page.locator("[data-lines]", { has: page.locator("[name=title]") }).locator("a[href^='#line-']");
  const line = page.locator((await place.getAttribute("href")) ?? "");
  await expect(line).toContainText("LIBRARIAN HELD");
  if (javaScriptEnabled) {
    await page.locator("[name=title]").focus();
    await expect(line).toHaveAttribute("data-marked", "");
    await page.locator("[name='targets.0.role']").focus();
    await expect(line).not.toHaveAttribute("data-marked", "");
    await line.getByRole("link").click();
    await expect(page.locator("[name=title]")).toBeFocused();
  } else {
    await place.click();
    await expect(page.locator("li:target")).toContainText("LIBRARIAN HELD");
  }

  await page.locator("[name=deadline_on]").fill(inThirtyDays);
  await page.locator("[name=title]").fill("A librarian is held");
  await page.getByRole("button", { name: "Save and check later" }).last().click();
  await expect(page.getByText("Saved. It waits here until you accept it.")).toBeVisible();
  await page.goto("/en/desk/import");
  await page.getByRole("link", { name: "A librarian is held" }).first().click();
  await expect(page.locator("[name=deadline_on]")).toHaveValue(inThirtyDays);

  await page.locator("[name='targets.0.emails']").fill("minister@interior.lydora.example");
  await accept(page);
  await page.waitForURL(/\/desk\/actions\/[\w-]+\/edit/);
  await expect(page.getByText("A draft, made from the document. Nothing of it is public yet.")).toBeVisible();
  await expect(page.locator("[name=title]")).toHaveValue("A librarian is held");
  await expect(page.locator("[name='targets.0.emails']")).toHaveValue("minister@interior.lydora.example");
});

test("what was typed comes back when the document is gone", async ({ page }) => {
  await signIn(page);
  await reviewed(page, ownDocument);
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.locator("details", { hasText: "Throw this document away" }).last().locator("summary").click();
  await other.getByRole("button", { name: "Throw it away" }).click();
  await expect(other.getByText("The document was thrown away.")).toBeVisible();

  await page.locator("[name=title]").fill("Typed meanwhile");
  await accept(page);
  await expect(page.getByRole("heading", { name: "This document is no longer here" })).toBeVisible();
  await expect(page.locator("[name=title]")).toHaveValue("Typed meanwhile");
  await accept(page);
  await page.waitForURL(/\/desk\/actions\/[\w-]+\/edit/);
  await expect(page.locator("[name=title]")).toHaveValue("Typed meanwhile");
});

test("further information becomes the next version, and a stop action leads to the stop", async ({ page }, info) => {
  const number = freshNumber();
  const file = info.outputPath("first.txt");
  writeFileSync(file, ownDocument.replace("URGENT ACTION", `UA: ${number} Index: ABC 12/345/2026`));
  const slug = postbag(["import", file, "--publish", "--deadline", inThirtyDays]).trim().split("\n").at(-1)!;

  await signIn(page);
  const update = ownDocument
    .replace("URGENT ACTION", `Further information on UA ${number}`)
    .replace("LIBRARIAN HELD FOR LENDING BOOKS", "LIBRARIAN ON TRIAL")
    .replace("Ms Thea Brandt", "Thea Brandt");
  await reviewed(page, update);
  await expect(page.getByRole("heading", { name: `Number ${number} is known here` })).toBeVisible();
  await expect(page.getByRole("radio", { name: /The next version of/ })).toBeChecked();
  await accept(page);
  await page.waitForURL(/\/desk\/actions\/[\w-]+\/edit\?saved=next_version/);
  await expect(page.locator("[name=title]")).toHaveValue("LIBRARIAN ON TRIAL");
  await page.goto(`/en/actions/${slug}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("LIBRARIAN HELD");

  const released = `Further information on UA ${number}\n\nLIBRARIAN RELEASED\n\nRavi Selden was released on 20 May. He is at home with his family.\n\nNo further action is requested. Many thanks to all who sent appeals.\n`;
  await reviewed(page, released);
  await page.locator("[name=summary]").fill("Ravi Selden is free.");
  await page.getByRole("button", { name: "Stop this action …" }).click();
  await page.waitForURL(/\/stop\?from=/);
  await expect(page.locator("[name=reason]")).toHaveValue("Ravi Selden is free.");
  await page.goto(`/en/actions/${slug}`);
  await expect(page.getByRole("link", { name: "Write a letter" }).first()).toBeVisible();
});

test("a PDF shows its page, and where on it a field stands", async ({ page, javaScriptEnabled }) => {
  await signIn(page);
  await page.goto("/en/desk/import");
  const buffer = Buffer.from(await sheetPdf("right-hand-frame"));
  await page.locator("[name=document]").setInputFiles({ name: "action.pdf", mimeType: "application/pdf", buffer });
  await page.locator("main form button").first().click();
  await page.waitForURL(/\/desk\/import\/[\w-]{36}$/);

  const deadline = page.locator("[name=deadline_on]");
  await expect(page.getByRole("region", { name: /Please check/ }).getByText("This last day is over.")).toBeVisible();
  const unit = page.locator("[data-lines]", { has: page.locator("[name='targets.0.emails']") }).last();
  const link = unit.locator("a[href^='#at-']");
  const place = page.locator((await link.getAttribute("href")) ?? "");
  await expect(place).toContainText(await page.locator("[name='targets.0.emails']").inputValue());
  if (javaScriptEnabled) {
    await page.locator("[name='targets.0.emails']").focus();
    await expect(place).toHaveAttribute("data-marked", "");
    await place.getByRole("link").click();
    await expect(page.locator("[name='targets.0.emails']")).toBeFocused();
  } else {
    await link.click();
    await expect(page.locator("g:target")).toBeInViewport();
  }

  await page.setViewportSize({ width: 360, height: 740 });
  await expect(link).toBeHidden();
  await unit.locator("a[href^='#line-']").click();
  await expect(page.locator("li:target, li[data-marked]").first()).toBeInViewport();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);

  await deadline.fill(inThirtyDays);
  await page.getByRole("button", { name: "Save and check later" }).last().click();
  await expect(page.getByText("This last day is over.")).toHaveCount(0);
});

test("a corrected number is looked for, and nothing typed is lost", async ({ page }, info) => {
  const number = freshNumber();
  const file = info.outputPath("first.txt");
  writeFileSync(file, ownDocument.replace("URGENT ACTION", `UA: ${number} Index: ABC 12/345/2026`));
  postbag(["import", file, "--publish", "--deadline", inThirtyDays]);
  await signIn(page);
  const misread = ownDocument.replace("URGENT ACTION", `Further information on UA ${otherNumber(number)}`);

  await reviewed(page, misread);
  await expect(page.getByText("is known here")).toHaveCount(0);
  await page.locator("[name=title]").fill("Typed before looking");
  await page.locator("[name=series_number]").fill(number);
  await page.getByRole("button", { name: "Look for this number" }).click();
  await expect(page.getByRole("heading", { name: `One action has the number ${number}` })).toBeVisible();
  await expect(page.getByRole("radio", { name: /The next version of/ })).toBeChecked();
  await expect(page.locator("[name=title]")).toHaveValue("Typed before looking");

  await reviewed(page, misread);
  await page.locator("[name=series_number]").fill(number);
  await page.locator("[name=title]").fill("Typed before accepting");
  await accept(page);
  await expect(page.getByRole("heading", { name: `One action has the number ${number}` })).toBeVisible();
  await expect(page.locator("[name=title]")).toHaveValue("Typed before accepting");
  await accept(page);
  await page.waitForURL(/\/desk\/actions\/[\w-]+\/edit\?saved=next_version/);
  await expect(page.locator("[name=title]")).toHaveValue("Typed before accepting");
});
