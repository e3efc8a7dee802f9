import { Chip, Fieldset, Group, TextInput } from '@mantine/core';
import { Term } from '../../ui/term';
import type { CallResult } from './outcomes';
import { dispositions, longestDisposition, outcomeWords } from './outcomes';

export interface Choice {
  outcome: CallResult['outcome'];
  /** One of the usual ones, or `other`. */
  disposition: string | null;
  other: string;
}

const other = 'other';

/** Null: it is not complete yet. Only who answered can have said something. */
export function resultOf({ outcome, disposition, other: text }: Choice): CallResult | null {
  if (outcome !== 'answered') return { outcome };
  if (disposition !== other) return disposition === null ? null : { outcome, disposition };
  const note = text.trim();
  // What is in the caller's own words is an answer: as dispositions, each would be counted alone.
  return note ? { outcome, disposition: 'Other', answers: { note } } : null;
}

/** How the call ended, and what the person said. */
export function ChoiceOfResult(props: { choice: Choice; onChange: (choice: Choice) => void }) {
  const { choice, onChange } = props;
  const change = (part: Partial<Choice>) => onChange({ ...choice, ...part });
  return (
    <>
      <Fieldset legend="How did the call end?">
        <Chip.Group value={choice.outcome} onChange={(value) => change({ outcome: value })}>
          <Group gap="xs">
            {Object.entries(outcomeWords).map(([outcome, label]) => (
              <Chip key={outcome} value={outcome}>
                {label}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      </Fieldset>
      {choice.outcome === 'answered' && (
        <Fieldset
          legend={
            <>
              What did the person say? (<Term word="disposition" />)
            </>
          }
        >
          <Chip.Group value={choice.disposition} onChange={(value) => change({ disposition: value })}>
            <Group gap="xs">
              {dispositions.map((each) => (
                <Chip key={each} value={each}>
                  {each}
                </Chip>
              ))}
              <Chip value={other}>Other</Chip>
            </Group>
          </Chip.Group>
          {choice.disposition === other && (
            <TextInput
              mt="sm"
              label="In your words"
              required
              maxLength={longestDisposition}
              value={choice.other}
              onChange={(event) => change({ other: event.currentTarget.value })}
            />
          )}
        </Fieldset>
      )}
    </>
  );
}
