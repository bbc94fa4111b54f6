// A stop reaches what is on its way: the page says so, files are refused, and a letter that waits is never sent.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { expect, freshAddress, linkIn, postbag, signIn, test } from "./postbag";

const document = (target: string, deadline: string) => `URGENT ACTION

FERRYMAN HELD AFTER STRIKE ${Date.now()}
Bero Sand, a ferryman from Low Haven, was taken from the quay on 2 May. His family has not heard of him since.

TAKE ACTION: WRITE AN APPEAL IN YOUR OWN WORDS OR USE THIS MODEL LETTER

Minister of Justice
Ada Rill
Ministry of Justice
1 Quay Road
1000 Low Haven, Lydora
Email: ${target}

Dear Minister,

I am writing about Bero Sand, a ferryman who was taken from the quay on 2 May.

I therefore urge you to:

• Release Bero Sand immediately;
• Tell his family where he is held.

Yours sincerely,

ADDITIONAL INFORMATION

The ferrymen of Low Haven struck for two days in April.

PREFERRED LANGUAGE TO ADDRESS TARGET: English
You can also write in your own language.

PLEASE TAKE ACTION AS SOON AS POSSIBLE UNTIL: ${deadline}

NAME AND PREFERRED PRONOUN: Bero Sand (he/him)
`;

test("a stop lets nothing more out", async ({ page, post }, info) => {
  const target = freshAddress();
  const supporter = freshAddress();
  const slug = publishDocument(info.outputPath("action.txt"), target);

  await page.goto(`/en/actions/${slug}/write`);
  await page.locator("[name=name]").fill("Maeve Quinn");
  await page.locator("[name=email]").fill(supporter);
  await page.locator("[name=consent]").check();
  await page.getByRole("button", { name: "Send my letter" }).click();
  await page.waitForURL(/\/en\/appeals\//);
  const confirmLink = linkIn((await post.mailTo(supporter)).body, "/confirm/");

  // Somebody else still has the writing desk open.
  const desk = await page.context().newPage();
  await desk.goto(`/en/actions/${slug}/write`);
  await desk.locator("[name=name]").fill("Jonas Weil");
  await desk.locator("[name=body]").fill("My own words, typed before the stop.");

  await signIn(page);
  await page.goto("/en/desk");
  await page
    .getByRole("link", { name: /FERRYMAN HELD/ })
    .first()
    .click();
  await page.getByRole("link", { name: "Stop this action …" }).click();
  await page.locator("[name=reason]").fill("He was released this morning.");
  await page.locator("main form button").last().click();

  await desk.getByRole("button", { name: "Make the PDF" }).click();
  await expect(desk.getByText("He was released this morning.")).toBeVisible();
  await expect(desk.getByText("My own words, typed before the stop.")).toBeVisible();

  await page.goto(confirmLink);
  await expect(page.getByRole("button", { name: "Send my letter" })).toHaveCount(0);
  await page.goto(`/en/actions/${slug}`);
  await expect(page.getByText("He was released this morning.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Write a letter" })).toHaveCount(0);
  expect(post.countTo(target)).toBe(0);
  const { counts } = JSON.parse(postbag(["stats", slug, "--json"])) as { counts: Record<string, number> };
  expect(counts.confirmed).toBe(0);
});

function publishDocument(path: string, target: string): string {
  const deadline = new Date(Date.now() + 20 * 24 * 3600_000);
  const printed = `${deadline.getUTCDate()} ${deadline.toLocaleString("en", { month: "long", timeZone: "UTC" })} ${deadline.getUTCFullYear()}`;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, document(target, printed));
  return postbag(["import", path, "--publish"]).trim().split("\n").at(-1)!;
}
