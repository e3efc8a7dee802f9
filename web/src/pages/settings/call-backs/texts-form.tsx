import { Blockquote, Button, Group, NativeSelect, Stack, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { answer, api, isChangedMeanwhile, meantFor, type Schemas, thereNow } from '../../../api/client';
import { useChanged } from '../../../api/stale';
import { fieldErrors } from '../../../ui/field-errors';
import { FormProblem } from '../../../ui/form-problem';
import { showDone } from '../../../ui/notify';
import { Section } from '../../../ui/section';
import { languages, type SpokenLanguage, type TextName, textNames, textWords } from './words';

type Texts = Schemas['CallBackTexts'];

/** What stands in the fields: an empty text means the default. */
const draftOf = ({ language, archived, active, optedOut, withheld }: Texts) => ({
  language,
  archived: archived ?? '',
  active: active ?? '',
  optedOut: optedOut ?? '',
  withheld: withheld ?? '',
});

/** Stands for a campaign's name in what is shown. */
const someCampaign = 'Autumn turnout';

/** What is said, while it is being edited. */
export function TextsForm(props: { saved: Texts; accountName: string }) {
  const { accountName } = props;
  /** What the draft was made of: what is saved is meant for that. */
  const [saved, setSaved] = useState(props.saved);
  const [seen, setSeen] = useState(saved.etag);
  const [draft, setDraft] = useState(() => draftOf(saved));
  const before = draftOf(saved);
  const typed = Object.fromEntries(
    Object.entries(draft).filter(([name, text]) => text !== before[name as keyof typeof before]),
  ) as Partial<typeof draft>;
  const changed = useChanged();
  const save = useMutation({
    mutationFn: () =>
      answer(
        api.PUT('/v1/account/call-back-texts', {
          params: { header: meantFor(saved) },
          body: {
            language: draft.language,
            archived: draft.archived.trim() || null,
            active: draft.active.trim() || null,
            optedOut: draft.optedOut.trim() || null,
            withheld: draft.withheld.trim() || null,
          },
        }),
      ),
    meta: { quiet: true },
    onError: (error) => {
      const now = thereNow(error) as Texts | undefined;
      if (!now) return;
      setSaved(now);
      // What was typed here stays in its field, everything else is as somebody else has saved it.
      setDraft({ ...draftOf(now), ...typed });
    },
    onSuccess: (now) => {
      setSaved(now);
      setDraft(draftOf(now));
      showDone('The texts are saved.');
      return changed('call_back_texts');
    },
  });
  if (props.saved.etag !== seen) {
    setSeen(props.saved.etag);
    if (Object.keys(typed).length === 0) {
      setSaved(props.saved);
      setDraft(draftOf(props.saved));
    }
  }
  const errors = fieldErrors(save.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const spoken = (name: TextName) =>
    (draft[name].trim() || saved.defaults[name])
      .replaceAll('{account}', accountName)
      .replaceAll('{campaign}', someCampaign);
  return (
    <Section
      title="What is said"
      description="{account} and {campaign} stand for the names. An empty text is the default. Below each is what is heard."
    >
      <form onSubmit={submit}>
        <Stack>
          <NativeSelect
            label="Language of the voice"
            description="The texts have to be in it."
            data={languages}
            maw={320}
            value={draft.language}
            onChange={(event) =>
              setDraft({ ...draft, language: event.currentTarget.value as SpokenLanguage })
            }
          />
          {textNames.map((name) => (
            <div key={name}>
              <Textarea
                label={textWords[name]}
                description={
                  isChangedMeanwhile(save.error) &&
                  typed[name] !== undefined &&
                  `Saved now: ${before[name] || 'the default'}`
                }
                placeholder={saved.defaults[name]}
                autosize
                minRows={2}
                maxLength={500}
                value={draft[name]}
                error={errors[name]}
                onChange={(event) => setDraft({ ...draft, [name]: event.currentTarget.value })}
              />
              <Blockquote p="xs" mt="xs" aria-label={`Heard ${textWords[name].toLowerCase()}`}>
                {spoken(name)}
              </Blockquote>
            </div>
          ))}
          <FormProblem error={save.error} />
          <Group>
            <Button type="submit" loading={save.isPending}>
              Save the texts
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
