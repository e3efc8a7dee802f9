CREATE TABLE "reclaims" (
	"number_id" uuid PRIMARY KEY NOT NULL,
	"status" text DEFAULT 'asking' NOT NULL,
	"claimed_until" timestamp (3) with time zone NOT NULL,
	"new_number_id" uuid,
	"asked_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reclaims_status" CHECK ("reclaims"."status" in ('asking', 'ordered', 'reclaimed'))
);
--> statement-breakpoint
ALTER TABLE "carrier_credentials" ADD COLUMN "subaccounts" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "comparison_listings" ADD COLUMN "currency" text DEFAULT 'USD' NOT NULL;--> statement-breakpoint
ALTER TABLE "comparison_listings" ADD COLUMN "subaccount" text;--> statement-breakpoint
ALTER TABLE "findings" ADD COLUMN "currency" text DEFAULT 'USD' NOT NULL;--> statement-breakpoint
ALTER TABLE "findings" ADD COLUMN "subaccount" text;--> statement-breakpoint
ALTER TABLE "findings" ADD COLUMN "absence" text;--> statement-breakpoint
ALTER TABLE "phone_numbers" ADD COLUMN "subaccount" text;--> statement-breakpoint
ALTER TABLE "phone_numbers" ADD COLUMN "currency" text DEFAULT 'USD' NOT NULL;--> statement-breakpoint
ALTER TABLE "phone_numbers" ADD COLUMN "renews_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "releases" ADD COLUMN "found_in" text;--> statement-breakpoint
ALTER TABLE "reclaims" ADD CONSTRAINT "reclaims_number_id_phone_numbers_id_fk" FOREIGN KEY ("number_id") REFERENCES "public"."phone_numbers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reclaims" ADD CONSTRAINT "reclaims_new_number_id_phone_numbers_id_fk" FOREIGN KEY ("new_number_id") REFERENCES "public"."phone_numbers"("id") ON DELETE no action ON UPDATE no action;