import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';

/** Tells what was typed when the typing pauses. */
export function SearchField(props: {
  value: string;
  onChange: (value: string) => void;
  placeholder: string;
  maxLength: number;
}) {
  const { value, onChange, placeholder, maxLength } = props;
  const [text, setText] = useState(value);
  const told = useRef(value);
  const tell = useDebouncedCallback((next: string) => {
    told.current = next;
    onChange(next);
  }, 300);
  useEffect(() => {
    // It was changed by something else, such as the browser's way back.
    if (value !== told.current) setText(value);
    told.current = value;
  }, [value]);
  const type = (next: string) => {
    setText(next);
    tell(next);
  };
  return (
    <TextInput
      label="Search"
      type="search"
      placeholder={placeholder}
      maxLength={maxLength}
      leftSection={<Search size={16} aria-hidden />}
      rightSection={
        text ? <CloseButton size="sm" aria-label="Clear the search" onClick={() => type('')} /> : null
      }
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
      style={{ flex: '2 1 14rem' }}
    />
  );
}
