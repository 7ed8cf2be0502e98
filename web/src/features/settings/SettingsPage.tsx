/** Own settings, each saved as soon as it is chosen: language, figures, theme, time zone. */
import { NativeSelect, SegmentedControl, Select, Stack, Text, useMantineColorScheme } from '@mantine/core';
import { useState } from 'react';
import { useMe } from '@/api/session';
import { figureChoices, sample } from '@/i18n/figures';
import { isLanguage, LANGUAGE_NAMES, LANGUAGES, useFormats, useLanguage, useT } from '@/i18n/i18n';
import { zones } from '@/i18n/zone';
import { Page } from '@/ui/Page';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { THEMES, useSaveSettings } from './useSaveSettings';

export default function SettingsPage() {
  const t = useT();
  const me = useMe();
  const formats = useFormats();
  const { language } = useLanguage();
  const { colorScheme } = useMantineColorScheme();
  const [opened] = useState(() => new Date().toISOString());
  const { save, setLanguage, setTheme } = useSaveSettings();
  return (
    <Page title={t('shell-settings')} narrow>
      <Stack gap="lg" maw={420}>
        {save.error ? <ProblemAlert error={save.error} /> : null}
        <NativeSelect
          label={t('shell-language')}
          value={language}
          data={LANGUAGES.filter((one) => one === language || me.company.languages.includes(one)).map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
          onChange={(event) => {
            const chosen = event.currentTarget.value;
            if (isLanguage(chosen)) setLanguage(chosen);
          }}
        />
        <NativeSelect
          label={t('company-figures')}
          value={me.user.figures ?? ''}
          data={[{ value: '', label: t('company-figures-company', { sample: sample(formats.tag, me.company.figures ?? undefined) }) }, ...figureChoices()]}
          onChange={(event) => save.mutate({ figures: event.currentTarget.value })}
        />
        <div role="group" aria-labelledby="theme-label">
          <Text id="theme-label" size="md" fw={500} mb={4}>
            {t('shell-theme')}
          </Text>
          <SegmentedControl
            fullWidth
            value={colorScheme === 'auto' ? 'system' : colorScheme}
            data={THEMES.map((value) => ({ value, label: t(`shell-theme-${value}`) }))}
            onChange={setTheme}
          />
        </div>
        <Select
          label={t('shell-zone')}
          description={t('shell-zone-now', { time: formats.instant(opened) })}
          searchable
          value={me.user.zone}
          data={zones(me.user.zone, me.company.zone)}
          nothingFoundMessage={t('shell-nothing-found')}
          onChange={(zone) => {
            if (zone && zone !== me.user.zone) save.mutate({ zone });
          }}
        />
      </Stack>
    </Page>
  );
}
