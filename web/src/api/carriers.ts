// Generated from the OpenAPI document by `npm run api-types`. Do not edit.

import type { Schemas } from './client';

export type CarrierId = Schemas['Carrier']['carrier'];

/** One field of a carrier's credentials, as its own console calls it. */
export interface CredentialField {
  name: string;
  label: string;
  description?: string;
  placeholder?: string;
  secret: boolean;
  optional: boolean;
  /** Takes several texts, one a line. */
  list: boolean;
}

export const carriers: Readonly<Record<CarrierId, { label: string; fields: readonly CredentialField[] }>> =
  {
    "sandbox": {
      "label": "Sandbox",
      "fields": [
        {
          "name": "accountSid",
          "label": "Account SID",
          "description": "AC and 32 hexadecimal digits.",
          "placeholder": "AC…",
          "secret": false,
          "optional": false,
          "list": false
        },
        {
          "name": "authToken",
          "label": "Auth token",
          "description": "Or the secret of the API key below.",
          "secret": true,
          "optional": false,
          "list": false
        },
        {
          "name": "apiKeySid",
          "label": "API key SID",
          "description": "Only when an API key signs instead of the account itself.",
          "placeholder": "SK…",
          "secret": false,
          "optional": true,
          "list": false
        },
        {
          "name": "subaccounts",
          "label": "Subaccounts",
          "description": "To which numbers may be moved: their account SIDs, one a line.",
          "placeholder": "AC…",
          "secret": false,
          "optional": true,
          "list": true
        }
      ]
    },
    "twilio": {
      "label": "Twilio",
      "fields": [
        {
          "name": "accountSid",
          "label": "Account SID",
          "description": "AC and 32 hexadecimal digits.",
          "placeholder": "AC…",
          "secret": false,
          "optional": false,
          "list": false
        },
        {
          "name": "authToken",
          "label": "Auth token",
          "description": "Or the secret of the API key below.",
          "secret": true,
          "optional": false,
          "list": false
        },
        {
          "name": "apiKeySid",
          "label": "API key SID",
          "description": "Only when an API key signs instead of the account itself.",
          "placeholder": "SK…",
          "secret": false,
          "optional": true,
          "list": false
        },
        {
          "name": "subaccounts",
          "label": "Subaccounts",
          "description": "To which numbers may be moved: their account SIDs, one a line.",
          "placeholder": "AC…",
          "secret": false,
          "optional": true,
          "list": true
        }
      ]
    },
    "telnyx": {
      "label": "Telnyx",
      "fields": [
        {
          "name": "apiKey",
          "label": "API key",
          "placeholder": "KEY…",
          "secret": true,
          "optional": false,
          "list": false
        }
      ]
    },
    "bandwidth": {
      "label": "Bandwidth",
      "fields": [
        {
          "name": "accountId",
          "label": "Account ID",
          "description": "Digits.",
          "secret": false,
          "optional": false,
          "list": false
        },
        {
          "name": "clientId",
          "label": "Client ID",
          "description": "Of an API credential that may disconnect numbers: Account, API Credentials.",
          "secret": false,
          "optional": true,
          "list": false
        },
        {
          "name": "clientSecret",
          "label": "Client secret",
          "secret": true,
          "optional": true,
          "list": false
        },
        {
          "name": "username",
          "label": "User name",
          "description": "Of an API user, in place of client ID and secret: Bandwidth takes them until 2 December 2026.",
          "secret": false,
          "optional": true,
          "list": false
        },
        {
          "name": "password",
          "label": "Password",
          "secret": true,
          "optional": true,
          "list": false
        }
      ]
    },
    "signalwire": {
      "label": "SignalWire",
      "fields": [
        {
          "name": "space",
          "label": "Space",
          "description": "The name before .signalwire.com.",
          "secret": false,
          "optional": false,
          "list": false
        },
        {
          "name": "projectId",
          "label": "Project ID",
          "secret": false,
          "optional": false,
          "list": false
        },
        {
          "name": "apiToken",
          "label": "API token",
          "description": "With the scope for numbers.",
          "secret": true,
          "optional": false,
          "list": false
        },
        {
          "name": "subaccounts",
          "label": "Other projects",
          "description": "To which numbers may be moved: project ID, a colon, its API token; one a line.",
          "secret": true,
          "optional": true,
          "list": true
        }
      ]
    },
    "plivo": {
      "label": "Plivo",
      "fields": [
        {
          "name": "authId",
          "label": "Auth ID",
          "secret": false,
          "optional": false,
          "list": false
        },
        {
          "name": "authToken",
          "label": "Auth token",
          "secret": true,
          "optional": false,
          "list": false
        }
      ]
    },
    "vonage": {
      "label": "Vonage",
      "fields": [
        {
          "name": "apiKey",
          "label": "API key",
          "secret": false,
          "optional": false,
          "list": false
        },
        {
          "name": "apiSecret",
          "label": "API secret",
          "secret": true,
          "optional": false,
          "list": false
        },
        {
          "name": "subaccounts",
          "label": "Subaccounts",
          "description": "To which numbers may be moved: API key, a colon, its secret; one a line.",
          "secret": true,
          "optional": true,
          "list": true
        }
      ]
    }
  };
