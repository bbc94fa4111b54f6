// Certificates for tests: an authority made for the moment, and keys that it vouches for under names that it is told.
// Needs the openssl program; where it is missing, tests that need TLS are passed over.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const hasOpenssl = spawnSync("openssl", ["version"]).status === 0;

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

export interface Authority {
  /** The authority's own certificate, for NODE_EXTRA_CA_CERTS. */
  readonly file: string;
  /** `days` below zero: it has run out already. */
  vouchFor(name: string, days?: number): Certificate;
  remove(): void;
}

export function makeAuthority(): Authority {
  const folder = mkdtempSync(join(tmpdir(), "postbag-authority-"));
  const at = (name: string) => join(folder, name);
  const openssl = (...words: string[]) => void execFileSync("openssl", words, { stdio: ["ignore", "ignore", "pipe"] });
  const newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  openssl(
    ...["req", "-x509", ...newKey, "-subj", "/CN=Authority of a test", "-days", "2"],
    ...["-keyout", at("ca.key"), "-out", at("ca.pem")],
  );
  let count = 0;
  return {
    file: at("ca.pem"),
    vouchFor(name, days = 2) {
      count += 1;
      const [key, request, cert, more] = ["key", "csr", "pem", "ext"].map((end) => at(`${count}.${end}`)) as [
        string,
        string,
        string,
        string,
      ];
      writeFileSync(more, `subjectAltName=DNS:${name}\nbasicConstraints=CA:FALSE\n`);
      openssl("req", "-new", ...newKey, "-subj", `/CN=${name}`, "-keyout", key, "-out", request);
      openssl(
        ...["x509", "-req", "-in", request, "-CA", at("ca.pem"), "-CAkey", at("ca.key"), "-CAcreateserial"],
        ...["-days", String(days), "-extfile", more, "-out", cert],
      );
      return { key: readFileSync(key, "utf8"), cert: readFileSync(cert, "utf8") };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
