// Security headers, native packages, and nothing clever. Public pages set their own stricter headers.
const headers = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  {
    key: "Permissions-Policy",
    value: "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
  },
];

/** @type {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  // The image optimizer is never used: it has been the way in more than once.
  images: { unoptimized: true },
  serverExternalPackages: ["@myriaddreamin/typst-ts-node-compiler", "better-sqlite3", "pg", "pdfjs-dist", "docx"],
  // A database beside the code must never end up in the build.
  outputFileTracingExcludes: { "/**": ["./data/**", "./build/**"] },
  // Types are checked by `npm test`; a start must not depend on the compiler.
  typescript: { ignoreBuildErrors: true },
  // Requests to the desk pass through proxy.ts, which hands on 10 MB of a body by default: a document may have 20.
  experimental: { proxyClientMaxBodySize: "21mb" },
  headers: async () => [
    { source: "/:path*", headers },
    {
      source: "/:file(postbag.js|review.js|postbag.svg)",
      has: [{ type: "query", key: "v" }],
      headers: [{ key: "Cache-Control", value: "public, max-age=31536000, immutable" }],
    },
  ],
};
