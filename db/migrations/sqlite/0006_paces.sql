ALTER TABLE `paces` ADD `by` text;--> statement-breakpoint
ALTER TABLE `paces` ADD `at` integer;