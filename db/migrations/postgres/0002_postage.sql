CREATE TABLE "postage" (
	"id" text PRIMARY KEY NOT NULL,
	"country" text NOT NULL,
	"valid_from" text NOT NULL,
	"valid_until" text,
	"currency" text NOT NULL,
	"prices" jsonb NOT NULL,
	"region" jsonb NOT NULL,
	"stamps" jsonb NOT NULL,
	"source" text NOT NULL,
	"number" integer NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "postage_country_from" ON "postage" USING btree ("country","valid_from");