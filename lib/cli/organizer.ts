// postbag organizer: who may sign in, and a link to do so without mail.
import { parseArgs } from "node:util";
import { systemClock } from "@/lib/clock";
import { config } from "@/lib/config";
import { addOrganizer, makeSignInLink } from "@/lib/organizers/commands";
import { organizerRoles, printedLinkFor } from "@/lib/organizers/organizer";
import { print, Refusal, say, withDatabase } from "./command";

export const help = `Usage: postbag organizer add EMAIL --role ROLE [--name NAME]
       postbag organizer link EMAIL

add   lets a person sign in, or changes the role of one who may already.
      Roles: ${organizerRoles.join(", ")}.
link  prints a sign-in link that works once, within 24 hours, in any browser.
      Hand it over safely: whoever opens it first is that organizer.`;

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { role: { type: "string" }, name: { type: "string" } },
  });
  const [verb, email, ...rest] = positionals;
  if (email === undefined || rest.length > 0)
    throw new Refusal("One e-mail address is needed: postbag organizer --help");
  if (verb === "add") return add(email, values.role, values.name);
  if (verb === "link") return link(email);
  throw new Refusal(`There is no "organizer ${verb}": see postbag organizer --help.`);
}

async function add(email: string, wanted: string | undefined, name: string | undefined): Promise<number> {
  const role = organizerRoles.find((one) => one === wanted);
  if (role === undefined) throw new Refusal(`A role is needed: --role ${organizerRoles.join(" | ")}.`);
  const facts = { email, role, now: systemClock(), ...(name === undefined ? {} : { name }) };
  const added = await withDatabase((db) => addOrganizer(db, facts));
  if (!added.ok) throw new Refusal("That is not an e-mail address we could write to.");
  say(added.added ? `Added as ${role}.` : `Was there already; is ${role} now.`);
  return 0;
}

async function link(email: string): Promise<number> {
  const facts = { email, valid: printedLinkFor, now: systemClock() };
  const made = await withDatabase((db) => makeSignInLink(db, config(), facts));
  if (!made.ok) throw new Refusal("No organizer has this address: postbag organizer add EMAIL --role ROLE.");
  print(made.url);
  return 0;
}
