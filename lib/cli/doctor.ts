// postbag doctor: is everything right for mail to leave and to be believed? Says what is wrong and how to mend it.
import { isIP } from "node:net";
import { parseArgs } from "node:util";
import { systemClock } from "@/lib/clock";
import { config } from "@/lib/config";
import { asText, isIll } from "@/lib/doctor/check";
import { examine } from "@/lib/doctor/examine";
import { worldNames } from "@/lib/doctor/gather-dns";
import { print, Refusal } from "./command";

export const help = `Usage: postbag doctor [--offline] [--selector NAME] [--address IP] [--dns SERVER] [--json]

Looks at SPF, DKIM, DMARC, PTR and MX of your domains, at the mail server and its TLS, at clock, disk, database, journal,
worker, outbox and inbound mail. Says what is wrong and how to mend it; exit code 1 when something is. Sends no mail.

--offline    leaves out whatever needs names to be looked up
--selector   the DKIM selector of your mail server; else the usual ones are tried
--address    the address your mail server sends from, where it is not the one in SMTP_URL
--dns        asks this name server instead of the machine's own
--json       prints the findings as JSON`;

export async function run(args: string[]): Promise<number> {
  const text = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  const options = { offline: flag, selector: text, address: text, dns: text, json: flag };
  const { values } = parseArgs({ args, options });
  const { selector = null, address = null, dns } = values;
  if (selector !== null && !/^[\w.-]{1,100}$/.test(selector))
    throw new Refusal("That is not a selector: a name is needed.");
  for (const given of [address, dns ?? null]) {
    if (given !== null && isIP(given) === 0) throw new Refusal("An IP address is needed: --address IP, --dns IP.");
  }
  const asking = { offline: values.offline ?? false, selector, address };
  const checks = await examine(config(), worldNames(dns === undefined ? [] : [dns]), asking, systemClock);
  print(values.json ? JSON.stringify({ checks }, null, 2) : asText(checks));
  return isIll(checks) ? 1 : 0;
}
