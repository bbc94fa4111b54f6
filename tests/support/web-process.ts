// The form and its pages as a process that can be killed: the routes themselves behind node's own server, where life has the
// framework. Bundled and started by tests.
import { createServer, type IncomingMessage } from "node:http";
import { POST as appeals } from "@/app/[locale]/(public)/actions/[slug]/appeals/route";
import { GET as healthz } from "@/app/healthz/route";

export async function serveForm(port: number): Promise<void> {
  const server = createServer(async (incoming, outgoing) => {
    const answer = await answerTo(incoming);
    outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
    outgoing.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  process.stderr.write("listening\n");
}

async function answerTo(incoming: IncomingMessage): Promise<Response> {
  const [, locale = "", , slug = ""] = (incoming.url ?? "").split("/");
  if (incoming.method === "GET") return healthz();
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const request = new Request(`http://localhost${incoming.url}`, {
    method: "POST",
    headers: { "content-type": String(incoming.headers["content-type"]) },
    body: Buffer.concat(chunks),
  });
  return appeals(request, { params: Promise.resolve({ locale, slug }) });
}
