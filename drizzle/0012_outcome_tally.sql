CREATE TABLE "outcome_tally" (
	"campaign_id" uuid NOT NULL,
	"outcome" text NOT NULL,
	"calls" bigint NOT NULL,
	CONSTRAINT "outcome_tally_campaign_id_outcome_pk" PRIMARY KEY("campaign_id","outcome")
);
--> statement-breakpoint
ALTER TABLE "outcome_tally" ADD CONSTRAINT "outcome_tally_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
INSERT INTO "outcome_tally" SELECT "campaign_id", "outcome", count(*) FROM "calls" WHERE "outcome" IS NOT NULL GROUP BY 1, 2;
