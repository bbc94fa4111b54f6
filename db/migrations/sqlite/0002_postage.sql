CREATE TABLE `postage` (
	`id` text PRIMARY KEY NOT NULL,
	`country` text NOT NULL,
	`valid_from` text NOT NULL,
	`valid_until` text,
	`currency` text NOT NULL,
	`prices` text NOT NULL,
	`region` text NOT NULL,
	`stamps` text NOT NULL,
	`source` text NOT NULL,
	`number` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `postage_country_from` ON `postage` (`country`,`valid_from`);