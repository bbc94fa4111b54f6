ALTER TABLE "paces" ADD COLUMN "by" text;--> statement-breakpoint
ALTER TABLE "paces" ADD COLUMN "at" timestamp (3) with time zone;