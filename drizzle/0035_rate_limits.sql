-- By hand: unlogged, since losing it costs a minute's limits and no commit of it has to reach the disk; and a fill factor, so that
-- new versions of its few rows find room on their page.
CREATE UNLOGGED TABLE "rate_budgets" (
	"name" text PRIMARY KEY NOT NULL,
	"began_at" timestamp (3) with time zone NOT NULL,
	"taken" integer NOT NULL
) WITH (fillfactor = 50);
--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "rate_key_requests" integer;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "rate_account_requests" integer;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "rate_call_events" integer;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_rate_limits" CHECK ("accounts"."rate_key_requests" between 1 and 1000000000 and "accounts"."rate_account_requests" between 1 and 1000000000 and "accounts"."rate_call_events" between 1000 and 1000000000);