/** Many lines of text, as high as they need. */
import { Textarea } from '@mantine/core';
import { common, type EditProps } from './edit';
import { plainText } from './values';

export default function LongTextEdit(props: EditProps) {
  return (
    <Textarea
      {...common(props)}
      autosize
      minRows={props.bare === true ? 1 : 3}
      maxRows={16}
      value={plainText(props.value)}
      onChange={(event) => props.onChange(event.currentTarget.value || null)}
    />
  );
}
