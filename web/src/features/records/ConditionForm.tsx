/** One condition in a small form, applied only when it is complete; a way on to groups of conditions. */
import { Button, createTheme, Group, MantineThemeProvider, Stack } from '@mantine/core';
import type { ObjectSchema } from '@/api/schema';
import type { Condition } from '@/entity/filter';
import { useT } from '@/i18n/i18n';
import { ConditionFields, useCondition } from './ConditionFields';

interface ConditionFormProps {
  schema: ObjectSchema;
  condition: Condition | null;
  onApply: (condition: Condition) => void;
  /** To the builder, with the condition as far as it is complete. */
  onCompose: (condition: Condition | null) => void;
}

/**
 * The lists and calendars of the inputs stand inside this form's popover, not in portals of their own:
 * a click on one of their options must not count as a click outside, which closes the popover.
 */
const INSIDE = createTheme({ components: { Combobox: { defaultProps: { withinPortal: false } }, Popover: { defaultProps: { withinPortal: false } } } });

export default function ConditionForm({ schema, condition, onApply, onCompose }: ConditionFormProps) {
  const t = useT();
  const state = useCondition(schema, condition);
  return (
    <MantineThemeProvider theme={INSIDE}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          // A form in a popover is still inside the page's React tree: its submit must not reach another form.
          event.stopPropagation();
          if (state.final) onApply(state.final);
        }}
      >
        <Stack gap="sm">
          <ConditionFields {...state} />
          <Group gap="xs" justify="space-between">
            <Button type="submit" disabled={!state.final}>
              {t('records-filter-apply')}
            </Button>
            <Button variant="subtle" onClick={() => onCompose(state.final)}>
              {t('records-filter-compose')}
            </Button>
          </Group>
        </Stack>
      </form>
    </MantineThemeProvider>
  );
}
