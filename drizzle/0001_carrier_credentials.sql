CREATE TABLE "carrier_credentials" (
	"account_id" uuid NOT NULL,
	"carrier" text NOT NULL,
	"key_id" text NOT NULL,
	"nonce" "bytea" NOT NULL,
	"ciphertext" "bytea" NOT NULL,
	"hint" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_by" text NOT NULL,
	CONSTRAINT "carrier_credentials_account_id_carrier_pk" PRIMARY KEY("account_id","carrier"),
	CONSTRAINT "carrier_credentials_nonce" CHECK (octet_length("carrier_credentials"."nonce") = 12),
	CONSTRAINT "carrier_credentials_tag" CHECK (octet_length("carrier_credentials"."ciphertext") > 16)
);
--> statement-breakpoint
ALTER TABLE "carrier_credentials" ADD CONSTRAINT "carrier_credentials_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;