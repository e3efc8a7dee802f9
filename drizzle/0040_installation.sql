CREATE TABLE "installation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"only" boolean DEFAULT true NOT NULL,
	"generation" integer DEFAULT 1 NOT NULL,
	"token" uuid NOT NULL,
	"superseded_at" timestamp (3) with time zone,
	"system_identifier" text,
	"timeline" integer,
	CONSTRAINT "installation_only_unique" UNIQUE("only"),
	CONSTRAINT "installation_only" CHECK ("installation"."only")
);
--> statement-breakpoint
INSERT INTO "installation" ("id", "token") VALUES (uuidv7(), uuidv7());
