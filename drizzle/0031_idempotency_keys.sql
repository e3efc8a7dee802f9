CREATE TABLE "idempotency_keys" (
	"key_hash" "bytea" PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"fingerprint" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"status" smallint,
	"answer" "bytea",
	"claim" uuid,
	"leased_until" timestamp (3) with time zone,
	CONSTRAINT "idempotency_keys_under_way" CHECK (("idempotency_keys"."status" is null) = ("idempotency_keys"."claim" is not null) and ("idempotency_keys"."claim" is null) = ("idempotency_keys"."leased_until" is null))
);
--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "idempotency_keys_age" ON "idempotency_keys" USING btree ("created_at");