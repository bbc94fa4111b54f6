// The floor of the submit benchmark: reads the same form and writes the same two rows durably, with nothing around it.
import { createServer } from "node:http";
import Sqlite from "better-sqlite3";

const [port, file] = process.argv.slice(2);
const db = new Sqlite(file);
db.pragma("journal_mode = WAL");
db.pragma("synchronous = FULL");
db.exec("create table appeals (nonce text primary key, email text, name text, subject text, body text, at integer)");
db.exec("create table messages (nonce text primary key, address text, text text, at integer)");
const appeal = db.prepare("insert into appeals values (?, ?, ?, ?, ?, ?)");
const message = db.prepare("insert into messages values (?, ?, ?, ?)");

const server = createServer((request, response) => {
  let body = "";
  request.setEncoding("utf8").on("data", (text) => {
    body += text;
  });
  request.on("end", () => {
    const form = new URLSearchParams(body);
    const at = Date.now();
    db.exec("BEGIN IMMEDIATE");
    appeal.run(form.get("form_nonce"), form.get("email"), form.get("name"), form.get("subject"), form.get("body"), at);
    message.run(form.get("form_nonce"), form.get("email"), "Please confirm your letter.", at);
    db.exec("COMMIT");
    response.writeHead(303, { location: "/" }).end();
  });
});
server.listen(Number(port), "127.0.0.1", () => process.send?.("ready"));
