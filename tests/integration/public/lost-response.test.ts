// A letter is submitted and the answer is lost, or the web dies right after it: the same form sent again is the same appeal,
// and whoever saw the page of success finds the appeal there.
import { randomBytes } from "node:crypto";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { after, day, dayOf } from "@/lib/clock";
import { aContent, type Published, publish } from "@/tests/support/appeals";
import { dialects, freshDatabase } from "@/tests/support/databases";
import { freePort } from "@/tests/support/free-port";
import { pause, until } from "../outbox/tally";
import { bundleWorker, type WorkerProcesses } from "../outbox/worker-process";

/** On each database; SUBMITS chooses both. A kill costs the start of a process. */
const rounds = Number(process.env.SUBMITS ?? 20);
const kills = Number(process.env.SUBMITS ?? 10);
const entry = `
  import { serveForm } from "@/tests/support/web-process";
  await serveForm(Number(process.env.PORT));
`;
const now = new Date();

describe.each(dialects)("a form whose answer is lost on %s", (dialect) => {
  const at = freshDatabase(dialect);
  let web: WorkerProcesses;
  let open: Published;
  beforeAll(async () => {
    web = await bundleWorker(at.place, "smtp://127.0.0.1:1", { entry });
    open = await publish(at.db, aContent({ deadlineOn: dayOf(after(now, 30 * day)) }), now);
  });
  afterAll(() => web.remove());
  const timeout = 30_000 + rounds * 5_000;

  it("is one appeal, wherever the line broke, when it is sent again", { timeout }, async () => {
    const { port, end } = await start();
    const before = await countAppeals();
    for (let round = 0; round < rounds; round++) {
      const form = aForm();
      // Before it was read, while it is being kept, or when the answer is on its way.
      await sendAndHangUp(port, form, (round % 10) * 3);
      if (round % 2 === 0) await pause(50);
      expect((await send(port, form)).status).toBe(303);
      expect((await send(port, form)).status).toBe(303);
    }
    expect(await countAppeals()).toBe(before + rounds);
    expect(await countMails()).toBe(await countAppeals());
    await end();
  });

  it("is there after kill -9, when its page of success was seen", { timeout }, async () => {
    const before = await countAppeals();
    let next = start();
    for (let round = 0; round < kills; round++) {
      const { port, end } = await next;
      const answer = await send(port, aForm());
      await end();
      next = round + 1 < kills ? start() : next;
      expect(answer.status).toBe(303);
      expect(await countAppeals()).toBe(before + round + 1);
    }
    expect(await countMails()).toBe(await countAppeals());
  });

  async function start() {
    const port = await freePort();
    const { child, exit, said } = web.start({ PORT: String(port), POSTBAG_SECRET: "s".repeat(40) });
    await until(() => said().includes("listening") || child.exitCode !== null);
    return {
      port,
      async end() {
        child.kill("SIGKILL");
        expect(await exit).toBe("SIGKILL");
      },
    };
  }

  const path = () => `/en/actions/${open.slug}/appeals`;

  function aForm(): string {
    const form = new URLSearchParams({
      ...{ name: "Ana López", email: `${randomBytes(6).toString("hex")}@people.example`, country: "ES" },
      ...{ subject: "Port Alder", body: "Free them.", language: "en", sign_as: "full", reply: "none", consent: "yes" },
      form_nonce: randomBytes(16).toString("base64url"),
    });
    for (const { id } of open.content.targets) form.append("target", id);
    return String(form);
  }

  function send(port: number, body: string): Promise<Response> {
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    return fetch(`http://127.0.0.1:${port}${path()}`, { method: "POST", body, headers, redirect: "manual" });
  }

  /** All of the request is sent; nobody is there for the answer. */
  async function sendAndHangUp(port: number, body: string, afterMs: number): Promise<void> {
    const socket = connect(port, "127.0.0.1");
    socket.on("error", () => undefined);
    const head = `POST ${path()} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded`;
    await new Promise((sent) => socket.write(`${head}\r\nContent-Length: ${body.length}\r\n\r\n${body}`, sent));
    await pause(afterMs);
    socket.resetAndDestroy();
  }

  const countAppeals = async () => (await at.db.read.select().from(at.db.read.tables.appeals)).length;
  const countMails = async () => (await at.db.read.select().from(at.db.read.tables.messages)).length;
});
