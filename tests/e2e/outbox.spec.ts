// "The mail server dies in the middle of a launch", walked at the outbox desk: what waits and why, what a person decides, what
// stops and goes on, how fast letters leave, and a backup that was put back. Walked with JavaScript and without.
import type { Page } from "@playwright/test";
import { publishDocument } from "./a-document";
import { type OwnPostbag, ownPostbag } from "./own-postbag";
import { expect, freshAddress, linkIn, type Post, test } from "./postbag";

test("the mail server dies in the middle of a launch", async ({ page, post, javaScriptEnabled }, info) => {
  test.setTimeout(150_000);
  const own = await ownPostbag();
  try {
    await own.start();
    const domain = `office-${Date.now()}.example`;
    const official = `minister@${domain}`;
    const slug = publishDocument((args) => own.postbag(...args), info.outputPath("action.txt"), official);
    const desk = new Desk(page, own);
    await own.signIn(page);
    const launch = { page, post, own, slug, official };
    const links = [await asks(launch), await asks(launch), await asks(launch)];

    await test.step("what is unclear is sent once more, after it asked twice", () =>
      resendsOnce(launch, desk, links[0]!));
    await test.step("what was held is released", () => releases(launch, desk, links[1]!));
    await test.step("what is paused waits, and can be cancelled", () => pausesAndCancels(launch, desk, links[2]!));
    await test.step("a pace is chosen", () => choosesPace(launch, desk));
    // Stopping and starting a Postbag takes its time; its page is a form like the others.
    if (javaScriptEnabled !== false) return;
    await test.step("a restored backup sends nothing again", () => restores(launch, desk));
  } finally {
    await own.remove();
  }
});

const sees = (page: Page, text: string | RegExp) => expect(page.getByText(text).first()).toBeVisible();

interface Launch {
  readonly page: Page;
  readonly post: Post;
  readonly own: OwnPostbag;
  readonly slug: string;
  readonly official: string;
}

class Desk {
  constructor(
    private readonly page: Page,
    private readonly own: OwnPostbag,
  ) {}

  async open(): Promise<void> {
    await this.page.goto(`${this.own.url}/en/desk/outbox`);
  }

  /** How many letters stand under that heading of the overview. */
  count(state: string) {
    return this.page
      .locator("dl > div", { has: this.page.locator(`dt:text-is("${state}")`) })
      .locator("dd")
      .first();
  }

  /** Waits until that many are in the state; the page does not change by itself. */
  async waitFor(state: string, number: number): Promise<void> {
    await expect(async () => {
      await this.open();
      expect(await this.count(state).textContent()).toBe(String(number));
    }).toPass({ timeout: 20_000, intervals: [200, 400, 800] });
  }

  /** The only letter in that state. */
  async openLetter(state: string): Promise<void> {
    await this.open();
    await this.count(state).getByRole("link").click();
    await this.page.getByRole("link", { name: "Open this letter" }).click();
    await this.page.waitForURL(/\/outbox\/letters\/[\w-]+$/);
  }

  async pause(what: string | RegExp): Promise<void> {
    await this.open();
    const select = this.page.getByLabel("What should stop");
    const option = select.locator("option", { hasText: what }).first();
    await select.selectOption((await option.getAttribute("value"))!);
    await this.page.getByRole("button", { name: "Pause sending" }).click();
    await sees(this.page, "Paused. Nothing of it leaves any more.");
  }

  async goOn(): Promise<void> {
    await this.open();
    await this.page.getByRole("button", { name: "Let it go on" }).first().click();
    await sees(this.page, "It goes on.");
  }
}

/** Writes a letter; answers its writer, whom a mail asks to confirm it. */
async function asks({ page, own, slug }: Launch): Promise<string> {
  const supporter = freshAddress();
  await page.goto(`${own.url}/en/actions/${slug}/write`);
  await page.locator("[name=name]").fill("Maeve Quinn");
  await page.locator("[name=email]").fill(supporter);
  await page.locator("[name=consent]").check();
  await page.getByRole("button", { name: "Send my letter" }).click();
  await page.waitForURL(/\/en\/appeals\//);
  return supporter;
}

async function confirms({ page, post }: Launch, supporter: string): Promise<void> {
  await page.goto(linkIn((await post.mailTo(supporter)).body, "/confirm/"));
  await page.getByRole("button", { name: "Send my letter" }).click();
  await page.waitForURL(/\/en\/appeals\//);
}

async function resendsOnce(launch: Launch, desk: Desk, supporter: string): Promise<void> {
  const { page, post, official } = launch;
  post.meet(official, "drop_after_dot_delivered");
  await confirms(launch, supporter);
  await desk.waitFor("Could not verify", 1);
  post.meet(official, "ok");
  await desk.openLetter("Could not verify");
  await sees(page, "the connection broke after the last byte");
  const letter = page.url();
  await page.getByRole("link", { name: "Send it once more…" }).click();
  await sees(page, "I, organizer@postbag.example, decide to send it.");

  // Without the tick nothing happens, whatever a browser makes of "required".
  await page.locator("[name=sure]").evaluate((box) => box.removeAttribute("required"));
  await page.getByRole("button", { name: "Send it once more" }).click();
  await sees(page, "Tick the box if you are sure.");
  expect(post.countTo(official)).toBe(1);

  await page.locator("[name=sure]").check();
  await page.getByRole("button", { name: "Send it once more" }).click();
  await sees(page, "It is queued, and goes out once more.");
  await desk.waitFor("Could not verify", 0);
  await expect.poll(() => post.countTo(official)).toBe(2);
  expect(new Set(post.messageIdsTo(official)).size).toBe(1);
  await page.goto(letter);
  await sees(page, "sent once more by organizer@postbag.example");
  await expect(page.getByRole("link", { name: "Send it once more…" })).toHaveCount(0);
}

async function releases(launch: Launch, desk: Desk, supporter: string): Promise<void> {
  const { page, post, official } = launch;
  const before = post.countTo(official);
  post.meet(official, "550_after_dot");
  await confirms(launch, supporter);
  await desk.waitFor("Held", 1);
  await sees(page, "the mail server refused it for what we are");
  post.meet(official, "ok");
  await desk.openLetter("Held");
  await page.getByRole("button", { name: "Release this letter" }).click();
  await sees(page, "Released: it is tried again.");
  await desk.waitFor("Held", 0);
  await expect.poll(() => post.countTo(official)).toBe(before + 1);
}

async function pausesAndCancels(launch: Launch, desk: Desk, supporter: string): Promise<void> {
  const { page, post, official } = launch;
  const before = post.countTo(official);
  const domain = official.split("@")[1]!;
  // Nothing waits yet, so only everything can be paused; the question for its confirmation came before.
  await post.mailTo(supporter);
  await desk.pause("Everything");
  await sees(page, "Sending is paused: nothing leaves but sign-in mail.");
  await confirms(launch, supporter);
  await desk.waitFor("Queued", 1);
  for (const what of [/^Action: /, /^Target: /, `Domain: ${domain}`]) await desk.pause(what);
  await expect(page.locator("section", { has: page.locator("#pauses") })).toContainText("by organizer@postbag.example");
  await expect(page.getByRole("button", { name: "Let it go on" })).toHaveCount(4);
  for (let pauses = 0; pauses < 3; pauses++) await desk.goOn();
  // One still stands, whichever it is.
  await desk.waitFor("Queued", 1);
  expect(post.countTo(official)).toBe(before);
  await desk.openLetter("Queued");
  await page.locator("[name=sure]").check();
  await page.getByRole("button", { name: "Cancel this letter" }).click();
  await sees(page, "Cancelled. Its writer is told.");
  await desk.goOn();
  // The mail that brings the letter back, after the question and the receipt.
  await expect
    .poll(async () => (await post.mailTo(supporter)).body, { timeout: 30_000 })
    .toContain("Release Bero Sand immediately");
  expect(post.countTo(official)).toBe(before);
}

async function choosesPace({ page }: Launch, desk: Desk): Promise<void> {
  await desk.open();
  await page.getByRole("link", { name: "Choose another pace" }).click();
  await sees(page, "at most 30 letters an hour to each target, at every hour of the day");
  await page.goto(page.url().replace("/outbox/pace", ""));
  await page.getByRole("link", { name: /FERRYMAN HELD/ }).click();
  await page.getByRole("link", { name: "Pace", exact: true }).click();
  await page.locator("[name=per_hour]").fill("900");
  await page.locator("[name=from_hour]").selectOption("9");
  await page.getByRole("button", { name: "Choose this pace" }).click();
  await expect(page.locator("#per_hour-problem")).toBeVisible();
  await expect(page.locator("#until_hour-problem")).toBeVisible();
  await expect(page.locator("[name=per_hour]")).toHaveValue("900");
  await expect(page.locator("[name=from_hour]")).toHaveValue("9");

  await page.locator("[name=per_hour]").fill("60");
  await page.locator("[name=until_hour]").selectOption("17");
  await page.locator("[name=time_zone]").selectOption("Asia/Tokyo");
  await page.getByRole("button", { name: "Show first what it means" }).click();
  await sees(page, "nothing is changed yet");
  await expect(page.getByText("at most 60 letters an hour")).toHaveCount(0);
  await page.getByRole("button", { name: "Choose this pace" }).click();
  await sees(page, "Chosen. It counts from the next letter on.");
  await sees(page, "from 09:00 until 17:00 (Asia/Tokyo)");
  await page.getByRole("button", { name: "Choose this pace" }).click();
  await sees(page, "That is the pace already");
  await page.getByRole("link", { name: "Overview" }).click();
  await expect(page.getByText("Pace chosen: at most 60 letters an hour")).toHaveCount(1);
}

async function restores(launch: Launch, desk: Desk): Promise<void> {
  const { page, post, own, official } = launch;
  const [first, second, third] = [await asks(launch), await asks(launch), await asks(launch)];
  for (const supporter of [first, second, third]) await post.mailTo(supporter);
  await desk.pause("Everything");
  await confirms(launch, first);
  await desk.waitFor("Queued", 1);
  own.postbag("backup", own.file("backup.db"));
  const before = post.countTo(official);
  await desk.goOn();
  await expect.poll(() => post.countTo(official)).toBe(before + 1);
  await confirms(launch, second);
  await expect.poll(() => post.countTo(official)).toBe(before + 2);
  await desk.waitFor("Queued", 0);

  await own.stop();
  own.postbag("restore", own.file("backup.db"));
  await own.start();
  await desk.open();
  await sees(page, "A backup was restored, and sending is off.");
  await sees(page, /^[1-9]\d* were handed over, though the backup did not know$/);
  await expect(desk.count("Queued")).toHaveText("0");
  await page.locator("[name=sure]").check();
  await page.getByRole("button", { name: "Let mail leave again" }).click();
  await sees(page, "Mail leaves again.");
  // The pause of before the backup is there again.
  await desk.goOn();

  // A letter of today leaves, and none of yesterday's goes with it.
  const ids = post.messageIdsTo(official);
  await confirms(launch, third);
  await expect.poll(() => post.countTo(official)).toBe(before + 3);
  expect(ids).not.toContain(post.messageIdsTo(official).at(-1));
}
