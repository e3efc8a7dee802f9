CREATE TABLE "cleared_events" (
	"campaign_id" uuid NOT NULL,
	"first" "bytea" NOT NULL,
	"digests" "bytea" NOT NULL,
	CONSTRAINT "cleared_events_campaign_id_first_pk" PRIMARY KEY("campaign_id","first")
);
--> statement-breakpoint
CREATE TABLE "cleared_source_calls" (
	"digest" "bytea" NOT NULL,
	"campaign_id" uuid NOT NULL,
	CONSTRAINT "cleared_source_calls_digest_campaign_id_pk" PRIMARY KEY("digest","campaign_id")
);
--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "clearing_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "cleared_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "clear_problem" text;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "clear_problem_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "cleared_events" ADD CONSTRAINT "cleared_events_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cleared_source_calls" ADD CONSTRAINT "cleared_source_calls_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cleared_source_calls_campaign" ON "cleared_source_calls" USING btree ("campaign_id");--> statement-breakpoint
CREATE INDEX "campaigns_to_clear" ON "campaigns" USING btree ("id") WHERE "campaigns"."stage" = 'complete' and "campaigns"."cleared_at" is null;--> statement-breakpoint
CREATE INDEX "campaigns_clear_problem_seen" ON "campaigns" USING btree ("account_id") WHERE "campaigns"."clear_problem" is not null;--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_clear_problem" CHECK ("campaigns"."clear_problem" in ('seal_damaged', 'seal_differs'));--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_clearing" CHECK (("campaigns"."clearing_at" is null or "campaigns"."status" = 'archived' and "campaigns"."sealed_at" is not null)
        and ("campaigns"."cleared_at" is null or "campaigns"."clearing_at" is not null)
        and ("campaigns"."clear_problem" is null) = ("campaigns"."clear_problem_at" is null));