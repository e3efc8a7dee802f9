import { Group, MultiSelect, NativeSelect, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answer, api, type Schemas } from '../../api/client';

export type Targeting = Omit<Schemas['Targeting'], 'campaignIds'>;

/** What somebody has chosen in the dialog. */
export interface TargetChoice {
  dispositions: string[];
  reached: '' | 'true' | 'false';
  question: string | null;
  values: string[];
  from: string;
  to: string;
}

export const noChoice: TargetChoice = {
  dispositions: [],
  reached: '',
  question: null,
  values: [],
  from: '',
  to: '',
};

/** The choice as the API takes it; what was left empty is left out. */
export const targetingOf = ({
  dispositions,
  reached,
  question,
  values,
  from,
  to,
}: TargetChoice): Targeting => ({
  ...(dispositions.length > 0 && { dispositions }),
  ...(question !== null && values.length > 0 && { answers: [{ question, values }] }),
  ...(reached !== '' && { reached: reached === 'true' }),
  ...(from !== '' && { from }),
  ...(to !== '' && { to }),
});

/** Whom to call again. */
export function TargetFields(props: {
  campaignIds: string[];
  choice: TargetChoice;
  onChange: (choice: TargetChoice) => void;
}) {
  const { campaignIds, choice, onChange } = props;
  const set = (part: Partial<TargetChoice>) => onChange({ ...choice, ...part });
  const { data } = useQuery({
    queryKey: ['campaigns', 'targeting-choices', campaignIds],
    queryFn: () => answer(api.POST('/v1/targeted-campaigns/choices', { body: { campaignIds } })),
    staleTime: Infinity,
  });
  const questions = data?.questions ?? [];
  const values = questions.find(({ question }) => question === choice.question)?.values ?? [];
  return (
    <>
      <MultiSelect
        label="Last disposition"
        placeholder={choice.dispositions.length === 0 ? 'Any, or none' : ''}
        data={data?.dispositions ?? []}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': 'Clear the dispositions' }}
        value={choice.dispositions}
        onChange={(dispositions) => set({ dispositions })}
      />
      <NativeSelect
        label="Reached"
        data={[
          { value: '', label: 'Everybody' },
          { value: 'false', label: 'Who was not reached: nobody answered, or nobody called' },
          { value: 'true', label: 'Who answered a call' },
        ]}
        value={choice.reached}
        onChange={(event) => set({ reached: event.currentTarget.value as TargetChoice['reached'] })}
      />
      {questions.length > 0 && (
        <Group grow align="flex-start">
          <Select
            label="Answered the question"
            placeholder="Any"
            data={questions.map(({ question }) => question)}
            clearable
            clearButtonProps={{ 'aria-label': 'Clear the question' }}
            value={choice.question}
            onChange={(question) => set({ question, values: [] })}
          />
          {choice.question !== null && (
            <MultiSelect
              label="With"
              data={values}
              searchable
              value={choice.values}
              onChange={(chosen) => set({ values: chosen })}
            />
          )}
        </Group>
      )}
      <Group grow align="flex-start">
        <TextInput
          label="Called from"
          type="date"
          value={choice.from}
          onChange={(event) => set({ from: event.currentTarget.value })}
        />
        <TextInput
          label="Called to"
          type="date"
          min={choice.from}
          value={choice.to}
          onChange={(event) => set({ to: event.currentTarget.value })}
        />
      </Group>
    </>
  );
}
