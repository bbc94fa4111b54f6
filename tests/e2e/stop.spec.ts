// A stop reaches what is on its way: the page says so, files are refused, and a letter that waits is never sent.
import { publishDocument } from "./a-document";
import { expect, freshAddress, linkIn, postbag, signIn, test } from "./postbag";

test("a stop lets nothing more out", async ({ page, post }, info) => {
  const target = freshAddress();
  const supporter = freshAddress();
  const slug = publishDocument(postbag, info.outputPath("action.txt"), target);

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
