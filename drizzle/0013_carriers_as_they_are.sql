ALTER TABLE "accounts" ADD COLUMN "remove_release_blocks" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "releases" ADD COLUMN "order_id" uuid;--> statement-breakpoint
ALTER TABLE "releases" ADD COLUMN "ordered_at" timestamp (3) with time zone;--> statement-breakpoint
-- Orders of the version before were sent under the number's own id: one whose fate is open is looked for by it.
UPDATE "releases" r SET "order_id" = r."number_id" FROM "phone_numbers" n
  WHERE n."id" = r."number_id" AND n."carrier" = 'bandwidth' AND r."status" <> 'released'
    AND (r."uncertain" OR r."status" = 'attempting' OR r."order_ref" IS NOT NULL);--> statement-breakpoint
-- An order that failed is over: that version looked for it again at every retry.
UPDATE "releases" SET "order_id" = NULL, "uncertain" = false
  WHERE "status" = 'needs_operator' AND "order_ref" IS NULL AND "reason" IN ('order_failed', 'account_locked');--> statement-breakpoint
UPDATE "releases" SET "ordered_at" = now() WHERE "status" <> 'released' AND "order_ref" IS NOT NULL;
