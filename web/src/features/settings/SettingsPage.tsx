/** Own settings, each saved as soon as it is chosen: language, theme, time zone. */
import { NativeSelect, SegmentedControl, Select, Stack, Text, useMantineColorScheme } from '@mantine/core';
import { useState } from 'react';
import { useMe } from '@/api/session';
import { isLanguage, LANGUAGE_NAMES, LANGUAGES, useFormats, useLanguage, useT } from '@/i18n/i18n';
import { Page } from '@/ui/Page';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { THEMES, useSaveSettings } from './useSaveSettings';

/** Zones of this browser, the chosen and the company's always among them. */
function zones(...wanted: string[]): string[] {
  const known = typeof Intl.supportedValuesOf === 'function' ? Intl.supportedValuesOf('timeZone') : [];
  return [...new Set([...wanted.filter(Boolean), 'UTC', ...known])].toSorted();
}

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
          data={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
          onChange={(event) => {
            const chosen = event.currentTarget.value;
            if (isLanguage(chosen)) setLanguage(chosen);
          }}
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
